import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { APP_PASSWORD_SELECTOR_LENGTH } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { type ChangeRecorder, Changes } from '../changes/changes.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { type AppPasswordId, type MailboxId, newId } from '../platform/ids.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { AppPasswordView, CreatedAppPassword } from './mailboxes.dto.js';
import { hashGeneratedPassword } from './password.rules.js';

export const MAX_APP_PASSWORDS = 50;
// Lower case without look-alikes: typed once, on a phone.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 24;

/** One for each device or program, so that a lost telephone costs one password and not the mailbox's own. */
@Injectable()
export class AppPasswords {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
  ) {}

  list(scope: TenantScope, mailboxId: MailboxId): Promise<Result<AppPasswordView[]>> {
    return this.database.within(scope, async (tx): Promise<Result<AppPasswordView[]>> => {
      if (!(await this.#address(tx, scope, mailboxId))) return err('resource.not_found');
      const rows = await tx
        .selectFrom('app_password')
        .select(['id', 'name', 'created_at', 'last_used_at', 'last_used_protocol', 'last_used_address'])
        .where('tenant_id', '=', scope.tenantId)
        .where('mailbox_id', '=', mailboxId)
        .orderBy('id', 'desc')
        .execute();
      return ok(
        rows.map((row) => ({
          id: row.id,
          name: row.name,
          createdAt: row.created_at.toISOString(),
          lastUse: row.last_used_at && {
            at: row.last_used_at.toISOString(),
            protocol: row.last_used_protocol ?? '',
            address: row.last_used_address,
          },
        })),
      );
    });
  }

  /** 18 random characters of 32 after the selector: 90 bits, so a quick hash is enough (decision 3). */
  async create(scope: TenantScope, mailboxId: MailboxId, name: string): Promise<Result<CreatedAppPassword>> {
    const password = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<CreatedAppPassword>> => {
      const address = await this.#address(tx, scope, mailboxId);
      if (!address) return err('resource.not_found');
      const { count } = await tx
        .selectFrom('app_password')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('mailbox_id', '=', mailboxId)
        .executeTakeFirstOrThrow();
      if (count >= MAX_APP_PASSWORDS) return err('app_password.limit', { limit: MAX_APP_PASSWORDS });
      const id = newId<AppPasswordId>();
      const { created_at } = await tx
        .insertInto('app_password')
        .values({
          id,
          tenant_id: scope.tenantId,
          pair_id: pairId,
          mailbox_id: mailboxId,
          name,
          selector: password.slice(0, APP_PASSWORD_SELECTOR_LENGTH),
          hash: hashGeneratedPassword(password),
        })
        .returning('created_at')
        .executeTakeFirstOrThrow();
      await this.#touch(tx, scope, recorder, mailboxId, address, 'mailbox.app_password_created', { name });
      return ok({ id, name, createdAt: created_at.toISOString(), lastUse: null, password });
    });
  }

  /** Ends the mailbox's sessions on the nodes: one of them may have come in by it. */
  async remove(scope: TenantScope, mailboxId: MailboxId, id: AppPasswordId): Promise<Result<null>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<null>> => {
      const address = await this.#address(tx, scope, mailboxId);
      if (!address) return err('resource.not_found');
      const gone = await tx
        .deleteFrom('app_password')
        .where('tenant_id', '=', scope.tenantId)
        .where('mailbox_id', '=', mailboxId)
        .where('id', '=', id)
        .returning('name')
        .executeTakeFirst();
      if (!gone) return err('resource.not_found');
      await this.#touch(tx, scope, recorder, mailboxId, address, 'mailbox.app_password_deleted', { name: gone.name });
      return ok(null);
    });
  }

  async #address(tx: Tx, scope: TenantScope, id: MailboxId): Promise<string | null> {
    const row = await tx
      .selectFrom('mailbox')
      .select('address')
      .where('tenant_id', '=', scope.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.address ?? null;
  }

  /** The record that nodes take is the mailbox's. */
  async #touch(
    tx: Tx,
    scope: TenantScope,
    recorder: ChangeRecorder,
    id: MailboxId,
    label: string,
    action: string,
    after: unknown,
  ): Promise<void> {
    const revision = await recorder.reserve();
    await tx.updateTable('mailbox').set({ revision }).where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
    recorder.record({ entity: 'mailbox', entityId: id, tenantId: scope.tenantId, label, action, after });
  }
}
