/** Absences are thought of in days, both included, of whoever writes them; nodes know instants. */
export const dayStart = (day: string): string | null => (day ? new Date(`${day}T00:00:00`).toISOString() : null);

/** The instant at which the last day is over. */
export function dayEnd(day: string): string | null {
  if (!day) return null;
  const after = new Date(`${day}T00:00:00`);
  after.setDate(after.getDate() + 1);
  return after.toISOString();
}

export const startDay = (instant: string | null): string => (instant ? localDay(new Date(instant)) : '');
/** An end at midnight ends the day before. */
export const endDay = (instant: string | null): string => (instant ? localDay(new Date(Date.parse(instant) - 1)) : '');

function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
