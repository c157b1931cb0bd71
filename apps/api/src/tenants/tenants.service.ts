import { Inject, Injectable } from '@nestjs/common';
import { USAGE_MARKS } from '@relevo/agent-protocol';
import { platformNames } from '@relevo/dns-records';
import { MIB, percentOf } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { Placement, TenantScope } from '../platform/database/scope.js';
import { Problem } from '../platform/errors/result.js';
import type { PairId, TenantId } from '../platform/ids.js';
import { PlanOfAction } from './plan-of-action.service.js';
import type { Overview, PlanStep } from './tenants.dto.js';

/** More are a list, not a notice. */
const FULLEST = 3;

@Injectable()
export class Tenants {
  constructor(
    private readonly database: Database,
    private readonly plan: PlanOfAction,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async placement(scope: TenantScope): Promise<Placement> {
    if (scope.placement) return scope.placement;
    const row = await this.database.platform
      .selectFrom('tenant')
      .select(['pair_id', 'mailbox_limit', 'slug', 'serving'])
      .where('id', '=', scope.tenantId)
      .executeTakeFirst();
    if (!row) throw new Problem('resource.not_found');
    return {
      pairId: row.pair_id as PairId,
      mailboxLimit: row.mailbox_limit,
      slug: row.slug,
      serving: row.serving as Placement['serving'],
    };
  }

  /** What the first page of the portal says. */
  async overview(scope: TenantScope): Promise<Overview> {
    const placement = await this.placement(scope);
    return this.database.within(scope, async (tx) => {
      const tenant = await tx
        .selectFrom('tenant')
        .select(['id', 'name', 'slug', 'serving', 'plan_id', 'plan', 'mailbox_limit'])
        .where('id', '=', scope.tenantId)
        .executeTakeFirstOrThrow();
      const { rows: nodes } = await sql<Overview['nodes'][number] & { last_seen_at: Date | null }>`
        SELECT n.name, n.role, n.host, host(n.address) AS address, n.last_seen_at, n.revision >= p.revision AS "upToDate",
          coalesce(n.last_seen_at > now() - interval '30 seconds', false) AS online
        FROM node n JOIN pair p ON p.id = n.pair_id WHERE n.pair_id = ${placement.pairId} ORDER BY n.role`.execute(tx);
      const { rows: mailboxes } = await sql<Overview['mailboxes']>`
        SELECT count(*) AS total, count(*) FILTER (WHERE kind = 'person') AS people, count(*) FILTER (WHERE kind = 'role') AS roles,
          count(*) FILTER (WHERE state = 'suspended') AS suspended, count(*) FILTER (WHERE password_hash IS NULL) AS "withoutPassword" FROM mailbox WHERE tenant_id = ${scope.tenantId}`.execute(
        tx,
      );
      const { rows: full } = await sql<{ id: string; address: string; quota_mb: number; used_bytes: number; total: number }>`
        SELECT m.id, m.address, m.quota_mb, u.used_bytes, count(*) OVER () AS total FROM mailbox_usage u JOIN mailbox m ON m.id = u.mailbox_id
        WHERE u.tenant_id = ${scope.tenantId} AND u.used_bytes * 100 >= ${USAGE_MARKS[0]} * m.quota_mb::bigint * ${MIB}
        ORDER BY u.used_bytes::float8 / m.quota_mb DESC, m.address LIMIT ${FULLEST}`.execute(tx);
      const { rows: mail } = await sql<{
        day: 'today' | 'usual';
        received: number;
        sent: number;
        deferred: number;
        bounced: number;
        rejected: number;
      }>`
        SELECT CASE WHEN at >= date_trunc('day', now()) THEN 'today' ELSE 'usual' END AS day,
          count(*) FILTER (WHERE type = 'delivery' AND status = 'sent' AND direction IN ('in', 'inside')) AS received,
          count(*) FILTER (WHERE type = 'delivery' AND status = 'sent' AND direction = 'out') AS sent,
          count(DISTINCT queue_id) FILTER (WHERE status = 'deferred') AS deferred,
          count(*) FILTER (WHERE status IN ('bounced', 'expired')) AS bounced,
          count(*) FILTER (WHERE type = 'rejected') AS rejected
        FROM mail_event WHERE tenant_id = ${scope.tenantId} AND at >= date_trunc('day', now()) - interval '7 days' GROUP BY 1`.execute(
        tx,
      );
      const zero = { received: 0, sent: 0, deferred: 0, bounced: 0, rejected: 0 };
      const of = (day: string, divisor: number) => {
        const row = mail.find((one) => one.day === day) ?? zero;
        return Object.fromEntries(
          Object.keys(zero).map((key) => [key, Math.round(row[key as keyof typeof zero] / divisor)]),
        ) as typeof zero;
      };
      const domains = await tx
        .selectFrom('domain')
        .select(['id', 'name', 'dns_mode', 'last_check_at'])
        .where('tenant_id', '=', scope.tenantId)
        .orderBy('name')
        .execute();
      const names = platformNames(this.config.PLATFORM_DOMAIN, tenant.slug);
      return {
        tenant: {
          id: tenant.id as TenantId,
          name: tenant.name,
          slug: tenant.slug,
          planId: tenant.plan_id,
          mailboxLimit: tenant.mailbox_limit,
        },
        serving: placement.serving,
        hosts: { mail: names.mail, standby: names.standby },
        nodes: nodes.map(({ last_seen_at, ...node }) => ({ ...node, lastSeenAt: last_seen_at?.toISOString() ?? null })),
        mailboxes: mailboxes[0] as Overview['mailboxes'],
        nearFull: {
          total: full[0]?.total ?? 0,
          fullest: full.map((row) => ({ id: row.id, address: row.address, percent: percentOf(row.used_bytes, row.quota_mb) })),
        },
        today: of('today', 1),
        usualDay: of('usual', 7),
        domains: domains.map((domain) => ({
          id: domain.id,
          name: domain.name,
          dnsMode: domain.dns_mode as 'ours' | 'outside',
          lastCheckAt: domain.last_check_at?.toISOString() ?? null,
        })),
      };
    });
  }

  async planOfAction(scope: TenantScope): Promise<PlanStep[]> {
    const rows = await this.database.within(scope, async (tx) => {
      await this.plan.mailboxesChanged(tx, scope);
      return tx.selectFrom('plan_step').selectAll().where('tenant_id', '=', scope.tenantId).orderBy('position').execute();
    });
    return rows.map((row) => ({
      kind: row.kind as PlanStep['kind'],
      doneAt: row.done_at?.toISOString() ?? null,
      fact: (row.fact as Record<string, unknown> | null) ?? null,
    }));
  }
}
