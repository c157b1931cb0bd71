import { Injectable } from '@nestjs/common';
import type { CommandSpec } from '@relevo/agent-protocol';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { Database } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import type { CommandId, NodeId, TenantId } from '../platform/ids.js';
import type { ConsoleMail, ConsoleMailQuery, ConsoleOverview, ConsoleTenant, JobView, SearchResults } from './console.dto.js';

/** What staff see over all tenants. */
@Injectable()
export class Console {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly audit: Audit,
  ) {}

  async overview(): Promise<z.infer<typeof ConsoleOverview>> {
    const { rows } = await sql<Record<string, number>>`SELECT
        (SELECT count(*) FROM node WHERE revoked_at IS NULL) AS total, (SELECT count(*) FROM node WHERE last_seen_at > now() - interval '20 seconds') AS online,
        (SELECT count(*) FROM node WHERE config_error IS NOT NULL) AS broken,
        (SELECT count(*) FROM node n JOIN pair p ON p.id = n.pair_id WHERE n.revision < p.revision AND n.revoked_at IS NULL) AS behind,
        (SELECT coalesce(sum(p.revision - low.revision), 0) FROM pair p JOIN (SELECT pair_id, min(revision) AS revision FROM node WHERE revoked_at IS NULL GROUP BY pair_id) low ON low.pair_id = p.id) AS pending,
        (SELECT count(*) FROM tenant) AS tenants, (SELECT count(*) FROM mailbox) AS mailboxes, (SELECT count(*) FROM tenant WHERE serving = 'standby') AS on_standby,
        (SELECT count(*) FROM command WHERE state = 'open') AS open, (SELECT count(*) FROM command WHERE state = 'failed' AND created_at > now() - interval '1 day') AS failed,
        (SELECT count(*) FROM email WHERE state = 'failed' AND finished_at > now() - interval '7 days') AS failed_emails`.execute(
      this.database.platform,
    );
    const n = (key: string) => Number(rows[0]?.[key] ?? 0);
    return {
      nodes: { online: n('online'), total: n('total'), withConfigError: n('broken'), behind: n('behind') },
      tenants: n('tenants'),
      mailboxes: n('mailboxes'),
      onStandby: n('on_standby'),
      openCommands: n('open'),
      failedCommands: n('failed'),
      failedEmails: n('failed_emails'),
      pendingChanges: n('pending'),
    };
  }

  /** From the counts by hour: no event is read, however much mail there is. */
  async mail(sort: ConsoleMailQuery['sort']): Promise<ConsoleMail> {
    const { rows } = await sql<ConsoleMail['companies'][number]>`
      WITH stat AS (
        SELECT tenant_id, sum(n) FILTER (WHERE direction IN ('out', 'inside') AND outcome = 'sent')::int AS sent,
          sum(n) FILTER (WHERE direction IN ('in', 'inside') AND outcome = 'sent')::int AS received,
          sum(n) FILTER (WHERE outcome IN ('bounced', 'expired'))::int AS bounced, sum(n) FILTER (WHERE outcome = 'rejected')::int AS rejected
        FROM mail_stat WHERE dimension = 'total' AND bucket >= date_trunc('day', now(), 'UTC') GROUP BY 1),
      queued AS (
        SELECT tenant_id, count(DISTINCT (node_id, queue_id))::int AS waiting,
          count(DISTINCT (node_id, queue_id)) FILTER (WHERE queue = 'hold')::int AS held FROM queue_entry GROUP BY 1),
      cases AS (SELECT tenant_id, count(*)::int AS contained FROM containment WHERE lifted_at IS NULL GROUP BY 1)
      SELECT t.id, t.name, coalesce(sent, 0) AS sent, coalesce(received, 0) AS received, coalesce(bounced, 0) AS bounced,
        coalesce(rejected, 0) AS rejected, coalesce(waiting, 0) AS waiting, coalesce(held, 0) AS held, coalesce(contained, 0) AS contained
      FROM tenant t LEFT JOIN stat ON stat.tenant_id = t.id LEFT JOIN queued ON queued.tenant_id = t.id LEFT JOIN cases ON cases.tenant_id = t.id
      WHERE coalesce(stat.tenant_id, queued.tenant_id, cases.tenant_id) IS NOT NULL
      ORDER BY ${sql.ref(sort)} DESC, t.name`.execute(this.database.platform);
    const total = (key: keyof ConsoleMail['totals']) => rows.reduce((sum, row) => sum + row[key], 0);
    return {
      totals: {
        sent: total('sent'),
        received: total('received'),
        bounced: total('bounced'),
        rejected: total('rejected'),
        waiting: total('waiting'),
        held: total('held'),
        contained: total('contained'),
      },
      companies: rows.slice(0, 200),
    };
  }

  async tenants(query: PageQuery & { q?: string | undefined }): Promise<Page<z.infer<typeof ConsoleTenant>>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
    const text = query.q?.toLowerCase();
    const rows = await this.#companies(
      sql`true ${after ? sql`AND (${inOrder('t.name')}, t.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
        ${text ? sql`AND (lower(t.name) LIKE ${`%${text}%`} OR t.slug LIKE ${`%${text}%`} OR EXISTS (SELECT 1 FROM domain d WHERE d.tenant_id = t.id AND d.name LIKE ${`%${text}%`}))` : sql``}`,
      query.limit + 1,
    );
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => encodeCursor(row.name, row.id),
    );
  }

  async tenant(id: TenantId): Promise<Result<z.infer<typeof ConsoleTenant>>> {
    const [row] = await this.#companies(sql`t.id = ${id}`, 1);
    return row ? ok(row) : err('resource.not_found');
  }

  async #companies(which: RawBuilder<unknown>, limit: number): Promise<z.infer<typeof ConsoleTenant>[]> {
    const { rows } = await sql<Omit<z.infer<typeof ConsoleTenant>, 'createdAt'> & { created_at: Date }>`
      SELECT t.id, t.name, t.slug, t.state, t.plan_id AS "planId", t.plan->'plan'->'name' AS "planName", p.name AS pair, t.serving, t.mailbox_limit AS "mailboxLimit", t.log_days AS "logDays", t.created_at,
        (SELECT count(*)::int FROM mailbox m WHERE m.tenant_id = t.id) AS mailboxes,
        coalesce((SELECT array_agg(d.name ORDER BY ${inOrder('d.name')}) FROM domain d WHERE d.tenant_id = t.id), '{}') AS domains
      FROM tenant t JOIN pair p ON p.id = t.pair_id WHERE ${which} ORDER BY ${inOrder('t.name')}, t.id LIMIT ${limit}`.execute(
      this.database.platform,
    );
    return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
  }

  async jobs(query: PageQuery & { state?: JobView['state'] | undefined }): Promise<Page<JobView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    let rows = this.database.platform
      .selectFrom('command')
      .innerJoin('node', 'node.id', 'command.node_id')
      .select([
        'command.id',
        'command.spec',
        'command.state',
        'command.error',
        'command.requested_by',
        'command.created_at',
        'command.finished_at',
        'node.name',
      ])
      .orderBy('command.id', 'desc')
      .limit(query.limit + 1);
    if (query.state) rows = rows.where('command.state', '=', query.state);
    if (after) rows = rows.where('command.id', '<', after[0]);
    return toPage(
      await rows.execute(),
      query.limit,
      (row): JobView => ({
        id: row.id,
        kind: (row.spec as CommandSpec).kind,
        target: row.name,
        state: row.state as JobView['state'],
        requestedBy: row.requested_by,
        createdAt: row.created_at.toISOString(),
        finishedAt: row.finished_at?.toISOString() ?? null,
        error: row.error,
        retryable: row.state === 'failed',
      }),
      (row) => encodeCursor(row.id),
    );
  }

  async rotateKey(scope: PlatformScope, id: NodeId): Promise<Result<{ id: string }>> {
    const node = await this.database.platform
      .selectFrom('node')
      .select('name')
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (!node) return err('resource.not_found');
    const command = await this.commands.send(scope.actor, id, { kind: 'rotate_key' });
    await this.database.within(scope, (tx) =>
      this.audit.record(tx, scope.actor, [
        { tenantId: null, action: 'node.key_rotation_asked', target: `node:${id}`, label: node.name },
      ]),
    );
    return ok({ id: command });
  }

  /** Sends a failed command again, as a new one. */
  async retry(scope: PlatformScope, id: CommandId): Promise<Result<{ id: string }>> {
    const row = await this.database.platform
      .selectFrom('command')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .executeTakeFirst();
    if (!row) return err('resource.not_found');
    const again = await this.commands.send(
      scope.actor,
      row.node_id as NodeId,
      row.spec as unknown as CommandSpec,
      row.tenant_id as TenantId | null,
    );
    await this.database.within(scope, (tx) =>
      this.audit.record(tx, scope.actor, [
        {
          tenantId: row.tenant_id as TenantId | null,
          action: 'command.retried',
          target: `command:${id}`,
          label: (row.spec as { kind: string }).kind,
        },
      ]),
    );
    return ok({ id: again });
  }

  /**
   * One box for an address, a domain, a company or a node. Mailboxes are found by their whole address alone, which the seeker
   * knows already: nobody reads through a company's people here. Finding one stands in that company's audit log.
   */
  async search(scope: PlatformScope, q: string): Promise<z.infer<typeof SearchResults>> {
    const text = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const { rows } = await sql<z.infer<typeof SearchResults>[number]>`
      (SELECT 'tenant' AS kind, t.id::text, t.name AS label, t.id::text AS "tenantId", t.slug AS detail FROM tenant t WHERE lower(t.name) LIKE ${text} OR t.slug LIKE ${text} LIMIT 8)
      UNION ALL (SELECT 'domain', d.id::text, d.name, d.tenant_id::text, t.name FROM domain d JOIN tenant t ON t.id = d.tenant_id WHERE d.name LIKE ${text} LIMIT 8)
      UNION ALL (SELECT 'mailbox', m.id::text, m.address, m.tenant_id::text, t.name FROM mailbox m JOIN tenant t ON t.id = m.tenant_id WHERE m.address = ${q.trim().toLowerCase()} LIMIT 8)
      UNION ALL (SELECT 'node', n.id::text, n.name, NULL, n.host FROM node n WHERE n.name LIKE ${text} OR n.host LIKE ${text} LIMIT 8)`.execute(
      this.database.platform,
    );
    const found = rows.filter((row) => row.kind === 'mailbox');
    if (found.length > 0)
      await this.database.within(scope, (tx) =>
        this.audit.record(
          tx,
          { ...scope.actor, name: `${scope.actor.name} (Relevo)` },
          found.map((row) => ({
            tenantId: row.tenantId as TenantId,
            action: 'mailbox.searched',
            target: `mailbox:${row.id}`,
            label: row.label,
          })),
        ),
      );
    return rows;
  }
}
