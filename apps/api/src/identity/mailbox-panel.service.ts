import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type MailboxIdentity, MailboxSessions } from '../auth/mailbox-sessions.js';
import type { LookView } from '../looks/looks.dto.js';
import { MailboxLooks } from '../looks/looks.service.js';
import { AppPasswords } from '../mailboxes/app-passwords.service.js';
import type { AppPasswordView, CreatedAppPassword } from '../mailboxes/mailboxes.dto.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result, unwrap } from '../platform/errors/result.js';
import type { Page, PageQuery } from '../platform/http/paging.js';
import type { AppPasswordId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import type { CreateOwnAppPassword, OwnForward, OwnLogIn, OwnMailboxView, OwnVacation } from './mailbox-panel.dto.js';

/** What a mailbox's user sees and does; everything goes by the mailbox of the session and by no id that the caller gives. */
@Injectable()
export class MailboxPanel {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly appPasswords: AppPasswords,
    private readonly sessions: MailboxSessions,
    private readonly looks: MailboxLooks,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async view(scope: TenantScope, own: MailboxIdentity): Promise<OwnMailboxView> {
    const mailbox = unwrap(await this.mailboxes.find(scope, own.mailboxId));
    const tenant = await this.database.within(scope, (tx) =>
      tx.selectFrom('tenant').select(['name', 'slug']).where('id', '=', scope.tenantId).executeTakeFirstOrThrow(),
    );
    return {
      address: mailbox.displayAddress,
      displayName: mailbox.displayName,
      company: tenant.name,
      quotaMb: mailbox.quotaMb,
      usage: mailbox.usage,
      accessMode: mailbox.accessMode,
      protocols: mailbox.protocols,
      vacation: mailbox.vacation,
      mayForward: mailbox.mayForward,
      forward: mailbox.forward,
      hosts: { mail: platformNames(this.config.PLATFORM_DOMAIN, tenant.slug).mail },
      version: mailbox.version,
      effective: mailbox.effective,
    };
  }

  /** By the way that every change goes; sessions of the old password end, this browser gets a new one. */
  async changePassword(
    scope: TenantScope,
    own: MailboxIdentity,
    wish: { current: string; password: string },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Result<{ revision: number }>> {
    const confirmed = await this.confirm(own, wish.current, request);
    if (!confirmed.ok) return confirmed;
    const changed = await this.mailboxes.setPassword(scope, own.mailboxId, wish.password);
    if (!changed.ok) return changed;
    await this.sessions.open(own, request, reply);
    return { ok: true, value: { revision: changed.value.mailbox.revision } };
  }

  /** The automatic answer alone; what else a company sets is not its people's to change. */
  async setVacation(scope: TenantScope, own: MailboxIdentity, wish: OwnVacation): Promise<Result<OwnMailboxView>> {
    const changed = await this.mailboxes.update(scope, own.mailboxId, { version: wish.version, vacation: wish.vacation });
    return changed.ok ? ok(await this.view(scope, own)) : changed;
  }

  /** Where its company allows it. */
  async setForward(scope: TenantScope, own: MailboxIdentity, wish: OwnForward): Promise<Result<OwnMailboxView>> {
    const mailbox = unwrap(await this.mailboxes.find(scope, own.mailboxId));
    if (!mailbox.mayForward) return err('rules.forward_not_allowed');
    const changed = await this.mailboxes.update(scope, own.mailboxId, { version: wish.version, forward: wish.forward });
    return changed.ok ? ok(await this.view(scope, own)) : changed;
  }

  async appPasswordsOf(scope: TenantScope, own: MailboxIdentity): Promise<AppPasswordView[]> {
    return unwrap(await this.appPasswords.list(scope, own.mailboxId));
  }

  async createAppPassword(
    scope: TenantScope,
    own: MailboxIdentity,
    wish: CreateOwnAppPassword,
    request: FastifyRequest,
  ): Promise<Result<CreatedAppPassword>> {
    const confirmed = await this.confirm(own, wish.current, request);
    return confirmed.ok ? this.appPasswords.create(scope, own.mailboxId, wish.name) : confirmed;
  }

  removeAppPassword(scope: TenantScope, own: MailboxIdentity, id: AppPasswordId): Promise<Result<null>> {
    return this.appPasswords.remove(scope, own.mailboxId, id);
  }

  /** The session says who it is, the password that it is still them. */
  async confirm(own: MailboxIdentity, password: string, request: FastifyRequest): Promise<Result<null>> {
    const whom = { address: request.ip, user: own.mailboxId };
    await this.limits.take('confirmation', whom);
    if (!(await this.mailboxes.signIn(own.address, password))) return err('auth.wrong_password', {}, 'current');
    await this.limits.succeeded('confirmation', whom);
    return ok(null);
  }

  async logIns(scope: TenantScope, own: MailboxIdentity): Promise<OwnLogIn[]> {
    const rows = await this.database.within(scope, (tx) =>
      tx
        .selectFrom('login_event')
        .select(['at', 'protocol', 'ok', 'remote', 'tls'])
        .where('tenant_id', '=', scope.tenantId)
        .where('address', '=', own.address)
        .orderBy('at', 'desc')
        .limit(25)
        .execute(),
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async looksInto(scope: TenantScope, own: MailboxIdentity, query: PageQuery): Promise<Page<LookView>> {
    return unwrap(await this.looks.list(scope, own.mailboxId, query));
  }
}
