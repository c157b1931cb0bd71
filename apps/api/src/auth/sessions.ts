import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { Placement } from '../platform/database/scope.js';
import type { TenantId, UserId } from '../platform/ids.js';
import { COOKIE_PREFIX } from './auth.library.js';
import { authSecrets } from './auth-secrets.js';
import type { StaffRole, TenantRole } from './roles.js';

export interface SignedIn {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly locale: 'es' | 'en';
  readonly staffRole: StaffRole | null;
  /** Signing in takes more than a password. */
  readonly secondFactor: boolean;
  readonly memberships: readonly Membership[];
  /** Staff acting for a company in this session, while its time lasts. */
  readonly impersonation: Impersonation | null;
}
export interface Membership {
  readonly tenantId: TenantId;
  readonly role: TenantRole;
  readonly placement: Placement;
}
export interface Impersonation {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly asUserId: UserId;
  readonly asName: string;
  readonly asRole: TenantRole;
  readonly reason: string;
  readonly endsAt: string;
  readonly placement: Placement;
}

/** Saves the operations a look of their own (Tenants.placement). */
const PLACEMENT = `json_build_object('pairId', t.pair_id, 'mailboxLimit', t.mailbox_limit, 'slug', t.slug, 'serving', t.serving)`;
const COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`);

/** Who a cookie belongs to, in one prepared query: always current, never cached, so that a revoked session ends at once. */
@Injectable()
export class Sessions {
  readonly #secrets: readonly string[];

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.#secrets = authSecrets(config.AUTH_SECRET.reveal()).all;
  }

  async find(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const token = this.#token(cookieHeader);
    if (!token) return null;
    const { rows } = await this.database.platformPool.query({
      name: 'session',
      text: `SELECT u.id AS "userId", u.name, u.email, u.locale, u."staffRole", u."twoFactorEnabled" AS "secondFactor", s.id AS "sessionId",
               coalesce((SELECT json_agg(json_build_object('tenantId', t.id, 'role', m.role, 'placement', ${PLACEMENT}))
                 FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = u.id), '[]') AS memberships,
               (SELECT json_build_object('id', i.id, 'tenantId', t.id, 'asUserId', i.as_user_id, 'asName', i.as_name, 'asRole', i.as_role,
                  'reason', i.reason, 'endsAt', i.ends_at, 'placement', ${PLACEMENT})
                FROM impersonation i JOIN tenant t ON t.id = i.tenant_id
                WHERE i.session_id = s.id AND i.ended_at IS NULL AND i.ends_at > now() AND u."staffRole" IS NOT NULL) AS impersonation
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
    const given = Buffer.from(signature, 'base64');
    const signed = this.#secrets.some((secret) => {
      const expected = createHmac('sha256', secret).update(token).digest();
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    return signed ? token : null;
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
