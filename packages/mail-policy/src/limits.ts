/** How many outside recipients may be named in an hour and in a day (UTC), by a mailbox, a domain and a whole company. */
export const LIMIT_SCOPES = ['mailbox', 'domain', 'tenant'] as const;
export type LimitScope = (typeof LIMIT_SCOPES)[number];
export interface Limits {
  readonly hour: number;
  readonly day: number;
}
export interface Layer extends Limits {
  readonly scope: LimitScope;
  readonly hourUsed: number;
  readonly dayUsed: number;
}
export type LimitPeriod = 'hour' | 'day';
export interface LimitHit {
  readonly scope: LimitScope;
  readonly period: LimitPeriod;
  readonly limit: number;
}

const MAILBOX: Limits = { hour: 200, day: 1000 };
const BULK: Limits = { hour: 3000, day: 20_000 };
/** From here on the customer is told. */
export const WARN_AT = 0.8;

/** What a plan gives, by the number of its mailboxes, where nobody decided otherwise. */
export function planLimits(scope: LimitScope, mailboxLimit: number, bulk: boolean): Limits {
  if (scope === 'mailbox') return bulk ? BULK : MAILBOX;
  return { hour: Math.max(500, 20 * mailboxLimit), day: Math.max(2500, 60 * mailboxLimit) };
}

/** Who has sent more before, and nothing came of it, may again, and half as much on top. What somebody decided stands as it is. */
export function grownLimits(plan: Limits, peak: Limits): Limits {
  return { hour: Math.max(plan.hour, Math.ceil(1.5 * peak.hour)), day: Math.max(plan.day, Math.ceil(1.5 * peak.day)) };
}

/** The first layer that one more recipient would break, or null. */
export function limitHit(layers: readonly Layer[]): LimitHit | null {
  for (const { scope, hour, day, hourUsed, dayUsed } of layers) {
    if (hourUsed >= hour) return { scope, period: 'hour', limit: hour };
    if (dayUsed >= day) return { scope, period: 'day', limit: day };
  }
  return null;
}

const WHOSE: Record<LimitScope, string> = { mailbox: 'this mailbox', domain: 'this domain', tenant: 'your company' };

/** RFC 3463 section 3.8: X.7.1, delivery not authorized. A 4xx: the program keeps the message and tries again. */
export function limitReply({ scope, period, limit }: LimitHit, now: Date): string {
  const end = new Date(now);
  if (period === 'hour') end.setUTCHours(end.getUTCHours() + 1, 0, 0, 0);
  else end.setUTCHours(24, 0, 0, 0);
  const when = `${end.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `450 4.7.1 ${WHOSE[scope]} reached its limit of ${limit} outside recipients per ${period}; sending goes on at ${when}`;
}

/** How full, between 0 and 1 and beyond; the fuller of the two periods. */
export const fullness = ({ hour, day, hourUsed, dayUsed }: Layer): number => Math.max(hourUsed / hour, dayUsed / day);
