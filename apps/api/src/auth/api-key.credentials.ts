import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Placement } from '../platform/database/scope.js';
import type { TenantId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';
import type { TenantRole } from './roles.js';

export interface KeyCaller {
  readonly id: string;
  readonly name: string;
  readonly tenantId: TenantId;
  readonly permissions: readonly string[];
  /** The role that its maker has today. */
  readonly makerRole: TenantRole;
  readonly placement: Placement;
}

const PREFIX = 'rlv_';
const KEY = /^Bearer (rlv_[\w-]{43})$/;

/** 256 random bits need no slow hash: there is nothing to guess from. The prefix lets secret scanners find a leaked key. */
export function newApiKey(): { key: string; hash: Buffer; hint: string } {
  const key = PREFIX + randomBytes(32).toString('base64url');
  return { key, hash: hashToken(key), hint: key.slice(0, PREFIX.length + 4) };
}

/** Whose key a request carries, in one query: current at each request, so that a revoked key ends at once. */
@Injectable()
export class ApiKeyCredentials {
  constructor(private readonly database: Database) {}

  isKey(header: string | undefined): boolean {
    return header?.startsWith(`Bearer ${PREFIX}`) ?? false;
  }

  /** Notes the use, at most once a minute: a row written by each request would be the slowest part of it. */
  async find(header: string | undefined, address: string): Promise<KeyCaller | null> {
    const key = KEY.exec(header ?? '')?.[1];
    if (!key) return null;
    const { rows } = await this.database.platformPool.query({
      name: 'api-key',
      text: `WITH k AS (
               SELECT k.id, k.name, k.tenant_id AS "tenantId", k.permissions, m.role AS "makerRole", k.last_used_at,
                 json_build_object('pairId', t.pair_id, 'mailboxLimit', t.mailbox_limit, 'slug', t.slug, 'serving', t.serving) AS placement
               FROM api_key k JOIN tenant t ON t.id = k.tenant_id JOIN membership m ON m.tenant_id = k.tenant_id AND m.user_id = k.made_by
               WHERE k.hash = $1 AND k.revoked_at IS NULL AND k.expires_at > now()),
             used AS (UPDATE api_key SET last_used_at = now(), last_used_address = $2 FROM k
               WHERE api_key.id = k.id AND coalesce(k.last_used_at < now() - interval '1 minute', true))
             SELECT id, name, "tenantId", permissions, "makerRole", placement FROM k`,
      values: [hashToken(key), address],
    });
    return (rows[0] as KeyCaller | undefined) ?? null;
  }
}
