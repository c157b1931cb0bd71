import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { newId, type TenantId } from '../platform/ids.js';
import { Sealer } from '../platform/secrets/sealer.js';
import type { EmailContent, EmailQuery, EmailView } from './emails.dto.js';
import { type House, write } from './letter.js';
import { TEMPLATES, type TemplateData, type TemplateName } from './templates/catalogue.js';

export interface NewEmail<T extends TemplateName> {
  readonly recipient: string;
  readonly locale: Locale;
  readonly template: T;
  readonly data: TemplateData<T>;
  /** The company it is about; staff and nobody else see e-mails without one. */
  readonly tenantId?: TenantId | null;
}
export type EmailId = string;
const CURSOR = z.tuple([z.string(), z.uuid()]);

export const emailPurpose = (id: EmailId): string => `email:${id}`;
export const houseOf = (config: Config): House => ({
  name: config.RELEVO_NAME,
  email: config.RELEVO_CONTACT_EMAIL,
  phone: config.RELEVO_CONTACT_PHONE,
  whatsapp: config.RELEVO_CONTACT_WHATSAPP,
});

/** E-mails to people. What is queued in a transaction is sent if it commits, and only then. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Queues an e-mail in the caller's transaction; the worker sends it within seconds of the commit. A tenant's transaction can
   * queue for that tenant alone, so it names it.
   */
  async send<T extends TemplateName>(tx: Tx, email: NewEmail<T>): Promise<void> {
    const id = newId<EmailId>();
    const data = TEMPLATES[email.template].parse(email.data);
    await tx
      .insertInto('email')
      .values({
        id,
        tenant_id: email.tenantId ?? null,
        recipient: email.recipient,
        locale: email.locale,
        template: email.template,
        data: this.sealer.seal(JSON.stringify(data), emailPurpose(id)),
      })
      .execute();
  }

  /** Newest first. */
  async list(query: EmailQuery): Promise<Page<EmailView>> {
    const after = decodeCursor(query.cursor, CURSOR);
    let rows = this.database.platform
      .selectFrom('email')
      .select(['id', 'recipient', 'locale', 'template', 'state', 'attempts', 'last_error', 'via', 'created_at', 'finished_at'])
      .select(sql<string>`created_at::text`.as('exact'))
      .select(sql<boolean>`data <> ''`.as('kept'))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.state) rows = rows.where('state', '=', query.state);
    if (query.q) rows = rows.where('recipient', 'like', `%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
    if (after) rows = rows.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
    return toPage(
      await rows.execute(),
      query.limit,
      (row): EmailView => ({
        id: row.id,
        recipient: row.recipient,
        locale: row.locale as Locale,
        template: row.template,
        state: row.state as EmailView['state'],
        attempts: row.attempts,
        error: row.last_error,
        via: row.via,
        readable: this.config.EMAIL_KEEP && row.kept,
        createdAt: row.created_at.toISOString(),
        finishedAt: row.finished_at?.toISOString() ?? null,
      }),
      (row) => encodeCursor(row.exact, row.id),
    );
  }

  /** What an e-mail says: its links let people in, so only where the stack keeps copies, which production does not. */
  async content(id: EmailId): Promise<Result<EmailContent, 'resource.not_found'>> {
    if (!this.config.EMAIL_KEEP) return err('resource.not_found');
    const row = await this.database.platform
      .selectFrom('email')
      .select(['recipient', 'locale', 'template', 'data'])
      .where('id', '=', id)
      .where('data', '<>', '')
      .executeTakeFirst();
    if (!row) return err('resource.not_found');
    const data = JSON.parse(this.sealer.open(row.data, emailPurpose(id)));
    const letter = write(row.template as TemplateName, data, row.locale as Locale, houseOf(this.config));
    return ok({ recipient: row.recipient, ...letter });
  }

  /** Takes a given-up e-mail up again, or one that waits for its next attempt. Its link may have expired meanwhile; the template says until when. */
  async retry(scope: PlatformScope, id: EmailId): Promise<Result<null, 'resource.not_found'>> {
    return this.database.within(scope, async (tx) => {
      const row = await tx
        .updateTable('email')
        .set({ state: 'waiting', attempts: 0, next_attempt_at: new Date(), finished_at: null })
        .where('id', '=', id)
        .where('state', '<>', 'sent')
        .returning('recipient')
        .executeTakeFirst();
      if (!row) return err('resource.not_found');
      await this.audit.record(tx, scope.actor, [
        { tenantId: null, action: 'email.retried', target: `email:${id}`, label: row.recipient },
      ]);
      return ok(null);
    });
  }
}
