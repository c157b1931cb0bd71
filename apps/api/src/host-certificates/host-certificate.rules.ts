import { platformNames } from '@relevo/dns-records';

/** A third of its life before the end: enough for a week of failures of an authority that gives 90 days. */
export const renewAt = (notBefore: Date, notAfter: Date): Date =>
  new Date(notAfter.getTime() - (notAfter.getTime() - notBefore.getTime()) / 3);

const MINUTE = 60_000;
/** Minutes between attempts; the last one goes on. Authorities count failures by the hour and block who insists. */
const WAIT_MINUTES = [1, 5, 15, 60, 180, 720] as const;
export const attemptAfter = (failures: number, now: Date): Date => {
  const minutes = WAIT_MINUTES[Math.min(Math.max(failures, 1), WAIT_MINUTES.length) - 1] ?? 720;
  return new Date(now.getTime() + minutes * MINUTE);
};

/**
 * Names that the nodes of a pair answer by: their own, and those of every company (`slug.mail.<platform>`), which companies come to and
 * leave without a new certificate. Sorted, so that two lists can be compared.
 */
export function hostNames(platform: string, hosts: readonly string[]): string[] {
  const { mail, standby, mx, mx2 } = platformNames(platform, '*');
  return [...new Set([...hosts, mail, standby, mx, mx2].map((name) => name.toLowerCase()))].sort();
}

/** Where the answer for a name is looked for; of a wildcard, beside what it stands under (RFC 8555 section 8.4). */
export const challengeName = (name: string): string => `_acme-challenge.${name.replace(/^\*\./, '')}`;

export interface Present {
  readonly source: 'local' | 'acme';
  readonly names: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
}
export type Why = 'none' | 'asked' | 'source' | 'names' | 'ends';

/** Why a pair needs a new certificate now, or null. */
export function whyNew(
  present: Present | null,
  wish: { readonly source: Present['source']; readonly names: readonly string[]; readonly asked: boolean },
  now: Date,
): Why | null {
  if (!present) return 'none';
  if (wish.asked) return 'asked';
  if (present.source !== wish.source) return 'source';
  if ([...present.names].sort().join() !== [...wish.names].sort().join()) return 'names';
  return renewAt(present.notBefore, present.notAfter) <= now ? 'ends' : null;
}

const DAY = 86_400_000;
const SOON_DAYS = 14;
const NOW_DAYS = 3;
export const wholeDays = (notAfter: Date, now: Date): number => Math.floor((notAfter.getTime() - now.getTime()) / DAY);
/** What staff have to know of a certificate that is served, whoever issued it. */
export function ending(notAfter: Date, now: Date): 'soon' | 'now' | null {
  const left = notAfter.getTime() - now.getTime();
  return left <= NOW_DAYS * DAY ? 'now' : left <= SOON_DAYS * DAY ? 'soon' : null;
}
