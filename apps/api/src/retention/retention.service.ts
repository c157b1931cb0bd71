import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Changes } from '../changes/changes.service.js';
import { HOUSE_DAYS } from '../mailboxes/days.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { newId } from '../platform/ids.js';
import { WorkQueue } from '../platform/jobs/work-queue.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { PreviewRetention, RetentionResultView, RetentionRunView, RetentionView, UpdateRetention } from './retention.dto.js';
import { nextNight, vouchesFor } from './retention.rules.js';

export interface Policy {
  readonly enabled: boolean;
  readonly clientDays: number;
  readonly unfetched: boolean;
  readonly version: number;
  readonly nextRunAt: Date | null;
}
const NONE: Policy = { enabled: false, clientDays: HOUSE_DAYS, unfetched: false, version: 0, nextRunAt: null };

interface RunRow {
  id: string;
  dry: boolean;
  state: RetentionRunView['state'];
  client_days: number;
  unfetched: boolean;
  mailboxes: number;
  looked: number;
  messages: number;
  bytes: number;
  waiting: number;
  failed: number;
  requested_by: string;
  note: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** How long a company's mail stays on the server: what it says, what would go, what went. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly tenants: Tenants,
    private readonly work: WorkQueue,
    private readonly clock: Clock,
  ) {}

  view(scope: TenantScope): Promise<RetentionView> {
    return this.database.within(scope, (tx) => this.#view(tx, scope));
  }

  /** Mailboxes without days of their own take the company's new ones, on both nodes. */
  async update(scope: TenantScope, wish: UpdateRetention): Promise<Result<RetentionView>> {
    const { pairId } = await this.tenants.placement(scope);
    const now = this.clock.now();
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<RetentionView>> => {
      const before = await this.#policy(tx, scope, true);
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const after: Policy = {
        ...before,
        enabled: wish.enabled ?? before.enabled,
        clientDays: wish.clientDays ?? before.clientDays,
        unfetched: wish.unfetched ?? before.unfetched,
      };
      const riskier =
        after.enabled && (!before.enabled || after.clientDays < before.clientDays || (after.unfetched && !before.unfetched));
      if (riskier && !(await this.#previewed(tx, scope, after, now))) return err('retention.preview_first');
      await sql`INSERT INTO retention_policy (tenant_id, enabled, client_days, unfetched, next_run_at)
        VALUES (${scope.tenantId}, ${after.enabled}, ${after.clientDays}, ${after.unfetched}, ${nextNight(now)})
        ON CONFLICT (tenant_id) DO UPDATE SET enabled = excluded.enabled, client_days = excluded.client_days, unfetched = excluded.unfetched,
          next_run_at = CASE WHEN retention_policy.enabled THEN retention_policy.next_run_at ELSE excluded.next_run_at END,
          version = retention_policy.version + 1`.execute(tx);
      const { rows } = await sql<{
        id: string;
        address: string;
        days: number | null;
      }>`SELECT id, address, retention_days AS days FROM mailbox
        WHERE tenant_id = ${scope.tenantId} AND access_mode = 'client' AND NOT retention_own
          AND retention_days IS DISTINCT FROM ${after.clientDays} ORDER BY id FOR UPDATE`.execute(tx);
      if (rows.length > 0) {
        const first = await recorder.reserve(rows.length);
        await sql`UPDATE mailbox m SET retention_days = ${after.clientDays}, revision = ${first}::bigint + r.n - 1, version = version + 1, updated_at = now()
          FROM unnest(${rows.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS r(id, n) WHERE m.id = r.id`.execute(tx);
      }
      for (const { id, address, days } of rows)
        recorder.record({
          entity: 'mailbox',
          entityId: id,
          tenantId: scope.tenantId,
          label: address,
          action: 'mailbox.retention_followed',
          before: { retentionDays: days },
          after: { retentionDays: after.clientDays },
        });
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'retention.updated',
          target: `tenant:${scope.tenantId}`,
          label: String(after.clientDays),
          before: settingsOf(before),
          after: settingsOf(after),
        },
      ]);
      return ok(await this.#view(tx, scope));
    });
  }

  /** One look at a time: a second one answers with the first. */
  async preview(scope: TenantScope, wish: PreviewRetention): Promise<Result<RetentionRunView>> {
    const run = await this.database.within(scope, async (tx) => {
      const policy = await this.#policy(tx, scope, false);
      const { rows: open } =
        await sql<RunRow>`SELECT * FROM retention_run WHERE tenant_id = ${scope.tenantId} AND dry AND state = 'running'
        AND client_days = ${wish.clientDays ?? policy.clientDays} AND unfetched = ${wish.unfetched ?? policy.unfetched}`.execute(
          tx,
        );
      if (open[0]) return open[0];
      const { rows } = await sql<RunRow>`INSERT INTO retention_run (id, tenant_id, dry, client_days, unfetched, requested_by)
        VALUES (${newId()}, ${scope.tenantId}, true, ${wish.clientDays ?? policy.clientDays}, ${wish.unfetched ?? policy.unfetched}, ${scope.actor.name})
        RETURNING *`.execute(tx);
      return rows[0];
    });
    if (!run) throw new Error('a look just written cannot be read');
    await this.work.wake('retention', { runId: run.id });
    return ok(toRun(run));
  }

  runs(scope: TenantScope, query: PageQuery): Promise<Page<RetentionRunView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<RunRow>`SELECT * FROM retention_run WHERE tenant_id = ${scope.tenantId}
        ${after ? sql`AND id < ${after[0]}` : sql``} ORDER BY id DESC LIMIT ${query.limit + 1}`.execute(tx);
      return toPage(rows, query.limit, toRun, (row) => encodeCursor(row.id));
    });
  }

  async run(scope: TenantScope, id: string): Promise<Result<RetentionRunView>> {
    const { rows } = await this.database.within(scope, (tx) =>
      sql<RunRow>`SELECT * FROM retention_run WHERE tenant_id = ${scope.tenantId} AND id = ${id}`.execute(tx),
    );
    return rows[0] ? ok(toRun(rows[0])) : err('resource.not_found');
  }

  async results(scope: TenantScope, id: string, query: PageQuery): Promise<Result<Page<RetentionResultView>>> {
    const run = await this.run(scope, id);
    if (!run.ok) return run;
    const after = decodeCursor(query.cursor, z.tuple([z.int(), z.int(), z.uuid()]));
    const page = await this.database.within(scope, async (tx) => {
      const { rows } = await sql<{
        mailbox_id: string;
        address: string;
        days: number;
        messages: number;
        bytes: number;
        waiting: number;
        error: string | null;
      }>`SELECT * FROM retention_result WHERE tenant_id = ${scope.tenantId} AND run_id = ${id} AND (messages > 0 OR waiting > 0 OR error IS NOT NULL)
        ${after ? sql`AND (bytes, waiting, mailbox_id) < (${after[0]}::bigint, ${after[1]}::int, ${after[2]}::uuid)` : sql``}
        ORDER BY bytes DESC, waiting DESC, mailbox_id DESC LIMIT ${query.limit + 1}`.execute(tx);
      const view = ({
        mailbox_id,
        address,
        days,
        messages,
        bytes,
        waiting,
        error,
      }: (typeof rows)[number]): RetentionResultView => ({
        ...{ mailboxId: mailbox_id, address, days, messages, bytes, waiting, error },
      });
      return toPage(rows, query.limit, view, (row) => encodeCursor(row.bytes, row.waiting, row.mailbox_id));
    });
    return ok(page);
  }

  async #view(tx: Tx, scope: TenantScope): Promise<RetentionView> {
    const policy = await this.#policy(tx, scope, false);
    const { rows } = await sql<RetentionView['counts']>`SELECT
        count(*) FILTER (WHERE retention_days IS NOT NULL AND NOT retention_own)::int AS following,
        count(*) FILTER (WHERE retention_days IS NOT NULL AND retention_own)::int AS own,
        count(*) FILTER (WHERE retention_days IS NULL)::int AS "keepAll"
      FROM mailbox WHERE tenant_id = ${scope.tenantId}`.execute(tx);
    const counts = rows[0] ?? { following: 0, own: 0, keepAll: 0 };
    return { ...policy, nextRunAt: policy.enabled ? (policy.nextRunAt?.toISOString() ?? null) : null, counts };
  }

  async #policy(tx: Tx, scope: TenantScope, lock: boolean): Promise<Policy> {
    const { rows } = await sql<Policy>`SELECT enabled, client_days AS "clientDays", unfetched, version, next_run_at AS "nextRunAt"
      FROM retention_policy WHERE tenant_id = ${scope.tenantId} ${lock ? sql`FOR UPDATE` : sql``}`.execute(tx);
    return rows[0] ?? NONE;
  }

  async #previewed(tx: Tx, scope: TenantScope, wish: Policy, now: Date): Promise<boolean> {
    const { rows } = await sql<RunRow>`SELECT * FROM retention_run WHERE tenant_id = ${scope.tenantId} AND dry
      ORDER BY id DESC LIMIT 20`.execute(tx);
    return rows.some((row) =>
      vouchesFor(
        { state: row.state, finishedAt: row.finished_at, clientDays: row.client_days, unfetched: row.unfetched },
        wish,
        now,
      ),
    );
  }
}

const settingsOf = ({ enabled, clientDays, unfetched }: Policy) => ({ enabled, clientDays, unfetched });

const toRun = (row: RunRow): RetentionRunView => ({
  id: row.id,
  dry: row.dry,
  state: row.state,
  clientDays: row.client_days,
  unfetched: row.unfetched,
  mailboxes: row.mailboxes,
  looked: row.looked,
  messages: row.messages,
  bytes: row.bytes,
  waiting: row.waiting,
  failed: row.failed,
  requestedBy: row.requested_by,
  note: row.note,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
