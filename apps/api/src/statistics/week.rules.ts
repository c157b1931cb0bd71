import { plusDays } from './span.rules.js';

export interface Week {
  /** Its Monday and its Sunday. */
  readonly from: string;
  readonly to: string;
}
/** Ten o'clock UTC: from 4 to 7 in the morning in the Americas, noon in Spain. In the letter box before the working day. */
const HOUR = 10;

/** The last whole week, Monday to Sunday (ISO 8601), in UTC. */
export function lastWeek(now: Date): Week {
  const today = now.toISOString().slice(0, 10);
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  const from = plusDays(today, -sinceMonday - 7);
  return { from, to: plusDays(from, 6) };
}

/** The week whose summary is due: from Monday morning on. Whoever slept through Monday sends until Wednesday, and no later. */
export function weekDue(now: Date): Week | null {
  const day = (now.getUTCDay() + 6) % 7;
  if (day > 2 || (day === 0 && now.getUTCHours() < HOUR)) return null;
  return lastWeek(now);
}

/** In percent of the week before; null: there is nothing to compare with. */
export const changePercent = (now: number, before: number): number | null =>
  before < 10 ? null : Math.round(((now - before) / before) * 100);
