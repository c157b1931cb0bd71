import { sql } from 'kysely';

export const HABIT_DAYS = 60;
/** The last hours may be the ones that are being judged. */
export const HABIT_AGE = sql`interval '2 hours'`;

/** Peaks of each mailbox in its own past: most recipients and strangers in one hour, most recipients in one day. */
export const habitsOf = (where: ReturnType<typeof sql>) => sql<{
  tenant_id: string;
  address: string;
  hour_peak: number;
  strangers_peak: number;
  day_peak: number;
}>`
  WITH hours AS (
    SELECT tenant_id, address, hour, sum(recipients) AS recipients, sum(strangers) AS strangers FROM sending_hour
    WHERE ${where} AND NOT tainted AND hour > now() - make_interval(days => ${HABIT_DAYS}) AND hour < now() - ${HABIT_AGE}
    GROUP BY 1, 2, 3),
  days AS (SELECT tenant_id, address, sum(recipients) AS recipients FROM hours GROUP BY 1, 2, date_trunc('day', hour, 'UTC'))
  SELECT h.tenant_id, h.address, max(h.recipients)::int AS hour_peak, max(h.strangers)::int AS strangers_peak,
    (SELECT max(d.recipients)::int FROM days d WHERE d.tenant_id = h.tenant_id AND d.address = h.address) AS day_peak
  FROM hours h GROUP BY 1, 2`;
