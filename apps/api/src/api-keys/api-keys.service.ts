import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { newApiKey } from '../auth/api-key.credentials.js';
import { tenantMay } from '../auth/roles.js';
import type { SignedIn } from '../auth/sessions.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { newId } from '../platform/ids.js';
import type { ApiKeyView, CreateApiKey, NewApiKey } from './api-keys.dto.js';

const DAY_MS = 86_400_000;
/** Of working keys; more are a sign that old ones are not revoked. */
const LIMIT = 50;

interface Row {
  id: string;
  name: string;
  hint: string;
  permissions: ApiKeyView['permissions'];
  made_by_name: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  used_from: string | null;
  state: ApiKeyView['state'];
}

/** Keys for a company's own programs: shown once, kept as a hash, never able to do more than who made them. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Working ones first, newest first. */
  async list(scope: TenantScope): Promise<ApiKeyView[]> {
    return this.database.within(scope, async (tx) => (await this.#rows(tx, scope)).map(toView));
  }

  async create(scope: TenantScope, maker: SignedIn, wish: CreateApiKey): Promise<Result<NewApiKey>> {
    const role = maker.memberships.find((one) => one.tenantId === scope.tenantId)?.role;
    const permissions = [...new Set(wish.permissions)];
    const beyond = permissions.find((permission) => !role || !tenantMay(role, permission));
    if (beyond) return err('key.beyond_maker', { permission: beyond }, 'permissions');
    const { key, hash, hint } = newApiKey();
    const id = newId();
    const expires = new Date(this.clock.now().getTime() + wish.expiresInDays * DAY_MS);
    return this.database.within(scope, async (tx): Promise<Result<NewApiKey>> => {
      const before = await this.#rows(tx, scope);
      if (before.filter((row) => row.state === 'active').length >= LIMIT) return err('key.too_many', { limit: LIMIT });
      await tx
        .insertInto('api_key')
        .values({
          id,
          tenant_id: scope.tenantId,
          name: wish.name,
          hash,
          hint,
          permissions,
          made_by: maker.userId,
          made_by_name: maker.name,
          expires_at: expires,
        })
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'apikey.created',
          target: `apikey:${id}`,
          label: wish.name,
          after: { hint, permissions, expiresAt: expires.toISOString() },
        },
      ]);
      const [made] = await this.#rows(tx, scope, id);
      if (!made) throw new Error('the key just made is not there');
      return ok({ key, apiKey: toView(made) });
    });
  }

  /** Refused from the next request on. Revoking again changes nothing. */
  async revoke(scope: TenantScope, id: string): Promise<Result<null>> {
    return this.database.within(scope, async (tx): Promise<Result<null>> => {
      const [before] = await this.#rows(tx, scope, id);
      if (!before) return err('resource.not_found');
      if (before.state === 'revoked') return ok(null);
      await tx
        .updateTable('api_key')
        .set({ revoked_at: this.clock.now() })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'apikey.revoked',
          target: `apikey:${id}`,
          label: before.name,
          before: { hint: before.hint },
        },
      ]);
      return ok(null);
    });
  }

  async #rows(tx: Tx, scope: TenantScope, id?: string): Promise<Row[]> {
    const { rows } = await sql<Row>`
      SELECT k.id, k.name, k.hint, k.permissions, k.made_by_name, k.created_at, k.expires_at, k.last_used_at, host(k.last_used_address) AS used_from,
        CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired' WHEN m.user_id IS NULL THEN 'orphaned' ELSE 'active' END AS state
      FROM api_key k LEFT JOIN membership m ON m.tenant_id = k.tenant_id AND m.user_id = k.made_by
      WHERE k.tenant_id = ${scope.tenantId} ${id ? sql`AND k.id = ${id}` : sql``}
      ORDER BY (k.revoked_at IS NULL AND k.expires_at > now()) DESC, k.id DESC LIMIT 200`.execute(tx);
    return rows;
  }
}

const toView = (row: Row): ApiKeyView => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  permissions: row.permissions,
  madeBy: row.made_by_name,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  lastUsedFrom: row.used_from,
  state: row.state,
});
