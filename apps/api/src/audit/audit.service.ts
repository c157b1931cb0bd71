import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor, PlatformScope, TenantScope } from '../platform/database/scope.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import type { TenantId } from '../platform/ids.js';
import type { AuditEntryView } from './audit.dto.js';

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
  list(scope: TenantScope | PlatformScope, query: PageQuery): Promise<Page<AuditEntryView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.number()]));
    return this.database.within(scope, async (tx) => {
      let rows = tx
        .selectFrom('audit')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (scope.kind === 'tenant') rows = rows.where('tenant_id', '=', scope.tenantId);
      if (after) rows = rows.where('id', '<', after[0]);
      return toPage(
        await rows.execute(),
        query.limit,
        (row): AuditEntryView => ({
          id: row.id,
          at: row.at.toISOString(),
          actorName: row.actor_name,
          action: row.action,
          target: row.target,
          label: row.label,
          before: row.before,
          after: row.after,
          address: row.address,
          requestId: row.request_id,
        }),
        (row) => encodeCursor(row.id),
      );
    });
  }
}
