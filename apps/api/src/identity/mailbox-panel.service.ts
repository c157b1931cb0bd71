import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type MailboxIdentity, MailboxSessions } from '../auth/mailbox-sessions.js';
import type { LookView } from '../looks/looks.dto.js';
import { MailboxLooks } from '../looks/looks.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, type Result, unwrap } from '../platform/errors/result.js';
import type { Page, PageQuery } from '../platform/http/paging.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import type { OwnLogIn, OwnMailboxView } from './mailbox-panel.dto.js';

/** What a mailbox's user sees and does; everything goes by the mailbox of the session and by no id that the caller gives. */
@Injectable()
export class MailboxPanel {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly sessions: MailboxSessions,
    private readonly looks: MailboxLooks,
    private readonly limits: RateLimits,
  ) {}

  async view(scope: TenantScope, own: MailboxIdentity): Promise<OwnMailboxView> {
    const mailbox = unwrap(await this.mailboxes.find(scope, own.mailboxId));
    const tenant = await this.database.within(scope, (tx) =>
      tx.selectFrom('tenant').select(['name', 'locale']).where('id', '=', scope.tenantId).executeTakeFirstOrThrow(),
    );
    return {
      address: mailbox.displayAddress,
      displayName: mailbox.displayName,
      company: tenant.name,
      quotaMb: mailbox.quotaMb,
      accessMode: mailbox.accessMode,
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
    const whom = { address: request.ip, user: own.mailboxId };
    await this.limits.take('confirmation', whom);
    if (!(await this.mailboxes.signIn(own.address, wish.current))) return err('auth.wrong_password', {}, 'current');
    await this.limits.succeeded('confirmation', whom);
    const changed = await this.mailboxes.setPassword(scope, own.mailboxId, wish.password);
    if (!changed.ok) return changed;
    await this.sessions.open(own, request, reply);
    return { ok: true, value: { revision: changed.value.mailbox.revision } };
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
