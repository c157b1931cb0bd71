import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { hashUserPassword } from '../auth/auth.library.js';
import type { TenantRole } from '../auth/roles.js';
import { writePassword } from '../identity/people.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope, type TenantScope, userActor } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { newId, type TenantId, type UserId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { checkPassword } from '../platform/passwords/password.check.js';
import { hashToken } from '../platform/secrets/sealer.js';
import { mayChange } from './members.rules.js';
import type { AcceptInvitation, InvitationView, Invite, OpenInvitation } from './users.dto.js';

const DAYS = 7;

interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly company: string;
  readonly user_id: string | null;
  readonly has_password: boolean;
}

/** A person comes to a company by a link in an e-mail to their own address; whoever holds it proves that the address is theirs. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(scope: TenantScope): Promise<InvitationView[]> {
    const now = this.clock.now();
    const rows = await this.database.within(scope, (tx) =>
      tx.selectFrom('invitation').selectAll().where('tenant_id', '=', scope.tenantId).orderBy('created_at', 'desc').execute(),
    );
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role as TenantRole,
      invitedBy: row.invited_by,
      sentAt: row.sent_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      expired: row.expires_at <= now,
    }));
  }

  /** The same address invited again gets the new role and a new link; the earlier link is void. */
  async invite(scope: TenantScope, actor: TenantRole, address: string, wish: Invite): Promise<Result<{ id: string }>> {
    const may = mayChange(actor, null, wish.role, 1);
    if (!may.ok) return may;
    await this.limits.take('invitation', { address, user: scope.tenantId });
    return this.database.within(scope, async (tx): Promise<Result<{ id: string }>> => {
      const email = wish.email.toLowerCase();
      const member = await tx
        .selectFrom('membership')
        .innerJoin('user', 'user.id', 'membership.user_id')
        .select('user.id')
        .where('membership.tenant_id', '=', scope.tenantId)
        .where('user.email', '=', email)
        .executeTakeFirst();
      if (member) return err('member.exists', {}, 'email');
      const id = await this.write(tx, scope.tenantId, { ...wish, email }, scope.actor.name);
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'member.invited',
          target: `invitation:${id}`,
          label: email,
          after: { role: wish.role },
        },
      ]);
      return ok({ id });
    });
  }

  /** In the caller's transaction, for who makes a company too. */
  async write(tx: Tx, tenantId: TenantId, wish: Invite, inviter: string | null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expires = new Date(now.getTime() + DAYS * 86_400_000);
    const fresh = {
      name: wish.name,
      role: wish.role,
      locale: wish.locale,
      token_hash: hashToken(token),
      invited_by: inviter,
      sent_at: now,
      expires_at: expires,
    };
    const { id } = await tx
      .insertInto('invitation')
      .values({ id: newId<string>(), tenant_id: tenantId, email: wish.email, ...fresh })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doUpdateSet(fresh))
      .returning('id')
      .executeTakeFirstOrThrow();
    const { name } = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow();
    await this.notifications.send(tx, {
      recipient: wish.email,
      locale: wish.locale,
      template: 'invitation',
      tenantId,
      data: {
        company: name,
        inviter,
        role: wish.role,
        url: `${this.config.PUBLIC_URL}/${wish.locale}/invitation/${token}`,
        expiresAt: expires.toISOString(),
      },
    });
    return id;
  }

  async resend(scope: TenantScope, actor: TenantRole, address: string, id: string): Promise<Result<null>> {
    const row = await this.database.within(scope, (tx) =>
      tx.selectFrom('invitation').selectAll().where('tenant_id', '=', scope.tenantId).where('id', '=', id).executeTakeFirst(),
    );
    if (!row) return err('resource.not_found');
    const wish = { email: row.email, name: row.name, role: row.role as TenantRole, locale: row.locale as Invite['locale'] };
    const sent = await this.invite(scope, actor, address, wish);
    return sent.ok ? ok(null) : sent;
  }

  async withdraw(scope: TenantScope, actor: TenantRole, id: string): Promise<Result<null>> {
    return this.database.within(scope, async (tx): Promise<Result<null>> => {
      const row = await tx
        .selectFrom('invitation')
        .select(['email', 'role'])
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return err('resource.not_found');
      const may = mayChange(actor, null, row.role as TenantRole, 1);
      if (!may.ok) return may;
      await tx.deleteFrom('invitation').where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
      await this.audit.record(tx, scope.actor, [
        { tenantId: scope.tenantId, action: 'member.invitation_withdrawn', target: `invitation:${id}`, label: row.email },
      ]);
      return ok(null);
    });
  }

  async open(token: string): Promise<Result<OpenInvitation>> {
    return this.database.within(platformScope, async (tx): Promise<Result<OpenInvitation>> => {
      const row = await this.#byToken(tx, token);
      if (!row) return err('access_link.gone');
      const { company, email, name, role, has_password } = row;
      return ok({ company, email, name, role: role as TenantRole, needsPassword: !has_password });
    });
  }

  /** Somebody new gets a name and a password; somebody known keeps theirs. Uses the link up. */
  async accept(token: string, wish: AcceptInvitation, address: string, requestId: string): Promise<Result<{ email: string }>> {
    const opened = await this.open(token);
    if (!opened.ok) return opened;
    const { needsPassword, email, company } = opened.value;
    const name = wish.name ?? opened.value.name;
    if (needsPassword) {
      if (!name) return err('request.invalid', { fields: 'name' }, 'name');
      const checked = checkPassword(wish.password ?? '', [name, email, company]);
      if (!checked.ok) return checked;
    }
    const hash = needsPassword ? await hashUserPassword(wish.password ?? '') : null;
    return this.database.within(platformScope, async (tx): Promise<Result<{ email: string }>> => {
      const row = await this.#byToken(tx, token);
      if (!row || row.has_password === needsPassword) return err('access_link.gone');
      const userId = (row.user_id as UserId | null) ?? newId<UserId>();
      if (!row.user_id) await tx.insertInto('user').values({ id: userId, name, email: row.email, emailVerified: true }).execute();
      else if (needsPassword) await tx.updateTable('user').set({ name, emailVerified: true }).where('id', '=', userId).execute();
      if (hash) await writePassword(tx, userId, hash);
      await tx
        .insertInto('membership')
        .values({ tenant_id: row.tenant_id, user_id: userId, role: row.role })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
        .execute();
      await tx.deleteFrom('invitation').where('id', '=', row.id).execute();
      await this.audit.record(tx, userActor(userId, name, address, requestId), [
        {
          tenantId: row.tenant_id as TenantId,
          action: 'member.joined',
          target: `user:${userId}`,
          label: row.email,
          after: { role: row.role },
        },
      ]);
      return ok({ email: row.email });
    });
  }

  async #byToken(tx: Tx, token: string): Promise<Row | undefined> {
    return tx
      .selectFrom('invitation as i')
      .innerJoin('tenant as t', 't.id', 'i.tenant_id')
      .leftJoin('user as u', 'u.email', 'i.email')
      .leftJoin('account as a', (join) => join.onRef('a.userId', '=', 'u.id').on('a.providerId', '=', 'credential'))
      .select(['i.id', 'i.tenant_id', 'i.email', 'i.name', 'i.role', 't.name as company', 'u.id as user_id'])
      .select((e) => e('a.password', 'is not', null).$castTo<boolean>().as('has_password'))
      .where('i.token_hash', '=', hashToken(token))
      .where('i.expires_at', '>', this.clock.now())
      .forUpdate('i')
      .executeTakeFirst();
  }
}
