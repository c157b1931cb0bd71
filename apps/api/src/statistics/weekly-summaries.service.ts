import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Notifications } from '../notifications/notifications.service.js';
import type { TemplateData } from '../notifications/templates/catalogue.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { systemActor, type TenantScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import type { TenantId, UserId } from '../platform/ids.js';
import { Statistics } from './statistics.service.js';
import { changePercent, type Week, weekDue } from './week.rules.js';

const EVERY_MS = 10 * 60_000;
const ZONE = 'UTC';

/** The week by e-mail, on Mondays, to those of a company who look after its mail and want it. */
@Injectable()
export class WeeklySummaries {
  #next = 0;

  constructor(
    private readonly database: Database,
    private readonly statistics: Statistics,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.#next) return;
    this.#next = now.getTime() + EVERY_MS;
    const week = weekDue(now);
    if (!week) return;
    const { rows } = await sql<{ id: TenantId; name: string }>`
      SELECT id, name FROM tenant t WHERE state = 'active' AND created_at < ${week.to}::date
        AND NOT EXISTS (SELECT FROM weekly_summary w WHERE w.tenant_id = t.id AND w.week = ${week.from}::date)`.execute(
      this.database.platform,
    );
    for (const tenant of rows) await this.send(tenant, week);
  }

  /** Once for each company and week, however many workers there are: the row and the e-mails are one transaction. */
  async send(tenant: { id: TenantId; name: string }, week: Week): Promise<void> {
    const scope: TenantScope = { kind: 'tenant', tenantId: tenant.id, actor: systemActor };
    const figures = await this.#figures(scope, week);
    await this.database.within(scope, async (tx) => {
      const people = figures ? await wanting(tx, tenant.id) : [];
      const { rows } = await sql<{ week: string }>`
        INSERT INTO weekly_summary (tenant_id, week, recipients) VALUES (${tenant.id}, ${week.from}::date, ${people.length})
        ON CONFLICT DO NOTHING RETURNING week::text`.execute(tx);
      if (rows.length === 0 || !figures) return;
      for (const person of people)
        await this.notifications.send(tx, {
          recipient: person.email,
          locale: person.locale,
          template: 'weekly_summary',
          tenantId: tenant.id,
          data: {
            ...figures,
            name: person.name,
            company: tenant.name,
            url: `${this.config.PUBLIC_URL}/${person.locale}/smtp/activity?span=month`,
            settingsUrl: `${this.config.PUBLIC_URL}/${person.locale}/smtp/statistics#weekly`,
          },
        });
    });
  }

  /** False for who is no person: a key has no letter box. */
  async wanted(scope: TenantScope): Promise<boolean> {
    const userId = personOf(scope);
    if (!userId) return false;
    const row = await this.database.within(scope, (tx) =>
      tx
        .selectFrom('membership')
        .select('weekly_summary')
        .where('tenant_id', '=', scope.tenantId)
        .where('user_id', '=', userId)
        .executeTakeFirst(),
    );
    return row?.weekly_summary ?? false;
  }

  async want(scope: TenantScope, wanted: boolean): Promise<void> {
    const userId = personOf(scope);
    if (!userId) return;
    await this.database.within(scope, (tx) =>
      tx
        .updateTable('membership')
        .set({ weekly_summary: wanted })
        .where('tenant_id', '=', scope.tenantId)
        .where('user_id', '=', userId)
        .execute(),
    );
  }

  /** Null for a week in which nothing moved: nobody needs to read that. */
  async #figures(scope: TenantScope, week: Week): Promise<Figures | null> {
    const { totals, totalsBefore } = await this.statistics.activity(scope, { ...week, zone: ZONE });
    if (Object.values(totals).every((count) => count === 0)) return null;
    const top = async (by: 'mailbox' | 'class', count: 'sent' | 'bounced') =>
      (await this.statistics.by(scope, { ...week, zone: ZONE, by, limit: 50 })).rows
        .filter((row) => row[count] > 0)
        .sort((a, b) => b[count] - a[count])
        .slice(0, 3)
        .map((row) => ({ key: row.key, n: row[count] }));
    return {
      ...week,
      ...totals,
      sentChange: changePercent(totals.sent, totalsBefore.sent),
      receivedChange: changePercent(totals.received, totalsBefore.received),
      topSenders: await top('mailbox', 'sent'),
      bounceClasses: await top('class', 'bounced'),
    };
  }
}
type Figures = Omit<TemplateData<'weekly_summary'>, 'name' | 'company' | 'url' | 'settingsUrl'>;

const personOf = (scope: TenantScope): UserId | null => (/^user:(.+)$/.exec(scope.actor.id)?.[1] as UserId | undefined) ?? null;

async function wanting(tx: Tx, tenantId: TenantId): Promise<{ email: string; name: string; locale: Locale }[]> {
  const { rows } = await sql<{ email: string; name: string; locale: Locale }>`
    SELECT u.email, u.name, CASE WHEN u.locale = 'en' THEN 'en' ELSE 'es' END AS locale FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId} AND m.weekly_summary AND m.role IN ('owner', 'admin', 'technical')`.execute(tx);
  return rows;
}
