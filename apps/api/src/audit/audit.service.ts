import { Injectable } from '@nestjs/common';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor, PlatformScope, TenantScope } from '../platform/database/scope.js';
import type { Audit as AuditTable } from '../platform/database/types.generated.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import type { TenantId } from '../platform/ids.js';
import type { AuditEntryView, AuditFilter, AuditQuery } from './audit.dto.js';
import { csvLine } from './csv.rules.js';

export interface AuditEntry {
  readonly tenantId: TenantId | null;
  readonly action: string;
  readonly target: string;
  readonly label: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who did what, when and from where. The application's role may add and read, never change or delete. */
@Injectable()
export class Audit {
  constructor(private readonly database: Database) {}

  /** In the transaction of the act itself: no act without its entry, no entry without its act. */
  async record(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
    await this.insertion(actor, entries).execute(tx);
  }

  /** The same as a statement, for who writes the act and its entry in one round trip. */
  insertion(actor: Actor, entries: readonly AuditEntry[]): RawBuilder<unknown> {
    const rows = entries.map((entry) => ({
      tenant_id: entry.tenantId,
      action: entry.action,
      target: entry.target,
      label: entry.label,
      before: entry.before ?? null,
      after: entry.after ?? null,
    }));
    const as = actor.actingFor;
    return sql`INSERT INTO audit (tenant_id, actor, actor_name, action, target, label, before, after, address, request_id, acting_as, acting_as_name, impersonation_id, reason)
      SELECT r.tenant_id, ${actor.id}, ${actor.name}, r.action, r.target, r.label, r.before, r.after, ${actor.address}::inet, ${actor.requestId},
        ${as?.id ?? null}, ${as?.name ?? null}, ${as?.impersonationId ?? null}::uuid, ${as?.reason ?? null}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(tenant_id uuid, action text, target text, label text, before jsonb, after jsonb)`;
  }

  /** Newest first; a tenant sees its own entries, staff all. */
  list(scope: TenantScope | PlatformScope, query: AuditQuery): Promise<Page<AuditEntryView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.number()]));
    return this.database.within(scope, async (tx) => {
      let rows = tx
        .selectFrom('audit')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (scope.kind === 'tenant') rows = rows.where('tenant_id', '=', scope.tenantId);
      if (after) rows = rows.where('id', '<', after[0]);
      if (query.who) rows = rows.where(sql`actor_name || ' ' || coalesce(acting_as_name, '')`, 'ilike', containing(query.who));
      if (query.action) rows = rows.where('action', 'like', `${query.action.replace(/_/g, '\\_')}%`);
      if (query.target) rows = rows.where('label', 'ilike', containing(query.target));
      if (query.from) rows = rows.where('at', '>=', new Date(query.from));
      if (query.to) rows = rows.where('at', '<', new Date(Date.parse(query.to) + DAY_MS));
      return toPage(await rows.execute(), query.limit, toView, (row) => encodeCursor(row.id));
    });
  }

  /** Of one thing, as `mailbox:<id>`, newest first. */
  about(scope: TenantScope, target: string, query: PageQuery): Promise<Page<AuditEntryView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.number()]));
    return this.database.within(scope, async (tx) => {
      let rows = this.#of(tx, scope, target)
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (after) rows = rows.where('id', '<', after[0]);
      return toPage(await rows.execute(), query.limit, toView, (row) => encodeCursor(row.id));
    });
  }

  /** Of these kinds, newest first; `target` narrows to one thing. The kinds are written out, so that an index on them serves. */
  ofActions(
    scope: TenantScope,
    { actions, target }: { actions: readonly string[]; target: string | null },
    query: PageQuery,
  ): Promise<Page<AuditEntryView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.number()]));
    return this.database.within(scope, async (tx) => {
      let rows = tx
        .selectFrom('audit')
        .selectAll()
        .where('tenant_id', '=', scope.tenantId)
        .where(sql<boolean>`action IN (${sql.join(actions.map((action) => sql.lit(action)))})`)
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (target) rows = rows.where('target', '=', target);
      if (after) rows = rows.where('id', '<', after[0]);
      return toPage(await rows.execute(), query.limit, toView, (row) => encodeCursor(row.id));
    });
  }

  async byId(scope: TenantScope, id: number): Promise<AuditEntryView | null> {
    const row = await this.database.within(scope, (tx) =>
      tx.selectFrom('audit').selectAll().where('tenant_id', '=', scope.tenantId).where('id', '=', id).executeTakeFirst(),
    );
    return row ? toView(row) : null;
  }

  async entry(scope: TenantScope, target: string, id: number): Promise<AuditEntryView | null> {
    const row = await this.database.within(scope, (tx) => this.#of(tx, scope, target).where('id', '=', id).executeTakeFirst());
    return row ? toView(row) : null;
  }

  #of(tx: Tx, scope: TenantScope, target: string) {
    return tx.selectFrom('audit').selectAll().where('tenant_id', '=', scope.tenantId).where('target', '=', target);
  }

  /** All that the filter lets through, as CSV (RFC 4180), read a page at a time while it is sent. */
  async *csv(scope: TenantScope | PlatformScope, filter: AuditFilter): AsyncGenerator<string> {
    yield csvLine(CSV_COLUMNS);
    let cursor: string | undefined;
    do {
      const page = await this.list(scope, { ...filter, cursor, limit: CSV_BATCH });
      yield page.items.map(csvRow).join('');
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

const DAY_MS = 86_400_000;
const CSV_BATCH = 1000;
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function toView(row: Selectable<AuditTable>): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actor_name,
    actingAs: row.acting_as_name === null ? null : { name: row.acting_as_name, reason: row.reason ?? '' },
    action: row.action,
    target: row.target,
    label: row.label,
    before: row.before,
    after: row.after,
    address: row.address,
    requestId: row.request_id,
  };
}

const CSV_COLUMNS = [
  'id',
  'at',
  'who',
  'acting_as',
  'reason',
  'action',
  'target',
  'label',
  'before',
  'after',
  'address',
  'request_id',
];
const csvRow = (entry: AuditEntryView): string =>
  csvLine([
    String(entry.id),
    entry.at,
    entry.actorName,
    entry.actingAs?.name ?? '',
    entry.actingAs?.reason ?? '',
    entry.action,
    entry.target,
    entry.label,
    entry.before === null ? '' : JSON.stringify(entry.before),
    entry.after === null ? '' : JSON.stringify(entry.after),
    entry.address ?? '',
    entry.requestId ?? '',
  ]);
