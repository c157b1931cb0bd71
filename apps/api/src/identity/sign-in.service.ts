import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { passOn, webHeaders } from '../auth/auth.call.js';
import { AUTH, type Auth, usedCode } from '../auth/auth.library.js';
import { MailboxSessions } from '../auth/mailbox-sessions.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Database } from '../platform/database/database.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { UserId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import type { SignInAnswer } from './identity.dto.js';
import { People } from './people.service.js';

type Entered = Result<SignInAnswer>;

/** The one door for people of companies, staff and mailbox users. */
@Injectable()
export class SignIns {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly mailboxSessions: MailboxSessions,
    private readonly mailboxes: Mailboxes,
    private readonly people: People,
    private readonly limits: RateLimits,
    private readonly database: Database,
  ) {}

  /**
   * Tries the person of that address first and the mailbox of that address then; a refusal has compared with two passwords, whoever
   * exists, and says the same.
   */
  async withPassword(email: string, password: string, request: FastifyRequest, reply: FastifyReply): Promise<Entered> {
    const whom = { address: request.ip, user: email };
    await this.limits.take('sign_in', whom);
    const body = { email: email.toLowerCase(), password };
    const call = this.auth.api.signInEmail({ body, headers: webHeaders(request), asResponse: true });
    const answer = await passOn(call as Promise<Response>, reply);
    if (answer.ok) {
      await this.limits.succeeded('sign_in', whom);
      if (answer.body?.twoFactorRedirect) return ok({ next: 'second_factor' });
      return this.#entered(answer.body?.user?.id, request, reply);
    }
    const mailbox = await this.mailboxes.signIn(email, password);
    if (!mailbox) return err('auth.wrong');
    await this.limits.succeeded('sign_in', whom);
    await this.mailboxSessions.open(mailbox, request, reply);
    return ok({ next: 'mailbox' });
  }

  /** The second step, with a code of the app or a recovery code; either opens once. */
  async withCode(code: string, request: FastifyRequest, reply: FastifyReply): Promise<Entered> {
    const pending = await this.#pendingPerson(request);
    if (!pending) return err('auth.start_again');
    const whom = { address: request.ip, user: pending };
    await this.limits.take('second_factor', whom);
    const digits = code.replace(/\s/g, '');
    const fromApp = /^\d{6}$/.test(digits);
    // The hook refuses it too, but only after the library has used up the first step: the next code would come too late.
    if (fromApp && (await this.#codeIsUsed(pending, digits))) return err('auth.wrong_code');
    const input = { body: { code: fromApp ? digits : code }, headers: webHeaders(request), asResponse: true };
    const call = fromApp ? this.auth.api.verifyTOTP(input) : this.auth.api.verifyBackupCode(input);
    const answer = await passOn(call as unknown as Promise<Response>, reply);
    if (!answer.ok) return err(answer.code === 'INVALID_TWO_FACTOR_COOKIE' ? 'auth.start_again' : 'auth.wrong_code');
    await this.limits.succeeded('second_factor', whom);
    const person = await this.people.byId(pending);
    if (person && !fromApp) await this.people.tellFactor(person, 'recovery_code_used', request.ip);
    return this.#entered(pending, request, reply);
  }

  async passkeyOptions(request: FastifyRequest, reply: FastifyReply): Promise<Record<string, unknown>> {
    await this.limits.take('second_factor', { address: request.ip });
    const call = this.auth.api.generatePasskeyAuthenticationOptions({ headers: webHeaders(request), asResponse: true });
    return (await passOn(call as unknown as Promise<Response>, reply)).body;
  }

  /** A passkey is what one has and what one knows or is, so no code is asked for. */
  async withPasskey(response: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply): Promise<Entered> {
    const whom = { address: request.ip };
    await this.limits.take('second_factor', whom);
    // Its shape is the library's to check.
    const input = { body: { response: response as never }, headers: webHeaders(request), asResponse: true };
    const answer = await passOn(this.auth.api.verifyPasskeyAuthentication(input) as unknown as Promise<Response>, reply);
    if (!answer.ok) return err('passkey.refused');
    await this.limits.succeeded('second_factor', whom);
    return this.#entered(answer.body?.session?.userId, request, reply);
  }

  async #entered(userId: UserId, request: FastifyRequest, reply: FastifyReply): Promise<Entered> {
    const person = await this.people.byId(userId);
    if (!person) throw new Error('who signed in is not there');
    await this.people.signedIn(person, request, reply);
    const { staffRole } = await this.database.platform
      .selectFrom('user')
      .select('staffRole')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    return ok({ next: staffRole ? 'console' : 'portal' });
  }

  async #codeIsUsed(userId: UserId, code: string): Promise<boolean> {
    const { internalAdapter } = await this.auth.$context;
    return (await internalAdapter.findVerificationValue(usedCode(userId, code))) !== null;
  }

  /** Whom the signed cookie of the first step stands for. */
  async #pendingPerson(request: FastifyRequest): Promise<UserId | null> {
    const context = await this.auth.$context;
    const cookie = context.createAuthCookie('two_factor');
    const raw = new RegExp(`(?:^|;\\s*)${cookie.name.replace(/\./g, '\\.')}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    // The library checks the signature when it takes the code; here the value only finds the budget to count on.
    const identifier = decodeURIComponent(raw ?? '').split('.')[0];
    if (!identifier) return null;
    const found = await context.internalAdapter.findVerificationValue(identifier);
    return found && found.expiresAt > new Date() ? (found.value as UserId) : null;
  }
}
