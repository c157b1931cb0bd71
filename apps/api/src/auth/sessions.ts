import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { TenantId, UserId } from '../platform/ids.js';
import { COOKIE_PREFIX } from './auth.library.js';
import type { StaffRole, TenantRole } from './roles.js';

export interface SignedIn {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly locale: 'es' | 'en';
  readonly staffRole: StaffRole | null;
  readonly memberships: readonly { tenantId: TenantId; role: TenantRole }[];
}

const COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`);

/** Who a cookie belongs to, in one prepared query: always current, never cached, so that a revoked session ends at once. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async find(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const token = this.#token(cookieHeader);
    if (!token) return null;
    const { rows } = await this.database.platformPool.query({
      name: 'session',
      text: `SELECT u.id AS "userId", u.name, u.email, u.locale, u."staffRole",
               coalesce((SELECT json_agg(json_build_object('tenantId', m.tenant_id, 'role', m.role)) FROM membership m WHERE m.user_id = u.id), '[]') AS memberships
             FROM session s JOIN "user" u ON u.id = s."userId" WHERE s.token = $1 AND s."expiresAt" > now()`,
      values: [token],
    });
    return (rows[0] as SignedIn | undefined) ?? null;
  }

  /** better-auth signs its cookie `token.base64(HMAC-SHA256(token))`. */
  #token(header: string | undefined): string | null {
    const raw = COOKIE.exec(header ?? '')?.[1];
    if (!raw) return null;
    const [token, signature] = safeDecode(raw).split('.', 2);
    if (!token || !signature) return null;
    const expected = createHmac('sha256', this.config.AUTH_SECRET.reveal()).update(token).digest();
    const given = Buffer.from(signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
