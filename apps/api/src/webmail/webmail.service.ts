import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { WebmailPassword, WebmailPerson, WebmailSignIn } from '@relevo/agent-protocol';
import { platformNames } from '@relevo/dns-records';
import type { AgentIdentity } from '../auth/access.decorators.js';
import type { MailboxIdentity } from '../auth/mailbox-sessions.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { hashToken } from '../platform/secrets/sealer.js';
import type { WebmailDoor } from './webmail.dto.js';

const TICKET_SECONDS = 60;

/** The way from the mailbox's panel into its webmail, and the webmail's way back to the mailbox's password. */
@Injectable()
export class Webmail {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Only what goes to the browser opens anything: we keep the ticket's hash. */
  async open(scope: TenantScope, own: MailboxIdentity): Promise<Result<WebmailDoor>> {
    const ticket = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + TICKET_SECONDS * 1000);
    return this.database.within(scope, async (tx): Promise<Result<WebmailDoor>> => {
      const { slug, protocols } = await tx
        .selectFrom('mailbox')
        .innerJoin('tenant', 'tenant.id', 'mailbox.tenant_id')
        .select(['tenant.slug', 'mailbox.protocols'])
        .where('mailbox.tenant_id', '=', scope.tenantId)
        .where('mailbox.id', '=', own.mailboxId)
        .executeTakeFirstOrThrow();
      if (!(protocols as { webmail: boolean }).webmail) return err('webmail.off');
      await tx.deleteFrom('webmail_ticket').where('mailbox_id', '=', own.mailboxId).execute();
      await tx
        .insertInto('webmail_ticket')
        .values({ hash: hashToken(ticket), tenant_id: scope.tenantId, mailbox_id: own.mailboxId, expires_at: expiresAt })
        .execute();
      const url = new URL(addressOf(this.config.WEBMAIL_URL, slug, platformNames(this.config.PLATFORM_DOMAIN, slug).mail));
      url.searchParams.set('_ticket', ticket);
      return ok({ url: url.href, expiresAt: expiresAt.toISOString() });
    });
  }

  /** Takes the ticket away and says whose it was, to a node of that mailbox's own pair. */
  async redeem(agent: AgentIdentity, wish: WebmailSignIn): Promise<Result<WebmailPerson>> {
    // A foreign page that sends its visitor into a mailbox of its own would read what the visitor writes there.
    if (wish.from !== new URL(this.config.PUBLIC_URL).origin) return err('webmail.ticket_gone');
    const now = this.clock.now();
    const taken = await this.database.platform
      .updateTable('webmail_ticket')
      .set({ used_at: now })
      .from('mailbox')
      .whereRef('mailbox.id', '=', 'webmail_ticket.mailbox_id')
      .where('webmail_ticket.hash', '=', hashToken(wish.ticket))
      .where('webmail_ticket.used_at', 'is', null)
      .where('webmail_ticket.expires_at', '>', now)
      .where('mailbox.pair_id', '=', agent.pairId)
      .where('mailbox.state', '=', 'active')
      .returning(['mailbox.id', 'mailbox.address', 'mailbox.protocols'])
      .executeTakeFirst();
    if (!taken || !(taken.protocols as { webmail: boolean }).webmail) return err('webmail.ticket_gone');
    return ok({ mailboxId: taken.id, address: taken.address });
  }

  /** A change as from the panel: the current password is asked for, failures are counted, both nodes follow. */
  async changePassword(agent: AgentIdentity, wish: WebmailPassword): Promise<Result<{ revision: number }>> {
    const whom = { address: wish.remote, user: wish.address };
    await this.limits.take('confirmation', whom);
    const person = await this.mailboxes.signIn(wish.address, wish.current);
    if (!person || !(await this.#livesOn(agent, person.mailboxId))) return err('auth.wrong_password', {}, 'current');
    await this.limits.succeeded('confirmation', whom);
    const changed = await this.mailboxes.setPassword(scopeOf(person, wish.remote), person.mailboxId, wish.password);
    return changed.ok ? ok({ revision: changed.value.mailbox.revision }) : changed;
  }

  async #livesOn(agent: AgentIdentity, id: MailboxId): Promise<boolean> {
    const row = await this.database.platform.selectFrom('mailbox').select('pair_id').where('id', '=', id).executeTakeFirst();
    return row?.pair_id === agent.pairId;
  }
}

const scopeOf = (person: { mailboxId: MailboxId; tenantId: TenantId; address: string }, remote: string): TenantScope => ({
  kind: 'tenant',
  tenantId: person.tenantId,
  actor: { id: `mailbox:${person.mailboxId}`, name: person.address, address: remote, requestId: null },
});

/** `{mail}` is the name by which people reach the node that serves, `{slug}` the company's short name. */
const addressOf = (template: string, slug: string, mail: string): string =>
  template.replaceAll('{slug}', slug).replaceAll('{mail}', mail);
