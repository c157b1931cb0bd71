export const SPANS = ['today', 'week', 'month', 'quarter'] as const;
export type SpanName = (typeof SPANS)[number];
const DAYS: Record<SpanName, number> = { today: 1, week: 7, month: 30, quarter: 90 };

const day = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** Days of the reader's own calendar, both included. */
export function spanOf(name: SpanName, now = new Date()): { from: string; to: string } {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS[name] + 1);
  return { from: day(from), to: day(now) };
}

export const dayOf = (at: string): string => day(new Date(at));
