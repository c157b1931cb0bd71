import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope, type TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId } from '../platform/ids.js';
import { hashToken, openForBearer, sealForBearer } from '../platform/secrets/sealer.js';
import type { HandOver } from './mailboxes.dto.js';

const DAYS = 7;

/** One-time links by which a generated password reaches its person. Only the holder of the link can open what we keep. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes earlier links of the mailbox void: their password is no longer the one. */
  async create(tx: Tx, scope: TenantScope, mailboxId: MailboxId, password: string): Promise<HandOver> {
    await tx.deleteFrom('one_time_link').where('mailbox_id', '=', mailboxId).execute();
    return this.first(tx, scope, mailboxId, password);
  }

  /** For a mailbox that has none yet. */
  async first(tx: Tx, scope: TenantScope, mailboxId: MailboxId, password: string): Promise<HandOver> {
    const { token, hash, sealed } = sealForBearer(password);
    const expiresAt = new Date(this.clock.now().getTime() + DAYS * 86_400_000);
    await tx
      .insertInto('one_time_link')
      .values({ token_hash: hash, tenant_id: scope.tenantId, mailbox_id: mailboxId, sealed, expires_at: expiresAt })
      .execute();
    return { url: this.urlOf(token), expiresAt: expiresAt.toISOString() };
  }

  urlOf(token: string): string {
    return `${this.config.PUBLIC_URL}/es/link/${token}`;
  }

  /** Shows the password once; the sealed text is gone afterwards. */
  async reveal(
    token: string,
  ): Promise<Result<{ address: string; password: string; tenant: string; hosts: { mail: string } }, 'link.gone'>> {
    const now = this.clock.now();
    return this.database.within(platformScope, async (tx) => {
      const link = await tx
        .selectFrom('one_time_link as l')
        .innerJoin('mailbox as m', 'm.id', 'l.mailbox_id')
        .innerJoin('tenant as t', 't.id', 'l.tenant_id')
        .select(['l.sealed', 'm.address', 't.name', 't.slug'])
        .where('l.token_hash', '=', hashToken(token))
        .where('l.used_at', 'is', null)
        .where('l.expires_at', '>', now)
        .forUpdate('l')
        .executeTakeFirst();
      if (!link) return err('link.gone');
      await tx
        .updateTable('one_time_link')
        .set({ used_at: now, sealed: Buffer.alloc(0) })
        .where('token_hash', '=', hashToken(token))
        .execute();
      const names = platformNames(this.config.PLATFORM_DOMAIN, link.slug);
      return ok({
        address: link.address,
        password: openForBearer(token, link.sealed),
        tenant: link.name,
        hosts: { mail: names.mail },
      });
    });
  }
}
