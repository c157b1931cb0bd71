import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type LibraryAnswer, passOn, webHeaders } from '../auth/auth.call.js';
import { AUTH, type Auth, verifyUserPassword } from '../auth/auth.library.js';
import type { SignedIn } from '../auth/sessions.js';
import { Database } from '../platform/database/database.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { deviceName } from './device.rules.js';
import type { SecurityView, UpdateProfile } from './identity.dto.js';
import { People } from './people.service.js';

interface Asked {
  readonly caller: SignedIn;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What people change about themselves. Whatever opens or closes the door asks for the password again, and is told by e-mail. */
@Injectable()
export class Profiles {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly database: Database,
    private readonly people: People,
    private readonly limits: RateLimits,
  ) {}

  async update(caller: SignedIn, wish: UpdateProfile): Promise<void> {
    await this.database.platform
      .updateTable('user')
      .set({ name: wish.name, locale: wish.locale, updatedAt: new Date() })
      .where('id', '=', caller.userId)
      .execute();
  }

  async security(caller: SignedIn): Promise<SecurityView> {
    const db = this.database.platform;
    const [passkeys, sessions, left] = await Promise.all([
      db
        .selectFrom('passkey')
        .select(['id', 'name', 'createdAt'])
        .where('userId', '=', caller.userId)
        .orderBy('createdAt')
        .execute(),
      db
        .selectFrom('session')
        .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'expiresAt'])
        .where('userId', '=', caller.userId)
        .where('expiresAt', '>', new Date())
        .orderBy('createdAt', 'desc')
        .execute(),
      caller.secondFactor ? this.#recoveryCodesLeft(caller) : 0,
    ]);
    return {
      totp: caller.secondFactor,
      recoveryCodesLeft: left,
      passkeys: passkeys.map((one) => ({
        id: one.id,
        name: one.name ?? '',
        createdAt: (one.createdAt ?? new Date(0)).toISOString(),
      })),
      sessions: sessions.map((one) => ({
        id: one.id,
        current: one.id === caller.sessionId,
        address: one.ipAddress,
        device: deviceName(one.userAgent),
        startedAt: one.createdAt.toISOString(),
        expiresAt: one.expiresAt.toISOString(),
      })),
    };
  }

  async #recoveryCodesLeft(caller: SignedIn): Promise<number> {
    const { backupCodes } = await this.auth.api.viewBackupCodes({ body: { userId: caller.userId } });
    return backupCodes.length;
  }

  async changePassword({ caller, request }: Asked, current: string, password: string): Promise<Result<null>> {
    const confirmed = await this.#confirm(caller, request, current);
    if (!confirmed.ok) return confirmed;
    const person = this.#personOf(caller);
    const checked = await this.people.checkPassword(person, password);
    return checked.ok ? this.people.setPassword(person, password, request.ip, caller.sessionId) : checked;
  }

  /** A secret that is not asked for yet: the first code from it turns it on. */
  async startTotp(asked: Asked, password: string): Promise<Result<{ uri: string; recoveryCodes: string[] }>> {
    const confirmed = await this.#confirm(asked.caller, asked.request, password);
    if (!confirmed.ok) return confirmed;
    const input = { body: { password, method: 'totp' as const }, headers: webHeaders(asked.request), asResponse: true };
    const { body } = await this.#library(this.auth.api.enableTwoFactor(input), asked);
    return ok({ uri: body.totpURI, recoveryCodes: body.backupCodes });
  }

  async confirmTotp(asked: Asked, code: string): Promise<Result<null>> {
    const { caller, request } = asked;
    if (caller.secondFactor) return err('auth.wrong_code', {}, 'code');
    const whom = { address: request.ip, user: caller.userId };
    await this.limits.take('second_factor', whom);
    // A session that needed a password alone does not go on beside the factor; the library gives this one a new name.
    const input = { body: { code: code.replace(/\s/g, '') }, headers: webHeaders(request), asResponse: true };
    const answer = await passOn(this.auth.api.verifyTOTP(input) as unknown as Promise<Response>, asked.reply);
    if (!answer.ok) return err('auth.wrong_code', {}, 'code');
    await this.limits.succeeded('second_factor', whom);
    await this.database.platformPool.query(
      `DELETE FROM session WHERE "userId" = $1 AND id <> (SELECT id FROM session WHERE "userId" = $1 ORDER BY "createdAt" DESC LIMIT 1)`,
      [caller.userId],
    );
    await this.people.tellFactor(this.#personOf(caller), 'totp_on', request.ip);
    return ok(null);
  }

  async removeTotp(asked: Asked, password: string): Promise<Result<null>> {
    if (asked.caller.staffRole) return err('auth.second_factor_kept');
    const confirmed = await this.#confirm(asked.caller, asked.request, password);
    if (!confirmed.ok) return confirmed;
    const input = { body: { password }, headers: webHeaders(asked.request), asResponse: true };
    await this.#library(this.auth.api.disableTwoFactor(input), asked);
    await this.people.tellFactor(this.#personOf(asked.caller), 'totp_off', asked.request.ip);
    return ok(null);
  }

  async newRecoveryCodes(asked: Asked, password: string): Promise<Result<{ recoveryCodes: string[] }>> {
    const confirmed = await this.#confirm(asked.caller, asked.request, password);
    if (!confirmed.ok) return confirmed;
    if (!asked.caller.secondFactor) return err('resource.not_found');
    const input = { body: { password }, headers: webHeaders(asked.request), asResponse: true };
    const { body } = await this.#library(this.auth.api.generateBackupCodes(input), asked);
    await this.people.tellFactor(this.#personOf(asked.caller), 'recovery_codes', asked.request.ip);
    return ok({ recoveryCodes: body.backupCodes });
  }

  async passkeyOptions(asked: Asked, password: string): Promise<Result<{ options: Record<string, unknown> }>> {
    const confirmed = await this.#confirm(asked.caller, asked.request, password);
    if (!confirmed.ok) return confirmed;
    const call = this.auth.api.generatePasskeyRegistrationOptions({ headers: webHeaders(asked.request), asResponse: true });
    return ok({ options: (await this.#library(call, asked)).body });
  }

  /** The challenge that it answers was given out against the password, minutes ago. */
  async addPasskey(asked: Asked, name: string, response: Record<string, unknown>): Promise<Result<null>> {
    const input = { body: { name, response }, headers: webHeaders(asked.request), asResponse: true };
    const answer = await passOn(this.auth.api.verifyPasskeyRegistration(input) as unknown as Promise<Response>, asked.reply);
    if (!answer.ok) return err('passkey.refused');
    await this.people.tellFactor(this.#personOf(asked.caller), 'passkey_added', asked.request.ip);
    return ok(null);
  }

  async renamePasskey(caller: SignedIn, id: string, name: string): Promise<Result<null>> {
    const done = await this.database.platform
      .updateTable('passkey')
      .set({ name })
      .where('id', '=', id)
      .where('userId', '=', caller.userId)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n ? ok(null) : err('resource.not_found');
  }

  async removePasskey({ caller, request }: Asked, id: string, password: string): Promise<Result<null>> {
    const confirmed = await this.#confirm(caller, request, password);
    if (!confirmed.ok) return confirmed;
    const gone = await this.database.platform
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('userId', '=', caller.userId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return err('resource.not_found');
    await this.people.tellFactor(this.#personOf(caller), 'passkey_removed', request.ip);
    return ok(null);
  }

  async endSession(caller: SignedIn, id: string): Promise<Result<null>> {
    const gone = await this.database.platform
      .deleteFrom('session')
      .where('id', '=', id)
      .where('userId', '=', caller.userId)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n ? ok(null) : err('resource.not_found');
  }

  async endOtherSessions(caller: SignedIn): Promise<void> {
    await this.database.platform
      .deleteFrom('session')
      .where('userId', '=', caller.userId)
      .where('id', '<>', caller.sessionId)
      .execute();
  }

  /** The password again, within its own budget: an open browser is not its owner. */
  async #confirm(caller: SignedIn, request: FastifyRequest, password: string): Promise<Result<null>> {
    const whom = { address: request.ip, user: caller.userId };
    await this.limits.take('confirmation', whom);
    const account = await this.database.platform
      .selectFrom('account')
      .select('password')
      .where('userId', '=', caller.userId)
      .where('providerId', '=', 'credential')
      .executeTakeFirst();
    if (!account?.password || !(await verifyUserPassword(account.password, password)))
      return err('auth.wrong_password', {}, 'password');
    await this.limits.succeeded('confirmation', whom);
    return ok(null);
  }

  async #library(call: unknown, { reply }: Asked): Promise<LibraryAnswer> {
    const answer = await passOn(call as Promise<Response>, reply);
    if (!answer.ok) throw new Error(`the library refused: ${answer.code}`);
    return answer;
  }

  #personOf(caller: SignedIn) {
    return { id: caller.userId, name: caller.name, email: caller.email, locale: caller.locale };
  }
}
