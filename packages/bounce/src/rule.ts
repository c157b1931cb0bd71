import type { Reply, Stage } from './reply.ts';

export type BounceClass = 'invalid_address' | 'mailbox_full' | 'spam' | 'dns_or_domain' | 'unknown';

/** Finer than the class: what to do next hangs on it. */
export type BounceLabel =
  | 'user_unknown'
  | 'user_disabled'
  | 'user_moved'
  | 'bad_syntax'
  | 'recipient_refused'
  | 'over_quota'
  | 'system_full'
  | 'blocklisted'
  | 'reputation'
  | 'content'
  | 'virus'
  | 'authentication'
  | 'policy'
  | 'volume'
  | 'sender_blocked'
  | 'no_such_domain'
  | 'null_mx'
  | 'sender_domain'
  | 'reverse_dns'
  | 'unreachable'
  | 'loop'
  | 'expired'
  | 'relay_denied'
  | 'greylisted'
  | 'too_large'
  | 'too_many_connections'
  | 'restricted'
  | 'tls'
  | 'server_trouble'
  | 'protocol'
  | 'none';

/** All conditions that a rule has must hold. */
export interface BounceRule {
  readonly id: string;
  readonly class: BounceClass;
  readonly label: BounceLabel;
  /** 0 to 1: what the rule's word is worth. Clear text 0.9 and more, general words about 0.7, a code by itself about 0.5. */
  readonly confidence: number;
  /** Believed whatever else the words say: what a person has decided. */
  readonly outright?: true;
  readonly text?: RegExp;
  readonly enhanced?: RegExp;
  readonly code?: readonly number[];
  readonly stage?: readonly Stage[];
}

export function applies(rule: BounceRule, reply: Reply): boolean {
  if (rule.code !== undefined && (reply.code === null || !rule.code.includes(reply.code))) return false;
  if (rule.stage !== undefined && (reply.stage === null || !rule.stage.includes(reply.stage))) return false;
  if (rule.enhanced !== undefined && (reply.enhanced === null || !rule.enhanced.test(reply.enhanced))) return false;
  return rule.text === undefined || rule.text.test(reply.text);
}

/** One pattern out of alternatives. Written one phrase family per line; gaps are bounded, so no text makes it slow. */
export const any = (...alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'));

/** `first` and `second` at most `gap` characters apart, in either order. */
export const near = (first: string, second: string, gap: number): string =>
  `(?:${first}).{0,${gap}}(?:${second})|(?:${second}).{0,${gap}}(?:${first})`;
