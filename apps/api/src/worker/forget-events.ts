import { type Kysely, sql } from 'kysely';
import type { DB } from '../platform/database/types.generated.js';

/** Whole days, which go at once: a day is a table. Nobody's plan keeps them. */
export async function dropDays(db: Kysely<DB>, keep: number): Promise<number> {
  const { rows } = await sql<{ dropped: number }>`
    SELECT relevo_drop_days_before((now() - make_interval(days => ${keep}))::date) AS dropped`.execute(db);
  return rows[0]?.dropped ?? 0;
}

/** Of days that others keep, the rows of those whose plan keeps fewer. */
export async function forgetEventsOf(db: Kysely<DB>, tenants: readonly string[], keep: number): Promise<void> {
  for (const table of [sql.table('mail_event'), sql.table('login_event')])
    await sql`DELETE FROM ${table} WHERE tenant_id = ANY(${tenants}::uuid[]) AND at < (now() - make_interval(days => ${keep}))::date`.execute(
      db,
    );
}

/** With the last event of what was sent in it, a send goes too. */
export async function forgetBulk(db: Kysely<DB>): Promise<void> {
  await sql`DELETE FROM bulk_send s USING tenant t
    WHERE t.id = s.tenant_id AND s.last_at < (now() - make_interval(days => t.log_days))::date`.execute(db);
}
