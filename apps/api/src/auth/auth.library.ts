import { hash, type Options, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import type { Config } from '../platform/config/env.js';

/** OWASP Password Storage: argon2id, 19 MiB, two passes, one lane (RFC 9106). */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 };
export const hashUserPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

export const COOKIE_PREFIX = 'relevo';

/** better-auth keeps sessions and credentials; who may do what is ours (roles.ts). Accounts are made by invitation and by accepting a quote. */
export function createAuth(pool: Pool, config: Config) {
  return betterAuth({
    appName: 'Relevo',
    baseURL: config.PUBLIC_URL,
    basePath: '/api/auth',
    secret: config.AUTH_SECRET.reveal(),
    trustedOrigins: [config.PUBLIC_URL],
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashUserPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    user: {
      additionalFields: {
        locale: { type: 'string', input: false },
        staffRole: { type: 'string', required: false, input: false },
      },
    },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      useSecureCookies: config.PUBLIC_URL.startsWith('https:'),
    },
    telemetry: { enabled: false },
  });
}
export type Auth = ReturnType<typeof createAuth>;
export const AUTH = Symbol('AUTH');
/** Of the library's endpoints these alone are reachable. */
export const AUTH_PATHS = new Set(['/sign-in/email', '/sign-out', '/list-sessions', '/revoke-session', '/revoke-other-sessions']);
