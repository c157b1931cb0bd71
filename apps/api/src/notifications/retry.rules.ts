/** Minutes before each further attempt; after the last the e-mail is given up, some twenty hours after it was written. */
export const WAIT_MINUTES = [0.25, 1, 5, 15, 60, 180, 360, 600] as const;

/** How long a worker has for one attempt before another may take the e-mail up. */
export const LEASE_MINUTES = 3;

/** When to try again after `attempts` failures; null: give up. A refusal for good (5xx, RFC 5321 section 4.2.1) is not tried again. */
export function nextAttempt(attempts: number, refusedForGood: boolean, now: Date): Date | null {
  const wait = WAIT_MINUTES[attempts - 1];
  return refusedForGood || wait === undefined ? null : new Date(now.getTime() + wait * 60_000);
}
