import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import type { TenantRole } from '../auth/roles.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { UserId } from '../platform/ids.js';
import { mayChange } from './members.rules.js';
import type { MemberView } from './users.dto.js';

interface Found {
  name: string;
  email: string;
  role: TenantRole;
  owners: number;
}

/** Who belongs to a company, and as what. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async list(scope: TenantScope): Promise<MemberView[]> {
    const { rows } = await this.database.within(scope, (tx) =>
      sql<Omit<MemberView, 'lastSeenAt' | 'since'> & { created_at: Date }>`
        SELECT u.id AS "userId", u.name, u.email, m.role, u."twoFactorEnabled" AS "secondFactor", m.created_at
        FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = ${scope.tenantId}
        ORDER BY array_position(ARRAY['owner','admin','technical','billing','viewer'], m.role), u.name`.execute(tx),
    );
    // No tenant's transaction reads sessions; of these people alone, the platform says when they were here last.
    const ids = rows.map((row) => row.userId);
    const seen = ids.length
      ? await this.database.platform
          .selectFrom('session')
          .select((e) => ['userId', e.fn.max('updatedAt').as('at')])
          .where('userId', 'in', ids)
          .groupBy('userId')
          .execute()
      : [];
    const lastSeen = new Map(seen.map((row) => [row.userId, row.at]));
    return rows.map(({ created_at, ...row }) => ({
      ...row,
      lastSeenAt: lastSeen.get(row.userId)?.toISOString() ?? null,
      since: created_at.toISOString(),
    }));
  }

  async changeRole(scope: TenantScope, actor: TenantRole, userId: UserId, role: TenantRole): Promise<Result<null>> {
    return this.database.within(scope, async (tx): Promise<Result<null>> => {
      const found = await this.#find(tx, scope, userId);
      if (!found) return err('resource.not_found');
      const may = mayChange(actor, found.role, role, found.owners);
      if (!may.ok) return may;
      if (found.role === role) return ok(null);
      await tx
        .updateTable('membership')
        .set({ role })
        .where('tenant_id', '=', scope.tenantId)
        .where('user_id', '=', userId)
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'member.role_changed',
          target: `user:${userId}`,
          label: found.email,
          before: { role: found.role },
          after: { role },
        },
      ]);
      return ok(null);
    });
  }

  /** Takes effect at the person's next request; the person and what they belong to elsewhere stay. */
  async remove(scope: TenantScope, actor: TenantRole, userId: UserId): Promise<Result<null>> {
    return this.database.within(scope, async (tx): Promise<Result<null>> => {
      const found = await this.#find(tx, scope, userId);
      if (!found) return err('resource.not_found');
      const may = mayChange(actor, found.role, null, found.owners);
      if (!may.ok) return may;
      await tx.deleteFrom('membership').where('tenant_id', '=', scope.tenantId).where('user_id', '=', userId).execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'member.removed',
          target: `user:${userId}`,
          label: found.email,
          before: { role: found.role },
        },
      ]);
      return ok(null);
    });
  }

  /** Locks the company's row: of two owners who remove each other at once, one finds itself the last. */
  async #find(tx: Tx, scope: TenantScope, userId: UserId): Promise<Found | null> {
    await tx.selectFrom('tenant').select('id').where('id', '=', scope.tenantId).forUpdate().execute();
    const { rows } = await sql<Found>`
      SELECT u.name, u.email, m.role, (SELECT count(*) FROM membership o WHERE o.tenant_id = m.tenant_id AND o.role = 'owner') AS owners
      FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = ${scope.tenantId} AND m.user_id = ${userId}`.execute(
      tx,
    );
    return rows[0] ?? null;
  }
}
