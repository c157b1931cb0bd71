import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Changes } from '../changes/changes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import type { MailboxId } from '../platform/ids.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { DeletedMailboxView } from './mailboxes.dto.js';
import { MailboxesRepository } from './mailboxes.repository.js';

export const GRACE_DAYS = 30;

/** Mailboxes that were deleted and can still come back: their rows wait here, their mail where it was on the nodes. */
@Injectable()
export class DeletedMailboxes {
  constructor(
    private readonly database: Database,
    private readonly repository: MailboxesRepository,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that deletes it. App passwords and one-time links are not kept: who comes back gets new ones. */
  async keep(tx: Tx, scope: TenantScope, id: MailboxId): Promise<void> {
    const purgeAfter = new Date(this.clock.now().getTime() + GRACE_DAYS * 86_400_000);
    await sql`WITH gone AS (DELETE FROM mailbox WHERE tenant_id = ${scope.tenantId} AND id = ${id} RETURNING *)
      INSERT INTO deleted_mailbox (id, tenant_id, pair_id, address, record, deleted_by, purge_after)
      SELECT id, tenant_id, pair_id, address, to_jsonb(gone), ${scope.actor.name}, ${purgeAfter} FROM gone`.execute(tx);
  }

  list(scope: TenantScope, query: PageQuery): Promise<Page<DeletedMailboxView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<{
        id: string;
        address: string;
        display_name: string;
        deleted_by: string;
        deleted_at: Date;
        purge_after: Date;
      }>`SELECT id, address, record->>'display_name' AS display_name, deleted_by, deleted_at, purge_after FROM deleted_mailbox
        WHERE tenant_id = ${scope.tenantId} AND purging_at IS NULL ${after ? sql`AND (deleted_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
        ORDER BY deleted_at DESC, id DESC LIMIT ${query.limit + 1}`.execute(tx);
      return toPage(
        rows,
        query.limit,
        (row) => ({
          id: row.id,
          address: row.address,
          displayName: row.display_name,
          deletedBy: row.deleted_by,
          deletedAt: row.deleted_at.toISOString(),
          purgeAfter: row.purge_after.toISOString(),
        }),
        (row) => encodeCursor(row.deleted_at.toISOString(), row.id),
      );
    });
  }

  /** As it was, its password included, if its address is still free and the plan has room. */
  async restore(scope: TenantScope, id: MailboxId): Promise<Result<null>> {
    const tenant = await this.tenants.placement(scope);
    return this.changes.commit(scope, tenant.pairId, async (tx, recorder): Promise<Result<null>> => {
      const waiting = await tx
        .selectFrom('deleted_mailbox')
        .select('address')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .where('purging_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!waiting) return err('resource.not_found');
      await sql`SELECT 1 FROM pair WHERE id = ${tenant.pairId} FOR NO KEY UPDATE`.execute(tx);
      if ((await this.repository.taken(tx, scope, [waiting.address])).size > 0)
        return err('mailbox.not_restorable', { address: waiting.address });
      if ((await this.repository.count(tx, scope)) >= tenant.mailboxLimit)
        return err('plan.mailbox_limit', { limit: tenant.mailboxLimit });
      const revision = await recorder.reserve();
      // A migration that adds a column to mailbox adds it to the records that wait here as well.
      await sql`WITH back AS (DELETE FROM deleted_mailbox WHERE tenant_id = ${scope.tenantId} AND id = ${id} RETURNING record)
        INSERT INTO mailbox SELECT (jsonb_populate_record(null::mailbox,
          back.record || jsonb_build_object('revision', ${revision}::bigint, 'version', (back.record->>'version')::int + 1))).* FROM back`.execute(
        tx,
      );
      recorder.record({
        entity: 'mailbox',
        entityId: id,
        tenantId: scope.tenantId,
        label: waiting.address,
        action: 'mailbox.restored',
      });
      return ok(null);
    });
  }
}
