import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';

export interface MailboxIdentity {
  readonly mailboxId: MailboxId;
  readonly tenantId: TenantId;
  readonly address: string;
}

const HOURS = 12;
const NAME = 'relevo.mailbox';
const COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${NAME}=([\\w-]{20,100})`);

/**
 * Sessions of mailbox users: a cookie and a table of their own, so that no mistake makes one a person's session. One ends when the
 * mailbox is suspended or removed, and whenever its password changes, whoever changed it.
 */
@Injectable()
export class MailboxSessions {
  readonly #secure: boolean;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.#secure = config.PUBLIC_URL.startsWith('https:');
  }

  async find(cookieHeader: string | undefined): Promise<MailboxIdentity | null> {
    const token = COOKIE.exec(cookieHeader ?? '')?.[1];
    if (!token) return null;
    const { rows } = await this.database.platformPool.query<MailboxIdentity>({
      name: 'mailbox session',
      text: `SELECT m.id AS "mailboxId", m.tenant_id AS "tenantId", m.address FROM mailbox_session s JOIN mailbox m ON m.id = s.mailbox_id
             WHERE s.hash = $1 AND s.expires_at > now() AND m.state = 'active' AND s.created_at >= coalesce(m.password_set_at, s.created_at)`,
      values: [hashToken(token)],
    });
    return rows[0] ?? null;
  }

  async open(mailbox: MailboxIdentity, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    await this.database.platform
      .insertInto('mailbox_session')
      .values({
        hash: hashToken(token),
        tenant_id: mailbox.tenantId,
        mailbox_id: mailbox.mailboxId,
        expires_at: new Date(Date.now() + HOURS * 3_600_000),
        address: request.ip,
        user_agent: request.headers['user-agent']?.slice(0, 300) ?? null,
      })
      .execute();
    this.#setCookie(reply, token, HOURS * 3600);
  }

  /** Ends this session, or all of the mailbox. */
  async close(mailbox: MailboxIdentity, request: FastifyRequest, reply: FastifyReply, everywhere: boolean): Promise<void> {
    const token = COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? '';
    let gone = this.database.platform.deleteFrom('mailbox_session').where('mailbox_id', '=', mailbox.mailboxId);
    if (!everywhere) gone = gone.where('hash', '=', hashToken(token));
    await gone.execute();
    this.#setCookie(reply, '', 0);
  }

  #setCookie(reply: FastifyReply, value: string, maxAge: number): void {
    const name = this.#secure ? `__Secure-${NAME}` : NAME;
    const secure = this.#secure ? '; Secure' : '';
    reply.header('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`);
  }
}
