import type { MailboxRecord } from '@relevo/agent-protocol';
import type { Detail } from '@relevo/mail-address';
import { maySend } from './decisions.ts';

export type MailboxSettings = Pick<
  MailboxRecord,
  'address' | 'sendPolicy' | 'receivePolicy' | 'forward' | 'accessMode' | 'retentionDays' | 'vacation' | 'protocols'
>;

/** Settings that can never do what they say: refused. */
export type RefusalCode =
  | 'policy.refuse_and_forward'
  | 'policy.refuse_required_role'
  | 'policy.forward_to_self'
  | 'policy.list_empty'
  | 'policy.refuse_and_vacation'
  | 'policy.vacation_without_sending';
/** Settings that are probably not what was meant: told. */
export const WARNING_CODES = [
  'policy.list_redundant',
  'policy.neither_sends_nor_receives',
  'policy.forward_leaves_fence',
  'policy.webmail_with_retention',
  'policy.no_way_in',
  'policy.mode_without_its_ways',
  'policy.cleartext',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export interface Contradiction<C> {
  readonly code: C;
  readonly fields: readonly (keyof MailboxSettings)[];
  readonly detail: Detail;
}

interface Rule<C> extends Omit<Contradiction<C>, 'detail'> {
  /** The detail when the rule speaks, or null. */
  readonly when: (mailbox: MailboxSettings) => Detail | null;
}

// RFC 5321 section 4.5.1 obliges every domain to take mail for postmaster, RFC 2142 section 2 adds abuse.
const REQUIRED_ROLES = new Set(['postmaster', 'abuse']);

const given = (condition: boolean): Detail | null => (condition ? {} : null);
const about = (address: string | undefined): Detail | null => (address === undefined ? null : { address });

const REFUSED: readonly Rule<RefusalCode>[] = [
  {
    code: 'policy.refuse_and_forward',
    fields: ['receivePolicy', 'forward'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && m.forward !== null),
  },
  {
    code: 'policy.refuse_required_role',
    fields: ['receivePolicy'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && REQUIRED_ROLES.has(m.address.slice(0, m.address.lastIndexOf('@')))),
  },
  {
    code: 'policy.forward_to_self',
    fields: ['forward'],
    when: (m) => given(m.forward?.targets.includes(m.address) ?? false),
  },
  {
    code: 'policy.list_empty',
    fields: ['sendPolicy'],
    when: (m) => given(m.sendPolicy.kind === 'listed' && m.sendPolicy.entries.length === 0),
  },
  {
    code: 'policy.refuse_and_vacation',
    fields: ['receivePolicy', 'vacation'],
    when: (m) => given(m.receivePolicy.kind === 'refuse' && m.vacation !== null),
  },
  {
    // An automatic answer is mail that the mailbox sends.
    code: 'policy.vacation_without_sending',
    fields: ['sendPolicy', 'vacation'],
    when: (m) => given(m.sendPolicy.kind === 'nobody' && m.vacation !== null),
  },
];

const DOUBTFUL: readonly Rule<WarningCode>[] = [
  {
    code: 'policy.list_redundant',
    fields: ['sendPolicy'],
    when: (m) => about(redundantEntry(m)),
  },
  {
    code: 'policy.neither_sends_nor_receives',
    fields: ['sendPolicy', 'receivePolicy'],
    when: (m) => given(m.sendPolicy.kind === 'nobody' && m.receivePolicy.kind === 'refuse'),
  },
  {
    code: 'policy.forward_leaves_fence',
    fields: ['sendPolicy', 'forward'],
    when: (m) => about(forwardBeyondFence(m)),
  },
  {
    // A webmail-only user has no other copy: what the server drops is gone.
    code: 'policy.webmail_with_retention',
    fields: ['accessMode', 'retentionDays'],
    when: (m) => given(m.accessMode === 'webmail' && m.retentionDays !== null),
  },
  {
    code: 'policy.no_way_in',
    fields: ['protocols'],
    when: (m) => given(!m.protocols.imap && !m.protocols.pop3 && !m.protocols.webmail && m.forward?.keepCopy !== false),
  },
  {
    code: 'policy.mode_without_its_ways',
    fields: ['accessMode', 'protocols'],
    when: (m) => given(missesItsWays(m)),
  },
  {
    code: 'policy.cleartext',
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

/** Settings of one mailbox that cannot be true together; each rule at most once. */
export const refusals = (mailbox: MailboxSettings): readonly Contradiction<RefusalCode>[] => judge(REFUSED, mailbox);

/** Settings of one mailbox that are hardly meant; each rule at most once. */
export const warnings = (mailbox: MailboxSettings): readonly Contradiction<WarningCode>[] => judge(DOUBTFUL, mailbox);

const judge = <C>(rules: readonly Rule<C>[], mailbox: MailboxSettings): Contradiction<C>[] =>
  rules.flatMap(({ when, ...rule }) => {
    const detail = when(mailbox);
    return detail ? [{ ...rule, detail }] : [];
  });
