import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditSeals } from '../audit/audit-seals.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { dropDays, forgetBulk, forgetEventsOf } from './forget-events.js';

const EVERY_MS = 10 * 60_000;
/** Counts by hour outlive the events: a year and a month, so that a month can stand beside the same one of last year. */
const STAT_DAYS = 400;

/** Partitions for the days to come, and an end to what is past its time. */
@Injectable()
export class Housekeeping {
  #next = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly seals: AuditSeals,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.#next) return;
    this.#next = now + EVERY_MS;
    await this.seals.seal(true);
    const db = this.database.platform;
    for (const days of [0, 1, 2]) await sql`SELECT relevo_ensure_day((now() + make_interval(days => ${days}))::date)`.execute(db);
    await this.#forgetEvents();
    await sql`DELETE FROM idempotency WHERE created_at < now() - interval '1 day'`.execute(db);
    await sql`DELETE FROM enrolment_token WHERE expires_at < now() - interval '1 day'`.execute(db);
    await sql`UPDATE one_time_link SET sealed = ''::bytea WHERE expires_at < now() AND length(sealed) > 0`.execute(db);
    await sql`DELETE FROM webmail_ticket WHERE expires_at < now() - interval '1 hour'`.execute(db);
    // A given-up e-mail may hold a link; nobody takes it up after a month.
    await sql`DELETE FROM email WHERE state <> 'waiting' AND finished_at < now() - interval '30 days'`.execute(db);
    await sql`DELETE FROM quarantine_message WHERE expires_at < now()`.execute(db);
    await sql`DELETE FROM acme_challenge WHERE at < now() - interval '1 hour'`.execute(db);
    await sql`DELETE FROM zone_change WHERE at < now() - interval '1 day'`.execute(db);
    await sql`DELETE FROM session WHERE "expiresAt" < now()`.execute(db);
  }

  /** A day goes as a whole once no plan keeps it; tenants whose plan keeps fewer days lose theirs row by row, a day at a time. */
  async #forgetEvents(): Promise<void> {
    const db = this.database.platform;
    const { rows } = await sql<{ log_days: number; tenants: string[]; longest: boolean }>`
      SELECT log_days, array_agg(id) AS tenants, log_days = max(log_days) OVER () AS longest FROM tenant GROUP BY log_days`.execute(
      db,
    );
    const longest = rows.find((row) => row.longest)?.log_days ?? 90;
    await dropDays(db, longest);
    for (const { log_days, tenants } of rows.filter((row) => !row.longest)) await forgetEventsOf(db, tenants, log_days);
    await sql`DELETE FROM sending_hour WHERE hour < now() - interval '90 days'`.execute(db);
    await sql`DELETE FROM sending_notice WHERE day < now() - interval '60 days'`.execute(db);
    await sql`DELETE FROM login_network WHERE last_at < now() - interval '90 days'`.execute(db);
    // The log of what was sent comes within minutes of a report about it; a node may have been out of reach for a day.
    await sql`DELETE FROM delivery_report WHERE taken_at < now() - interval '1 day'`.execute(db);
    await forgetBulk(db);
    await sql`DELETE FROM staff_look WHERE hour < now() - interval '1 day'`.execute(db);
    await sql`DELETE FROM suppression WHERE expires_at < now()`.execute(db);
    await sql`DELETE FROM mail_stat WHERE bucket < now() - make_interval(days => ${STAT_DAYS})`.execute(db);
  }
}
