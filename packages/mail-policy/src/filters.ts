import { type EntryFault, normaliseEntries } from './entries.ts';

/** From a score on, or not at all. */
export type QuarantineAt = number | 'never';

/** Where neither a mailbox nor its domain says anything: scores of rspamd, which starts at 0 and adds. */
export const DEFAULT_SCORES = { junkAt: 6, quarantineAt: 'never', rejectAt: 15 } as const;

export interface Filters {
  readonly junkAt: number | null;
  readonly quarantineAt: QuarantineAt | null;
  readonly rejectAt: number | null;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

export type FilterFault =
  | { readonly code: 'entry'; readonly list: 'allow' | 'deny'; readonly fault: EntryFault }
  | { readonly code: 'both'; readonly entry: string }
  | { readonly code: 'order'; readonly junkAt: number; readonly rejectAt: number }
  | { readonly code: 'quarantine_low'; readonly junkAt: number; readonly quarantineAt: number }
  | { readonly code: 'quarantine_high'; readonly quarantineAt: number; readonly rejectAt: number };

export type CheckedFilters = { readonly ok: true; readonly value: Filters } | { readonly ok: false; readonly fault: FilterFault };

/** Lists in one spelling, and nothing that cannot be meant: one sender both welcome and not, or scores out of their order. */
export function checkFilters(typed: Filters, houses: readonly Scores[] = []): CheckedFilters {
  const lists: Record<'allow' | 'deny', readonly string[]> = { allow: [], deny: [] };
  for (const list of ['allow', 'deny'] as const) {
    const { entries, faults } = normaliseEntries(typed[list]);
    if (faults[0]) return { ok: false, fault: { code: 'entry', list, fault: faults[0] } };
    lists[list] = entries;
  }
  const both = lists.allow.find((entry) => lists.deny.includes(entry));
  if (both !== undefined) return { ok: false, fault: { code: 'both', entry: both } };
  const fault = orderFault(scoresOf(typed, ...houses));
  if (fault) return { ok: false, fault };
  const { junkAt, quarantineAt, rejectAt } = typed;
  return { ok: true, value: { junkAt, quarantineAt, rejectAt, ...lists } };
}

type Scores = Pick<Filters, 'junkAt' | 'quarantineAt' | 'rejectAt'> | null;
export interface Held {
  readonly junkAt: number;
  readonly quarantineAt: QuarantineAt;
  readonly rejectAt: number;
}

/** What holds in the end: the first that says something, the closest first (mailbox, group, domain, company). */
export const scoresOf = (...wishes: readonly Scores[]): Held => {
  const first = <K extends keyof Held>(name: K): Held[K] =>
    (wishes.find((wish) => wish?.[name] != null)?.[name] ?? DEFAULT_SCORES[name]) as Held[K];
  return { junkAt: first('junkAt'), quarantineAt: first('quarantineAt'), rejectAt: first('rejectAt') };
};

/** Junk, quarantine, refusal: each begins where the one before does, or later. */
function orderFault({ junkAt, quarantineAt, rejectAt }: Held): FilterFault | null {
  if (rejectAt < junkAt) return { code: 'order', junkAt, rejectAt };
  if (quarantineAt === 'never') return null;
  if (quarantineAt < junkAt) return { code: 'quarantine_low', junkAt, quarantineAt };
  return quarantineAt > rejectAt ? { code: 'quarantine_high', quarantineAt, rejectAt } : null;
}
