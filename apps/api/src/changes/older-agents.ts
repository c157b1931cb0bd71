import type { DomainRecord, Filters, MailboxRecord } from '@relevo/agent-protocol';

type Records = { readonly domains: readonly DomainRecord[]; readonly mailboxes: readonly MailboxRecord[] };

/**
 * Agents from before the quarantine had a score refuse filters without the word `spamTo`, and with them every change. They get it
 * until they are brought up to date; others do not read it, and it is no part of the digest.
 */
export const forOlderAgents = ({ domains, mailboxes }: Records) => ({
  domains: domains.map((domain) => ({
    ...domain,
    filters: withSpamTo(domain.filters),
    tenantFilters: withSpamTo(domain.tenantFilters),
  })),
  mailboxes: mailboxes.map((mailbox) => ({
    ...mailbox,
    filters: withSpamTo(mailbox.filters),
    groupFilters: withSpamTo(mailbox.groupFilters),
  })),
});

/** All spam to the quarantine or none is what they can do: with a score, all of it stays out of the mailbox. */
function withSpamTo(filters: Filters | null) {
  if (!filters) return null;
  const { quarantineAt } = filters;
  return { ...filters, spamTo: quarantineAt === null ? null : quarantineAt === 'never' ? 'junk' : 'quarantine' };
}
