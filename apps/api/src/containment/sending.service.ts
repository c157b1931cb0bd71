import { Injectable } from '@nestjs/common';
import { fullness, grownLimits, type LimitScope, type Limits, planLimits } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PlatformScope, TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { CompanyLimit, CompanySending, MailboxSending, SendingLayer, SetLimit } from './containment.dto.js';
import { habitsOf } from './sending.sql.js';
import { SendingBooks } from './sending-book.service.js';

const NEAREST = 10;
const OFFER_DAYS = sql`interval '35 days'`;
export interface Used {
  mailbox_id: string;
  address: string;
  bulk: boolean;
  hour_used: number;
  day_used: number;
}

/** How much each mailbox, domain and company sends outside, and how much it may. */
@Injectable()
export class SendingUsage {
  constructor(
    private readonly database: Database,
    private readonly tenants: Tenants,
    private readonly books: SendingBooks,
    private readonly audit: Audit,
  ) {}

  async company(scope: TenantScope): Promise<CompanySending> {
    const { mailboxLimit } = await this.tenants.placement(scope);
    return this.database.within(scope, async (tx) => {
      const { layers, mailboxes } = await layersOf(tx, scope.tenantId, mailboxLimit);
      const { rows: offers } = await sql<{ mailbox_id: string; address: string; at: Date; seen: number }>`
        SELECT DISTINCT ON (m.address) m.id AS mailbox_id, m.address, n.at, n.seen FROM sending_notice n
        JOIN mailbox m ON m.tenant_id = n.tenant_id AND m.address = n.key
        WHERE n.tenant_id = ${scope.tenantId} AND n.kind = 'bulk_offer' AND n.at > now() - ${OFFER_DAYS} AND NOT m.bulk
        ORDER BY m.address, n.at DESC`.execute(tx);
      const { rows: open } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM containment WHERE tenant_id = ${scope.tenantId} AND lifted_at IS NULL`.execute(tx);
      return {
        layers,
        mailboxes: mailboxes.slice(0, NEAREST),
        offers: offers.map((row) => ({
          mailboxId: row.mailbox_id,
          address: row.address,
          at: row.at.toISOString(),
          seen: row.seen,
        })),
        openContainments: open[0]?.n ?? 0,
      };
    });
  }

  async mailbox(scope: TenantScope, id: MailboxId): Promise<Result<MailboxSending, 'resource.not_found'>> {
    const { mailboxLimit } = await this.tenants.placement(scope);
    return this.database.within(scope, async (tx): Promise<Result<MailboxSending, 'resource.not_found'>> => {
      const mailbox = await tx
        .selectFrom('mailbox')
        .select(['address', 'outgoing', 'bulk'])
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!mailbox) return err('resource.not_found');
      const { layers, mailboxes, peaks } = await layersOf(tx, scope.tenantId, mailboxLimit, mailbox.address);
      const own = mailboxes.find((one) => one.mailboxId === id);
      const domain = mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1);
      const { rows: hours } = await sql<{ hour: Date; recipients: number; strangers: number }>`
        SELECT hour, sum(recipients)::int AS recipients, sum(strangers)::int AS strangers FROM sending_hour
        WHERE tenant_id = ${scope.tenantId} AND address = ${mailbox.address} AND hour > now() - interval '48 hours'
        GROUP BY 1 ORDER BY 1`.execute(tx);
      const { rows: more } = await sql<{ containment: string | null; offer_at: Date | null; offer_seen: number | null }>`
        SELECT (SELECT id FROM containment WHERE tenant_id = ${scope.tenantId} AND mailbox_id = ${id} AND lifted_at IS NULL) AS containment,
          n.at AS offer_at, n.seen AS offer_seen FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT at, seen FROM sending_notice
            WHERE tenant_id = ${scope.tenantId} AND kind = 'bulk_offer' AND key = ${mailbox.address} AND at > now() - ${OFFER_DAYS}
            ORDER BY at DESC LIMIT 1) n ON true`.execute(tx);
      const offer = more[0];
      return ok({
        outgoing: mailbox.outgoing as MailboxSending['outgoing'],
        bulk: mailbox.bulk,
        layers: [
          ...(own ? [withoutId(own)] : []),
          ...(mailbox.bulk ? [] : layers.filter((layer) => layer.scope === 'tenant' || layer.key === domain)),
        ],
        peak: peaks.get(mailbox.address) ?? { hour: 0, day: 0 },
        hours: hours.map((row) => ({ ...row, hour: row.hour.toISOString() })),
        containmentId: offer?.containment ?? null,
        bulkOffer: offer?.offer_at && !mailbox.bulk ? { at: offer.offer_at.toISOString(), seen: offer.offer_seen ?? 0 } : null,
      });
    });
  }

  /** A company divides among its mailboxes and domains what its plan gives; more than that is ours to give. */
  async setLimit(scope: TenantScope, wish: SetLimit): Promise<Result<null>> {
    const { mailboxLimit } = await this.tenants.placement(scope);
    const done = await this.database.within(scope, async (tx): Promise<Result<null>> => {
      const table = wish.scope === 'mailbox' ? sql`mailbox WHERE address` : sql`domain WHERE name`;
      const { rows } = await sql<{ bulk: boolean }>`
        SELECT ${wish.scope === 'mailbox' ? sql`bulk` : sql`false AS bulk`} FROM ${table} = ${wish.key} AND tenant_id = ${scope.tenantId}`.execute(
        tx,
      );
      if (!rows[0]) return err('resource.not_found');
      const decided = await tx
        .selectFrom('sending_limit')
        .select(['hour', 'day'])
        .where('tenant_id', '=', scope.tenantId)
        .where('scope', '=', 'tenant')
        .executeTakeFirst();
      const most = rows[0].bulk
        ? planLimits('mailbox', mailboxLimit, true)
        : (decided ?? planLimits('tenant', mailboxLimit, false));
      if (wish.limit && (wish.limit.hour > most.hour || wish.limit.day > most.day))
        return err('sending.limit_above_plan', { hour: most.hour, day: most.day }, 'limit');
      await this.#store(tx, scope.tenantId, wish.scope, wish.key, wish.limit);
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'sending.limit_set',
          target: `${wish.scope}:${wish.key}`,
          label: wish.key,
          after: wish.limit ?? { plan: true },
        },
      ]);
      return ok(null);
    });
    if (done.ok) await this.books.wake(scope.tenantId, scope.actor);
    return done;
  }

  async companyLimit(scope: PlatformScope, tenantId: TenantId): Promise<Result<CompanyLimit>> {
    return this.database.within(scope, async (tx): Promise<Result<CompanyLimit>> => {
      const tenant = await tx.selectFrom('tenant').select('mailbox_limit').where('id', '=', tenantId).executeTakeFirst();
      if (!tenant) return err('resource.not_found');
      const { layers } = await layersOf(tx, tenantId, tenant.mailbox_limit);
      const layer = layers.find((one) => one.scope === 'tenant');
      return ok({
        plan: planLimits('tenant', tenant.mailbox_limit, false),
        own: layer?.own ? layer.limit : null,
        used: layer?.used ?? { hour: 0, day: 0 },
      });
    });
  }

  async setCompanyLimit(scope: PlatformScope, tenantId: TenantId, limit: Limits | null): Promise<Result<null>> {
    if (limit && limit.day < limit.hour) return err('sending.day_below_hour', { hour: limit.hour }, 'limit');
    const done = await this.database.within(scope, async (tx): Promise<Result<null>> => {
      const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirst();
      if (!tenant) return err('resource.not_found');
      await this.#store(tx, tenantId, 'tenant', tenantId, limit);
      await this.audit.record(tx, scope.actor, [
        {
          tenantId,
          action: 'sending.limit_set',
          target: `tenant:${tenantId}`,
          label: tenant.name,
          after: limit ?? { plan: true },
        },
      ]);
      return ok(null);
    });
    if (done.ok) await this.books.wake(tenantId, scope.actor);
    return done;
  }

  async #store(tx: Tx, tenantId: TenantId, scope: LimitScope, key: string, limit: Limits | null): Promise<void> {
    if (limit)
      await sql`INSERT INTO sending_limit (tenant_id, scope, key, hour, day) VALUES (${tenantId}, ${scope}, ${key}, ${limit.hour}, ${limit.day})
        ON CONFLICT (tenant_id, scope, key) DO UPDATE SET hour = excluded.hour, day = excluded.day`.execute(tx);
    else await sql`DELETE FROM sending_limit WHERE tenant_id = ${tenantId} AND scope = ${scope} AND key = ${key}`.execute(tx);
  }
}

const withoutId = ({ mailboxId: _, ...layer }: SendingLayer & { mailboxId: string }): SendingLayer => layer;
const full = ({ scope, limit, used }: SendingLayer): number =>
  fullness({ scope, ...limit, hourUsed: used.hour, dayUsed: used.day });

/** Company, domains, and the mailboxes that sent today or are named, the fullest first. */
export async function layersOf(tx: Tx, tenantId: TenantId, mailboxLimit: number, address: string | null = null) {
  const { rows: used } = await sql<Used>`
    SELECT m.id AS mailbox_id, m.address, m.bulk, coalesce(sum(s.recipients) FILTER (WHERE s.hour >= date_trunc('hour', now())), 0)::int AS hour_used,
      coalesce(sum(s.recipients), 0)::int AS day_used
    FROM mailbox m LEFT JOIN sending_hour s ON s.tenant_id = m.tenant_id AND s.address = m.address AND s.hour >= date_trunc('day', now(), 'UTC')
    WHERE m.tenant_id = ${tenantId} GROUP BY 1, 2, 3
    HAVING count(s.hour) > 0 OR m.address = ${address}`.execute(tx);
  const { rows: domains } = await sql<{ name: string }>`
    SELECT name FROM domain WHERE tenant_id = ${tenantId} AND proven_at IS NOT NULL AND alias_of IS NULL ORDER BY name`.execute(
    tx,
  );
  const { rows: own } = await sql<Limits & { scope: LimitScope; key: string }>`
    SELECT scope, key, hour, day FROM sending_limit WHERE tenant_id = ${tenantId}`.execute(tx);
  const { rows: habits } = await habitsOf(sql`tenant_id = ${tenantId}`).execute(tx);
  const peaks = new Map(habits.map((row) => [row.address, { hour: row.hour_peak, day: row.day_peak }]));
  const decided = new Map(own.map(({ scope, key, hour, day }) => [`${scope} ${key}`, { hour, day }]));
  const layer = (scope: LimitScope, key: string, plan: Limits, amount: Limits): SendingLayer => ({
    scope,
    key,
    limit: decided.get(`${scope} ${key}`) ?? plan,
    used: amount,
    own: decided.has(`${scope} ${key}`),
  });
  const sum = (rows: readonly Used[]): Limits => ({
    hour: rows.reduce((total, row) => total + row.hour_used, 0),
    day: rows.reduce((total, row) => total + row.day_used, 0),
  });
  const plain = used.filter((row) => !row.bulk);
  const layers = [
    layer('tenant', tenantId, planLimits('tenant', mailboxLimit, false), sum(plain)),
    ...domains.map(({ name }) =>
      layer(
        'domain',
        name,
        planLimits('domain', mailboxLimit, false),
        sum(plain.filter((row) => row.address.endsWith(`@${name}`))),
      ),
    ),
  ];
  const mailboxes = used
    .map((row) => ({
      mailboxId: row.mailbox_id,
      ...layer(
        'mailbox',
        row.address,
        grownLimits(planLimits('mailbox', mailboxLimit, row.bulk), peaks.get(row.address) ?? { hour: 0, day: 0 }),
        { hour: row.hour_used, day: row.day_used },
      ),
    }))
    .sort((a, b) => full(b) - full(a));
  return { layers, mailboxes, peaks };
}
