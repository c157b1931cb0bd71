import { Injectable } from '@nestjs/common';
import type { Health } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { Changes } from '../changes/changes.service.js';
import { Database } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { NodeId, PairId } from '../platform/ids.js';
import type { NodeView, PairView, UpdateOverrides } from './console.dto.js';

interface NodeRow {
  id: string;
  pair_id: string;
  name: string;
  role: NodeView['role'];
  host: string;
  address: string;
  bulk_address: string | null;
  revision: number;
  head: number;
  agent_version: string | null;
  last_seen_at: Date | null;
  enrolled_at: Date | null;
  revoked_at: Date | null;
  key_since: Date | null;
  health: Health | null;
  config_error: string | null;
  online: boolean;
}

/** The fleet as staff see it. */
@Injectable()
export class Fleet {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
  ) {}

  async nodes(): Promise<NodeView[]> {
    const { rows } =
      await sql<NodeRow>`SELECT n.*, host(n.address) AS address, host(n.bulk_address) AS bulk_address, p.revision AS head, coalesce(n.last_seen_at > now() - interval '20 seconds', false) AS online
      FROM node n JOIN pair p ON p.id = n.pair_id ORDER BY n.name`.execute(this.database.platform);
    return rows.map(toNode);
  }

  async pairs(): Promise<PairView[]> {
    const nodes = await this.nodes();
    const { rows } = await sql<Omit<PairView, 'nodes'>>`
      SELECT p.id, p.name, p.revision, p.version, p.capacity_mailboxes AS capacity, count(t.id)::int AS tenants, coalesce(sum(t.mailbox_limit), 0)::int AS promised,
        count(t.id) FILTER (WHERE t.serving = 'standby')::int AS "onStandby", (SELECT count(*)::int FROM mailbox m WHERE m.pair_id = p.id) AS mailboxes
      FROM pair p LEFT JOIN tenant t ON t.pair_id = p.id GROUP BY p.id ORDER BY p.name`.execute(this.database.platform);
    return rows.map((row) => ({ ...row, nodes: nodes.filter((node) => node.pairId === row.id) }));
  }

  async pair(id: PairId): Promise<
    Result<
      PairView & {
        overrides: { postfix: string; dovecot: string };
        messageSizeLimitMb: number;
        dnsblZones: string[];
        greylisting: boolean;
      },
      'resource.not_found'
    >
  > {
    const view = (await this.pairs()).find((pair) => pair.id === id);
    const row = await this.database.platform.selectFrom('pair').selectAll().where('id', '=', id).executeTakeFirst();
    if (!view || !row) return err('resource.not_found');
    return ok({
      ...view,
      overrides: { postfix: row.overrides_postfix, dovecot: row.overrides_dovecot },
      messageSizeLimitMb: row.message_size_limit_mb,
      dnsblZones: row.dnsbl_zones,
      greylisting: row.greylisting,
    });
  }

  /** Node configuration by hand. A checker on each node judges it; what it refuses never goes live and its words come back in the receipt. */
  async setOverrides(scope: PlatformScope, id: PairId, wish: UpdateOverrides): Promise<Result<{ revision: number }>> {
    return this.changes.commit(scope, id, async (tx, recorder): Promise<Result<{ revision: number }>> => {
      const before = await tx.selectFrom('pair').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const revision = await recorder.reserve();
      const messageSizeLimitMb = wish.messageSizeLimitMb ?? before.message_size_limit_mb;
      const dnsblZones = wish.dnsblZones ?? before.dnsbl_zones;
      const greylisting = wish.greylisting ?? before.greylisting;
      await tx
        .updateTable('pair')
        .set({
          overrides_postfix: wish.postfix,
          overrides_dovecot: wish.dovecot,
          message_size_limit_mb: messageSizeLimitMb,
          dnsbl_zones: dnsblZones,
          greylisting,
          version: before.version + 1,
        })
        .where('id', '=', id)
        .execute();
      recorder.record({
        entity: 'pair',
        entityId: id,
        tenantId: null,
        label: before.name,
        action: 'pair.configured',
        before: {
          postfix: before.overrides_postfix,
          dovecot: before.overrides_dovecot,
          messageSizeLimitMb: before.message_size_limit_mb,
          dnsblZones: before.dnsbl_zones,
          greylisting: before.greylisting,
        },
        after: { postfix: wish.postfix, dovecot: wish.dovecot, messageSizeLimitMb, dnsblZones, greylisting },
      });
      return ok({ revision });
    });
  }

  /** Names and SPF records of the whole pair follow it. */
  async setBulkAddress(scope: PlatformScope, id: NodeId, address: string | null): Promise<Result<{ revision: number }>> {
    const node = await this.database.platform
      .selectFrom('node')
      .select(['pair_id', 'name', 'bulk_address'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!node) return err('resource.not_found');
    const { rows: taken } = await sql<{ name: string }>`SELECT name FROM node WHERE revoked_at IS NULL
      AND (address = ${address}::inet OR (bulk_address = ${address}::inet AND id <> ${id})) LIMIT 1`.execute(
      this.database.platform,
    );
    if (address !== null && taken[0]) return err('node.address_taken', { address, node: taken[0].name }, 'address');
    return this.changes.commit(scope, node.pair_id as PairId, async (tx, recorder): Promise<Result<{ revision: number }>> => {
      const revision = await recorder.reserve();
      await tx.updateTable('node').set({ bulk_address: address }).where('id', '=', id).execute();
      await tx.insertInto('zone_change').values({ tenant_id: null }).execute();
      recorder.record({
        entity: 'pair',
        entityId: node.pair_id,
        tenantId: null,
        label: node.name,
        action: 'node.bulk_address',
        before: { bulkAddress: node.bulk_address },
        after: { bulkAddress: address },
      });
      return ok({ revision });
    });
  }
}

function toNode(row: NodeRow): NodeView {
  const { health } = row;
  return {
    id: row.id,
    pairId: row.pair_id,
    name: row.name,
    bulkAddress: row.bulk_address,
    role: row.role,
    host: row.host,
    address: row.address,
    state: row.revoked_at ? 'revoked' : !row.enrolled_at ? 'not_enrolled' : row.online ? 'online' : 'offline',
    revision: row.revision,
    head: row.head,
    agentVersion: row.agent_version,
    keySince: row.key_since?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    versions: Object.fromEntries(
      Object.entries(health?.versions ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    services: Object.entries(health?.services ?? {}).map(([name, service]) => ({ name, ...service })),
    queue: health?.queue ?? null,
    disk: health?.disk ?? null,
    replication: health?.replication ?? null,
    certificates: health?.certificates ?? [],
    fenced: health?.fenced ?? false,
    configError: row.config_error,
  };
}
