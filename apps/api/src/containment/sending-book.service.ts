import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  addressHash,
  type Correspondents,
  type SendingBook,
  type SendingBookAnswer,
  type SentElsewhere,
} from '@relevo/agent-protocol';
import { grownLimits, planLimits } from '@relevo/mail-policy';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Commands } from '../commands/commands.service.js';
import { Database } from '../platform/database/database.js';
import { type Actor, systemActor } from '../platform/database/scope.js';
import type { NodeId, PairId, TenantId } from '../platform/ids.js';
import { habitsOf } from './sending.sql.js';

type Answer = z.infer<typeof SendingBookAnswer>;
const PAGE = 20_000;
/** A transaction may commit later than one that began after it: what was noted shortly before is told again. */
const OVERLAP_MS = 300_000;

/** What nodes need to judge sending with the control plane away. */
@Injectable()
export class SendingBooks {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
  ) {}

  async answer({ pairId, nodeId }: Pick<AgentIdentity, 'pairId' | 'nodeId'>, known: string): Promise<Answer> {
    const [book, elsewhere] = [await this.#book(pairId), await this.#elsewhere(pairId, nodeId)];
    const version = createHash('sha256').update(JSON.stringify(book)).digest('base64url');
    return { version, book: version === known ? null : book, elsewhere };
  }

  /** After a switch the new leader goes on where the old one was. Bulk mail counts for its mailbox alone, as on the node. */
  async #elsewhere(pairId: PairId, nodeId: NodeId): Promise<SentElsewhere> {
    const { rows } = await sql<{ scope: SentElsewhere[number]['scope']; key: string; hour: Date; recipients: number }>`
      WITH sent AS (
        SELECT s.tenant_id, s.address, s.hour, s.recipients, coalesce(m.bulk, false) AS bulk
        FROM sending_hour s LEFT JOIN mailbox m ON m.pair_id = s.pair_id AND m.address = s.address
        WHERE s.pair_id = ${pairId} AND s.node_id <> ${nodeId} AND s.hour >= date_trunc('day', now(), 'UTC'))
      SELECT l.scope, l.key, hour, sum(recipients)::int AS recipients
      FROM sent CROSS JOIN LATERAL (VALUES ('mailbox', address), ('domain', split_part(address, '@', 2)), ('tenant', tenant_id::text)) AS l(scope, key)
      WHERE l.scope = 'mailbox' OR NOT bulk GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(this.database.platform);
    return rows.map((row) => ({ ...row, hour: row.hour.toISOString() }));
  }

  async correspondents(pairId: PairId, since: string): Promise<z.infer<typeof Correspondents>> {
    const from = new Date(Date.parse(since) || 0);
    const { rows } = await sql<{ tenant_id: string; address: string; noted_at: Date }>`
      SELECT c.tenant_id, c.address, c.noted_at FROM correspondent c JOIN tenant t ON t.id = c.tenant_id
      WHERE t.pair_id = ${pairId} AND c.noted_at > ${from} ORDER BY c.noted_at LIMIT ${PAGE}`.execute(this.database.platform);
    const byTenant = new Map<string, number[]>();
    for (const row of rows) {
      const hashes = byTenant.get(row.tenant_id) ?? [];
      hashes.push(addressHash(row.address));
      byTenant.set(row.tenant_id, hashes);
    }
    const more = rows.length === PAGE;
    const last = rows.at(-1)?.noted_at.getTime() ?? from.getTime();
    // A batch of one transaction shares its time: a page that ends in the middle of one goes on from before it.
    const until = more && last > from.getTime() ? last - 1 : Math.max(from.getTime(), Math.min(last, Date.now()) - OVERLAP_MS);
    return {
      items: [...byTenant].map(([tenantId, hashes]) => ({ tenantId, hashes })),
      until: new Date(until).toISOString(),
      more: more && until > from.getTime(),
    };
  }

  /** Somebody decided: nodes fetch it now and not within the minute. */
  async wake(tenantId: TenantId, actor: Actor = systemActor): Promise<void> {
    for (const nodeId of await this.nodesOf(tenantId)) await this.commands.send(actor, nodeId, { kind: 'refresh_sending' });
  }

  async nodesOf(tenantId: TenantId): Promise<NodeId[]> {
    const rows = await this.database.platform
      .selectFrom('node')
      .innerJoin('tenant', 'tenant.pair_id', 'node.pair_id')
      .select('node.id')
      .where('tenant.id', '=', tenantId)
      .where('node.revoked_at', 'is', null)
      .execute();
    return rows.map((row) => row.id as NodeId);
  }

  async #book(pairId: PairId): Promise<SendingBook> {
    const db = this.database.platform;
    const tenants = await db
      .selectFrom('tenant')
      .select(['id', 'mailbox_limit'])
      .where('pair_id', '=', pairId)
      .orderBy('id')
      .execute();
    const { rows: domains } = await sql<{ name: string; tenant_id: string }>`
      SELECT name, tenant_id FROM domain WHERE pair_id = ${pairId} ORDER BY name`.execute(db);
    const { rows: own } = await sql<{
      tenant_id: string;
      scope: 'mailbox' | 'domain' | 'tenant';
      key: string;
      hour: number;
      day: number;
    }>`
      SELECT l.* FROM sending_limit l JOIN tenant t ON t.id = l.tenant_id WHERE t.pair_id = ${pairId} ORDER BY scope, key`.execute(
      db,
    );
    const { rows: habits } = await habitsOf(sql`pair_id = ${pairId}`).execute(db);
    const { rows: networks } = await sql<{ address: string; networks: string[] }>`
      SELECT n.address, array_agg(n.network ORDER BY n.network) AS networks FROM login_network n JOIN tenant t ON t.id = n.tenant_id
      WHERE t.pair_id = ${pairId} AND n.first_at < now() - interval '1 day' GROUP BY 1`.execute(db);
    const { rows: bulk } = await sql<{ address: string }>`
      SELECT address FROM mailbox WHERE pair_id = ${pairId} AND bulk`.execute(db);
    const { rows: suppressions } = await sql<SendingBook['suppressions'][number] & { until: Date }>`
      SELECT s.tenant_id AS "tenantId", s.address, left(coalesce(s.bounce_label, s.reason), 200) AS reason, s.expires_at AS until
      FROM suppression s JOIN tenant t ON t.id = s.tenant_id WHERE t.pair_id = ${pairId} AND s.expires_at > now() ORDER BY 1, 2`.execute(
      db,
    );

    const isBulk = new Set(bulk.map((row) => row.address));
    const mailboxLimitOf = new Map(tenants.map((row) => [row.id, row.mailbox_limit]));
    const decided = new Map(own.map((row) => [`${row.scope} ${row.key}`, { hour: row.hour, day: row.day }]));
    const limits: SendingBook['limits'] = own.map(({ scope, key, hour, day }) => ({ scope, key, hour, day }));
    const company = (scope: 'domain' | 'tenant', key: string, tenantId: string) => {
      if (!decided.has(`${scope} ${key}`))
        limits.push({ scope, key, ...planLimits(scope, mailboxLimitOf.get(tenantId) ?? 1, false) });
    };
    for (const { id } of tenants) company('tenant', id, id);
    for (const { name, tenant_id } of domains) company('domain', name, tenant_id);
    for (const { address, hour_peak, day_peak } of habits) {
      const plan = planLimits('mailbox', 1, isBulk.has(address));
      const grown = grownLimits(plan, { hour: hour_peak, day: day_peak });
      if (!decided.has(`mailbox ${address}`) && (grown.hour > plan.hour || grown.day > plan.day))
        limits.push({ scope: 'mailbox', key: address, ...grown });
    }
    const networksOf = new Map(networks.map((row) => [row.address, row.networks]));
    const peaks = new Map(habits.map((row) => [row.address, row]));
    return {
      limits: limits.sort((a, b) => (`${a.scope} ${a.key}` < `${b.scope} ${b.key}` ? -1 : 1)),
      mailboxLimits: tenants.map(({ id, mailbox_limit }) => ({
        tenantId: id,
        plain: planLimits('mailbox', mailbox_limit, false),
        bulk: planLimits('mailbox', mailbox_limit, true),
      })),
      habits: [...new Set([...peaks.keys(), ...networksOf.keys()])].sort().map((address) => ({
        address,
        hourPeak: peaks.get(address)?.hour_peak ?? 0,
        strangersPeak: peaks.get(address)?.strangers_peak ?? 0,
        networks: networksOf.get(address) ?? [],
      })),
      suppressions: suppressions.map((row) => ({ ...row, until: row.until.toISOString() })),
    };
  }
}
