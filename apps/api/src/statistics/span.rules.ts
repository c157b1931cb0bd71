const DAY_MS = 86_400_000;

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** Today where the reader is. */
export const localDay = (now: Date, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What was asked for, filled in and in order. A year and a month is as much as is kept. */
export function spanOf(asked: { from?: string | undefined; to?: string | undefined; zone: string }, now: Date): Span {
  const to = asked.to ?? localDay(now, asked.zone);
  const from = asked.from ?? plusDays(to, -6);
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { from: daysBetween(first, last) > 400 ? plusDays(last, -400) : first, to: last, zone: asked.zone };
}

/** The span to hold it against: whole weeks earlier, so that Mondays stand by Mondays. */
export function spanBefore({ from, to, zone }: Span): Span & { readonly shiftDays: number } {
  const shiftDays = Math.ceil((daysBetween(from, to) + 1) / 7) * 7;
  return { from: plusDays(from, -shiftDays), to: plusDays(to, -shiftDays), zone, shiftDays };
}
