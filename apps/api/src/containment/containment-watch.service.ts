import { Inject, Injectable } from '@nestjs/common';
import { fullness, judge, NO_HABIT, WARN_AT } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { systemActor } from '../platform/database/scope.js';
import { type MailboxId, newId, type PairId, type TenantId } from '../platform/ids.js';
import { Containments, keepersOf } from './containments.service.js';
import { layersOf } from './sending.service.js';

const BOUNCES_MS = 10_000;
const LIMITS_MS = 20_000;
/** What came back by the doing of who wrote: not where a list or a provider distrusts our node, whoever writes by it. */
const ITS_OWN_FAULT = sql`direction = 'out' AND status IN ('bounced', 'expired') AND via <> 'hearsay'
  AND bounce_class IN ('invalid_address', 'spam') AND bounce_label NOT IN ('blocklisted', 'reputation', 'reverse_dns', 'volume')`;

/** What only the whole picture shows: what came back, over both nodes, and how near to its limits a company is. */
@Injectable()
export class ContainmentWatch {
  #nextBounces = 0;
  #nextLimits = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly containments: Containments,
    private readonly notifications: Notifications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now >= this.#nextBounces) {
      this.#nextBounces = now + BOUNCES_MS;
      await this.judgeBounces();
    }
    if (now >= this.#nextLimits) {
      this.#nextLimits = now + LIMITS_MS;
      await this.warnNearLimits();
    }
  }

  /** Of those to whom each log-in wrote outside in the last hour, whose mail came back as unknown or as spam. */
  async judgeBounces(): Promise<void> {
    const { rows } = await sql<{
      mailbox_id: string;
      tenant_id: string;
      pair_id: string;
      address: string;
      bulk: boolean;
      bounces: number;
      recipients: number;
    }>`
      WITH failed AS (
        SELECT tenant_id, sasl_user FROM mail_event
        WHERE at > now() - interval '1 hour' AND type = 'delivery' AND ${ITS_OWN_FAULT} AND sasl_user IS NOT NULL
        GROUP BY 1, 2 HAVING count(DISTINCT recipient) >= 10)
      SELECT m.id AS mailbox_id, m.tenant_id, m.pair_id, m.address, m.bulk,
        (SELECT count(DISTINCT recipient)::int FROM mail_event e WHERE e.tenant_id = m.tenant_id AND e.sasl_user = f.sasl_user
          AND e.type = 'delivery' AND ${ITS_OWN_FAULT} AND e.at > greatest(now() - interval '1 hour', m.outgoing_at)) AS bounces,
        (SELECT count(DISTINCT recipient)::int FROM mail_event e WHERE e.tenant_id = m.tenant_id AND e.sasl_user = f.sasl_user
          AND e.direction = 'out' AND e.type = 'delivery' AND e.at > greatest(now() - interval '1 hour', m.outgoing_at)) AS recipients
      FROM failed f JOIN mailbox m ON m.tenant_id = f.tenant_id AND m.address = lower(f.sasl_user) AND m.outgoing = 'open'`.execute(
      this.database.platform,
    );
    for (const row of rows) {
      const sending = {
        recipients10m: 0,
        strangers10m: 0,
        strangers60m: 0,
        newNetwork: false,
        recipients60m: row.recipients,
        bounces60m: row.bounces,
      };
      const judged = judge(sending, NO_HABIT, row.bulk);
      if (judged.verdict !== 'hold' || judged.rule !== 'bounces') continue;
      await this.containments.contain(
        {
          id: newId(),
          tenantId: row.tenant_id as TenantId,
          pairId: row.pair_id as PairId,
          mailboxId: row.mailbox_id as MailboxId,
          address: row.address,
          nodeId: null,
          rule: judged.rule,
          at: this.clock.now(),
          evidence: { seen: judged.seen, from: judged.from, client: null, recipients60m: row.recipients },
        },
        systemActor,
      );
    }
  }

  /** Once a day for each mailbox, domain and company. */
  async warnNearLimits(): Promise<void> {
    const { rows: tenants } = await sql<{ id: TenantId; name: string; mailbox_limit: number }>`
      SELECT id, name, mailbox_limit FROM tenant WHERE id IN (
        SELECT tenant_id FROM sending_hour WHERE hour >= date_trunc('day', now(), 'UTC'))`.execute(this.database.platform);
    for (const tenant of tenants) {
      await this.database.within({ kind: 'tenant', tenantId: tenant.id, actor: systemActor }, async (tx) => {
        const { layers, mailboxes } = await layersOf(tx, tenant.id, tenant.mailbox_limit);
        for (const layer of [...layers, ...mailboxes]) {
          const { scope, limit, used } = layer;
          if (fullness({ scope, ...limit, hourUsed: used.hour, dayUsed: used.day }) < WARN_AT) continue;
          const period = used.hour / limit.hour >= used.day / limit.day ? 'hour' : 'day';
          const { rows } = await sql<{ key: string }>`INSERT INTO sending_notice (tenant_id, kind, key, day, seen)
            VALUES (${tenant.id}, 'near_limit', ${`${scope} ${layer.key}`}, (now() AT TIME ZONE 'UTC')::date, ${used[period]})
            ON CONFLICT DO NOTHING RETURNING key`.execute(tx);
          if (rows.length === 0) continue;
          for (const person of await keepersOf(tx, tenant.id))
            await this.notifications.send(tx, {
              recipient: person.email,
              locale: person.locale,
              template: 'near_sending_limit',
              tenantId: tenant.id,
              data: {
                name: person.name,
                scope,
                who: scope === 'tenant' ? tenant.name : layer.key,
                period,
                used: used[period],
                limit: limit[period],
                url: `${this.config.PUBLIC_URL}/${person.locale}/smtp/containment`,
              },
            });
        }
      });
    }
  }
}
