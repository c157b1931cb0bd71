/** Postfix's own defaults (postconf(5)): a message is tried again when as much time has passed as it is old, within these. */
const MINIMAL_BACKOFF_MS = 300_000;
const MAXIMAL_BACKOFF_MS = 4_000_000;
/** maximal_queue_lifetime. */
const LIFETIME_MS = 5 * 86_400_000;

/** When the next attempt is due; the queue is looked through every five minutes, so it may come that much later. */
export function nextAttempt(arrivedAt: Date, lastAttemptAt: Date): Date {
  const age = lastAttemptAt.getTime() - arrivedAt.getTime();
  return new Date(lastAttemptAt.getTime() + Math.min(MAXIMAL_BACKOFF_MS, Math.max(MINIMAL_BACKOFF_MS, age)));
}

/** When the sender is told that it was given up. */
export const givenUpAt = (arrivedAt: Date): Date => new Date(arrivedAt.getTime() + LIFETIME_MS);

/** From where a page was read: after or before a row, or from an end of the queue. Rows are newest first in either case. */
export type Reading = { readonly way: 'older' | 'newer'; readonly fromEnd: boolean };

/** Cuts the one row too many, which was read at the far side, and says whether there is more on either side. */
export function cutPage<Row>(rows: readonly Row[], limit: number, { way, fromEnd }: Reading) {
  const more = rows.length > limit;
  const shown = way === 'older' ? rows.slice(0, limit) : rows.slice(-limit);
  return { shown, older: way === 'older' ? more : !fromEnd, newer: way === 'newer' ? more : !fromEnd };
}
