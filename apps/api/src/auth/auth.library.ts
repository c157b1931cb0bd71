import { passkey } from '@better-auth/passkey';
import { hash, type Options, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import type { Config } from '../platform/config/env.js';
import { MAX_PASSWORD, MIN_PASSWORD } from '../platform/passwords/password.check.js';
import { authSecrets, libraryOptions } from './auth-secrets.js';

/** OWASP Password Storage: argon2id, 19 MiB, two passes, one lane (RFC 9106). */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 };
export const hashUserPassword = (password: string): Promise<string> => hash(password, ARGON2ID);
export const verifyUserPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

export const COOKIE_PREFIX = 'relevo';

/** Under which a code that has opened is remembered. */
export const usedCode = (userId: string, code: string): string => `totp-used:${userId}:${code}`;

/** The library takes one code for as long as its window lasts; here it opens once (RFC 6238 section 5.2). */
const codesOnce = createAuthMiddleware(async (ctx) => {
  const opened = ctx.context.newSession;
  if (ctx.path !== '/two-factor/verify-totp' || !opened) return;
  const first = await ctx.context.internalAdapter.reserveVerificationValue({
    identifier: usedCode(opened.user.id, ctx.body.code),
    value: '1',
    expiresAt: new Date(Date.now() + 120_000),
  });
  if (first) return;
  await ctx.context.internalAdapter.deleteSession(opened.session.token);
  deleteSessionCookie(ctx);
  throw new APIError('UNAUTHORIZED', { code: 'CODE_ALREADY_USED', message: 'Code already used' });
});

/**
 * better-auth keeps sessions, credentials and factors; who may do what is ours (roles.ts), and so are the operations by which people
 * reach it (identity/). Accounts are made by invitation and by accepting a quote.
 */
export function createAuth(pool: Pool, config: Config) {
  const { hostname, origin } = new URL(config.PUBLIC_URL);
  return betterAuth({
    appName: config.RELEVO_NAME,
    baseURL: config.PUBLIC_URL,
    basePath: '/api/auth',
    ...libraryOptions(authSecrets(config.AUTH_SECRET.reveal())),
    trustedOrigins: [config.PUBLIC_URL],
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: { hash: hashUserPassword, verify: ({ hash: stored, password }) => verify(stored, password) },
    },
    user: {
      additionalFields: {
        locale: { type: 'string', input: false },
        staffRole: { type: 'string', required: false, input: false },
      },
    },
    // The password is asked for again where it matters (identity/), which is more than a fresh session.
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60, freshAge: 0, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      useSecureCookies: config.PUBLIC_URL.startsWith('https:'),
    },
    hooks: { after: codesOnce },
    plugins: [
      twoFactor({ issuer: config.RELEVO_NAME }),
      // WebAuthn level 3 section 5.4.6: a passkey is two factors in one, so the device must check its user.
      passkey({
        rpID: hostname,
        rpName: config.RELEVO_NAME,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
    ],
    telemetry: { enabled: false },
  });
}
export type Auth = ReturnType<typeof createAuth>;
export const AUTH = Symbol('AUTH');
/** Of the library's endpoints this alone is reachable; the rest is called by our own operations. */
export const AUTH_PATHS = new Set(['/sign-out']);
