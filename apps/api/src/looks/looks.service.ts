import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { type MailboxId, newId } from '../platform/ids.js';
import type { LookedAt, LookView } from './looks.dto.js';

/**
 * The trace that looking into somebody's mailbox leaves. Whoever is about to show what is in one calls `record` first and
 * shows nothing when it fails: no look without its trace.
 */
@Injectable()
export class MailboxLooks {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async record(
    scope: TenantScope,
    mailboxId: MailboxId,
    look: { what: LookedAt; why: string },
  ): Promise<Result<{ address: string }, 'resource.not_found'>> {
    return this.database.within(scope, async (tx): Promise<Result<{ address: string }, 'resource.not_found'>> => {
      const mailbox = await tx
        .selectFrom('mailbox')
        .select('address')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', mailboxId)
        .executeTakeFirst();
      if (!mailbox) return err('resource.not_found');
      await tx
        .insertInto('mailbox_look')
        .values({
          id: newId(),
          tenant_id: scope.tenantId,
          mailbox_id: mailboxId,
          address: mailbox.address,
          actor: scope.actor.id,
          who: scope.actor.name,
          staff: scope.actor.actingFor !== undefined,
          what: look.what,
          why: look.why,
        })
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'mailbox.looked_into',
          target: `mailbox:${mailboxId}`,
          label: mailbox.address,
          after: { what: look.what, why: look.why },
        },
      ]);
      return ok({ address: mailbox.address });
    });
  }

  /** Newest first; for the mailbox's own user and for who may read the audit log. A mailbox that was removed keeps its traces. */
  async list(scope: TenantScope, mailboxId: MailboxId, query: PageQuery): Promise<Result<Page<LookView>, 'resource.not_found'>> {
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    return this.database.within(scope, async (tx): Promise<Result<Page<LookView>, 'resource.not_found'>> => {
      let rows = tx
        .selectFrom('mailbox_look')
        .selectAll()
        .where('tenant_id', '=', scope.tenantId)
        .where('mailbox_id', '=', mailboxId)
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (after) rows = rows.where('id', '<', after[0]);
      const found = await rows.execute();
      if (found.length === 0) {
        const mailbox = await tx
          .selectFrom('mailbox')
          .select('id')
          .where('tenant_id', '=', scope.tenantId)
          .where('id', '=', mailboxId)
          .executeTakeFirst();
        if (!mailbox) return err('resource.not_found');
      }
      const toView = (row: (typeof found)[number]): LookView => ({
        id: row.id,
        at: row.at.toISOString(),
        who: row.who,
        staff: row.staff,
        what: row.what as LookedAt,
        why: row.why,
      });
      return ok(toPage(found, query.limit, toView, (row) => encodeCursor(row.id)));
    });
  }
}
