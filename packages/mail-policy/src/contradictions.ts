import type { MailboxRecord } from '@relevo/agent-protocol';
import type { Detail } from '@relevo/mail-address';
import { maySend } from './decisions.ts';

export type MailboxSettings = Pick<
  MailboxRecord,
  'address' | 'sendPolicy' | 'receivePolicy' | 'forward' | 'accessMode' | 'retentionDays' | 'vacation' | 'protocols'
>;

export type ContradictionCode =
  | 'policy.refuse_and_forward'
  | 'policy.refuse_required_role'
  | 'policy.forward_to_self'
  | 'policy.list_empty'
  | 'policy.list_redundant'
  | 'policy.neither_sends_nor_receives'
  | 'policy.forward_leaves_fence'
  | 'policy.webmail_with_retention'
  | 'policy.refuse_and_vacation'
  | 'policy.vacation_without_sending'
  | 'policy.no_way_in'
  | 'policy.mode_without_its_ways'
  | 'policy.cleartext';

export interface Contradiction {
  readonly code: ContradictionCode;
  /** An `error` can never do what its settings say and is refused; a `warning` is probably not what was meant. */
  readonly severity: 'error' | 'warning';
  readonly fields: readonly (keyof MailboxSettings)[];
  readonly detail: Detail;
}

interface Rule extends Omit<Contradiction, 'detail'> {
  /** The detail when the rule speaks, or null. */
  readonly when: (mailbox: MailboxSettings) => Detail | null;
}

// RFC 5321 section 4.5.1 obliges every domain to take mail for postmaster, RFC 2142 section 2 adds abuse.
const REQUIRED_ROLES = new Set(['postmaster', 'abuse']);

const given = (condition: boolean): Detail | null => (condition ? {} : null);
const about = (address: string | undefined): Detail | null => (address === undefined ? null : { address });

const RULES: readonly Rule[] = [
  {
    code: 'policy.refuse_and_forward',
    severity: 'error',
    fields: ['receivePolicy', 'forward'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && m.forward !== null),
  },
  {
    code: 'policy.refuse_required_role',
    severity: 'error',
    fields: ['receivePolicy'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && REQUIRED_ROLES.has(m.address.slice(0, m.address.lastIndexOf('@')))),
  },
  {
    code: 'policy.forward_to_self',
    severity: 'error',
    fields: ['forward'],
    when: (m) => given(m.forward?.targets.includes(m.address) ?? false),
  },
  {
    code: 'policy.list_empty',
    severity: 'error',
    fields: ['sendPolicy'],
    when: (m) => given(m.sendPolicy.kind === 'listed' && m.sendPolicy.entries.length === 0),
  },
  {
    code: 'policy.list_redundant',
    severity: 'warning',
    fields: ['sendPolicy'],
    when: (m) => about(redundantEntry(m)),
  },
  {
    code: 'policy.neither_sends_nor_receives',
    severity: 'warning',
    fields: ['sendPolicy', 'receivePolicy'],
    when: (m) => given(m.sendPolicy.kind === 'nobody' && m.receivePolicy.kind === 'refuse'),
  },
  {
    code: 'policy.forward_leaves_fence',
    severity: 'warning',
    fields: ['sendPolicy', 'forward'],
    when: (m) => about(forwardBeyondFence(m)),
  },
  {
    // A webmail-only user has no other copy: what the server drops is gone.
    code: 'policy.webmail_with_retention',
    severity: 'warning',
    fields: ['accessMode', 'retentionDays'],
    when: (m) => given(m.accessMode === 'webmail' && m.retentionDays !== null),
  },
  {
    code: 'policy.refuse_and_vacation',
    severity: 'error',
    fields: ['receivePolicy', 'vacation'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && m.vacation !== null),
  },
  {
    // An automatic answer is mail that the mailbox sends.
    code: 'policy.vacation_without_sending',
    severity: 'error',
    fields: ['sendPolicy', 'vacation'],
    when: (m) => given(m.sendPolicy.kind === 'nobody' && m.vacation !== null),
  },
  {
    code: 'policy.no_way_in',
    severity: 'warning',
    fields: ['protocols'],
    when: (m) => given(!m.protocols.imap && !m.protocols.pop3 && !m.protocols.webmail && m.forward?.keepCopy !== false),
  },
  {
    code: 'policy.mode_without_its_ways',
    severity: 'warning',
    fields: ['accessMode', 'protocols'],
    when: (m) => given(missesItsWays(m)),
  },
  {
    code: 'policy.cleartext',
    severity: 'warning',
    fields: ['protocols'],
    when: (m) => given(m.protocols.cleartext),
  },
];

function missesItsWays({ accessMode, protocols }: MailboxSettings): boolean {
  const program = protocols.imap || protocols.pop3;
  if (!program && !protocols.webmail) return false;
  return (accessMode !== 'webmail' && !program) || (accessMode !== 'client' && !protocols.webmail);
}

function redundantEntry(mailbox: MailboxSettings): string | undefined {
  if (mailbox.sendPolicy.kind !== 'listed') return undefined;
  const { entries } = mailbox.sendPolicy;
  return entries.find((entry) => !entry.startsWith('@') && entries.includes(entry.slice(entry.lastIndexOf('@'))));
}

/** Receive-only mailboxes are forwarded on purpose; one fenced to its own domain or a list, hardly. */
function forwardBeyondFence(mailbox: MailboxSettings): string | undefined {
  if (mailbox.sendPolicy.kind === 'nobody') return undefined;
  return mailbox.forward?.targets.find((target) => maySend(mailbox.sendPolicy, mailbox.address, target).verdict === 'reject');
}

/** Settings of one mailbox that cannot be true together, or hardly can; errors first, each rule at most once. */
export function contradictions(mailbox: MailboxSettings): readonly Contradiction[] {
  const found = RULES.flatMap(({ when, ...rule }) => {
    const detail = when(mailbox);
    return detail ? [{ ...rule, detail }] : [];
  });
  return [...found.filter((c) => c.severity === 'error'), ...found.filter((c) => c.severity === 'warning')];
}
