import type { MailboxRecord, ReceivePolicy, SendPolicy } from '@relevo/agent-protocol';
import { domainOf, parseOutsideAddress } from '@relevo/mail-address';

export type SendRule =
  | 'send.anyone'
  | 'send.own_domain'
  | 'send.listed_address'
  | 'send.listed_domain'
  | 'send.not_own_domain'
  | 'send.not_listed'
  | 'send.nobody'
  | 'send.suspended'
  | 'send.outgoing_held'
  | 'send.outgoing_refused'
  | 'send.routed_recipient'
  | 'send.unreadable_recipient';

export type ReceiveRule = 'receive.accept' | 'receive.refuse';

export interface Permit<R extends string> {
  readonly verdict: 'permit';
  readonly rule: R;
  readonly text: '';
}

export interface Reject<R extends string> {
  readonly verdict: 'reject';
  readonly rule: R;
  /** The whole SMTP reply: code, enhanced code, one line of ASCII. Also what a Postfix policy service gives as its action. */
  readonly text: string;
}

export type Verdict<R extends string> = Permit<R> | Reject<R>;
export type SendVerdict = Verdict<SendRule>;
export type ReceiveVerdict = Verdict<ReceiveRule>;

// RFC 3463 section 3.8: X.7.1 "delivery not authorized", X.1.3 "bad destination mailbox address syntax".
const REPLY = {
  'send.not_own_domain': '550 5.7.1 This mailbox may send to its own domain only',
  'send.not_listed': '550 5.7.1 This mailbox may send to listed addresses only',
  'send.nobody': '550 5.7.1 This mailbox may receive only',
  'send.suspended': '550 5.7.1 This mailbox is suspended',
  'send.outgoing_refused': '550 5.7.1 This mailbox may write inside its company only, for now',
  'send.routed_recipient': '550 5.7.1 This mailbox may not send to routed addresses',
  'send.unreadable_recipient': '550 5.1.3 Recipient address not understood',
} satisfies Partial<Record<SendRule, string>>;

const permit = <R extends string>(rule: R): Permit<R> => ({ verdict: 'permit', rule, text: '' });
const refuse = <R extends keyof typeof REPLY>(rule: R): Reject<R> => ({ verdict: 'reject', rule, text: REPLY[rule] });

// user%other@here, other!user@here: Postfix rewrites these on their way (allow_percent_hack, swap_bangpath),
// so the domain that is seen is not the one that is reached.
export const ROUTED = /[%!]/;

/**
 * May this login send to this recipient?
 *
 * `login` is the mailbox's own address as stored; `recipient` is the envelope's, as the client gave it, any case, U-labels
 * taken. The answer names the rule and holds the SMTP reply. Domains match whole: `@b.test` does not open `x.b.test`.
 */
export function maySend(policy: SendPolicy, login: string, recipient: string): SendVerdict {
  if (policy.kind === 'anyone') return permit('send.anyone');
  if (policy.kind === 'nobody') return refuse('send.nobody');

  const parsed = parseOutsideAddress(recipient);
  if (!parsed.ok) return refuse('send.unreadable_recipient');
  const address = parsed.value;
  const domain = domainOf(address);
  if (ROUTED.test(address)) return refuse('send.routed_recipient');

  if (policy.kind === 'own_domain') {
    const own = login.slice(login.lastIndexOf('@') + 1).toLowerCase();
    return domain === own ? permit('send.own_domain') : refuse('send.not_own_domain');
  }
  if (policy.entries.includes(address)) return permit('send.listed_address');
  return policy.entries.includes(`@${domain}`) ? permit('send.listed_domain') : refuse('send.not_listed');
}

/**
 * `maySend` for a whole mailbox record: a suspended one may not, whatever its policy. `inside`: the recipient is one of the
 * mailbox's own company, which what is said of its outgoing mail does not touch. `send.outgoing_held` is taken, and waits.
 */
export function mailboxMaySend(
  mailbox: Pick<MailboxRecord, 'address' | 'state' | 'sendPolicy' | 'outgoing'>,
  recipient: string,
  inside: boolean,
): SendVerdict {
  if (mailbox.state === 'suspended') return refuse('send.suspended');
  const verdict = maySend(mailbox.sendPolicy, mailbox.address, recipient);
  if (verdict.verdict === 'reject' || inside || mailbox.outgoing === 'open') return verdict;
  return mailbox.outgoing === 'held' ? permit('send.outgoing_held') : refuse('send.outgoing_refused');
}

/** May this mailbox be written to? Refusals read `550 5.2.1 <the owner's words>` (RFC 3463 section 3.3, mailbox not accepting). */
export function mayReceive(policy: ReceivePolicy): ReceiveVerdict {
  if (policy.kind === 'accept') return permit('receive.accept');
  return { verdict: 'reject', rule: 'receive.refuse', text: `550 5.2.1 ${policy.text}` };
}

/**
 * Who enforces a send policy on the node. A map keyed by the sender alone can say "nobody" and goes on saying it when the
 * policy service is down; whatever depends on the recipient as well needs the service.
 */
export function enforcementOf(policy: SendPolicy): 'none' | 'map' | 'service' {
  const by = { anyone: 'none', nobody: 'map', own_domain: 'service', listed: 'service' } as const;
  return by[policy.kind];
}

/** Does this mailbox have to ask the policy service for each recipient? */
export const isRestricted = (policy: SendPolicy): boolean => enforcementOf(policy) === 'service';
