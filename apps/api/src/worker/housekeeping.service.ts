import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditSeals } from '../audit/audit-seals.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';

const EVERY_MS = 10 * 60_000;
/** Days that deliveries are kept. */
const RETENTION_DAYS = 90;

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
    await sql`SELECT relevo_drop_days_before((now() - make_interval(days => ${RETENTION_DAYS}))::date)`.execute(db);
    await sql`DELETE FROM idempotency WHERE created_at < now() - interval '1 day'`.execute(db);
    await sql`DELETE FROM enrolment_token WHERE expires_at < now() - interval '1 day'`.execute(db);
    await sql`UPDATE one_time_link SET sealed = ''::bytea WHERE expires_at < now() AND length(sealed) > 0`.execute(db);
    // A given-up e-mail may hold a link; nobody takes it up after a month.
    await sql`DELETE FROM email WHERE state <> 'waiting' AND finished_at < now() - interval '30 days'`.execute(db);
    await sql`DELETE FROM zone_change WHERE at < now() - interval '1 day'`.execute(db);
    await sql`DELETE FROM session WHERE "expiresAt" < now()`.execute(db);
  }
}
