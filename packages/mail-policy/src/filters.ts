import { type EntryFault, normaliseEntries } from './entries.ts';

/** Where neither a mailbox nor its domain says anything: scores of rspamd, which starts at 0 and adds. */
export const DEFAULT_SCORES = { junkAt: 6, rejectAt: 15, spamTo: 'junk' } as const;

export interface Filters {
  readonly junkAt: number | null;
  readonly rejectAt: number | null;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly spamTo: 'junk' | 'quarantine' | null;
}

export type FilterFault =
  | { readonly code: 'entry'; readonly list: 'allow' | 'deny'; readonly fault: EntryFault }
  | { readonly code: 'both'; readonly entry: string }
  | { readonly code: 'order'; readonly junkAt: number; readonly rejectAt: number };

export type CheckedFilters = { readonly ok: true; readonly value: Filters } | { readonly ok: false; readonly fault: FilterFault };

/** Lists in one spelling, and nothing that cannot be meant: one sender both welcome and not, or mail refused before it is junk. */
export function checkFilters(typed: Filters, houses: readonly Scores[] = []): CheckedFilters {
  const lists: Record<'allow' | 'deny', readonly string[]> = { allow: [], deny: [] };
  for (const list of ['allow', 'deny'] as const) {
    const { entries, faults } = normaliseEntries(typed[list]);
    if (faults[0]) return { ok: false, fault: { code: 'entry', list, fault: faults[0] } };
    lists[list] = entries;
  }
  const both = lists.allow.find((entry) => lists.deny.includes(entry));
  if (both !== undefined) return { ok: false, fault: { code: 'both', entry: both } };
  const { junkAt, rejectAt } = scoresOf(typed, ...houses);
  if (rejectAt < junkAt) return { ok: false, fault: { code: 'order', junkAt, rejectAt } };
  return { ok: true, value: { junkAt: typed.junkAt, rejectAt: typed.rejectAt, ...lists, spamTo: typed.spamTo } };
}

type Scores = Pick<Filters, 'junkAt' | 'rejectAt' | 'spamTo'> | null;
type Held = { junkAt: number; rejectAt: number; spamTo: 'junk' | 'quarantine' };

/** What holds in the end: the first that says something, the closest first (mailbox, group, domain, company). */
export const scoresOf = (...wishes: readonly Scores[]): Held => {
  const first = <K extends keyof Held>(name: K): Held[K] =>
    (wishes.find((wish) => wish?.[name] != null)?.[name] ?? DEFAULT_SCORES[name]) as Held[K];
  return { junkAt: first('junkAt'), rejectAt: first('rejectAt'), spamTo: first('spamTo') };
};
