import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import type { TenantId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';

/** Less than a day, so that it does not wander through the day. */
const APART_HOURS = 20;
const LISTED = 30;
const AT_ONCE = 50;
const LINK_DAYS = 7;

interface Due {
  mailbox_id: string;
  tenant_id: TenantId;
  address: string;
  locale: Locale;
}

/** Once a day, to each mailbox that something new was kept from: what it was, each with a link that lets it in. */
@Injectable()
export class QuarantineDigests {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    if (this.clock.now().getUTCHours() < this.config.QUARANTINE_DIGEST_HOUR) return;
    const { rows } = await sql<Due>`SELECT DISTINCT q.mailbox_id, q.tenant_id, m.address, t.locale
      FROM quarantine_message q JOIN mailbox m ON m.id = q.mailbox_id JOIN tenant t ON t.id = q.tenant_id
      WHERE q.digested_at IS NULL AND q.state = 'held' AND q.expires_at > now() AND NOT EXISTS (
        SELECT 1 FROM quarantine_digest d WHERE d.mailbox_id = q.mailbox_id AND d.sent_at > now() - make_interval(hours => ${APART_HOURS}))
      LIMIT ${AT_ONCE}`.execute(this.database.platform);
    for (const due of rows) await this.database.within(platformScope, (tx) => this.#send(tx, due));
  }

  async #send(tx: Tx, due: Due): Promise<void> {
    // Of two workers, one gets it.
    const { rows: taken } = await sql`INSERT INTO quarantine_digest AS d (mailbox_id, tenant_id, sent_at)
      VALUES (${due.mailbox_id}, ${due.tenant_id}, now()) ON CONFLICT (mailbox_id) DO UPDATE SET sent_at = excluded.sent_at
      WHERE d.sent_at <= now() - make_interval(hours => ${APART_HOURS}) RETURNING 1`.execute(tx);
    if (taken.length === 0) return;
    const { rows } = await sql<{ id: string; at: Date; author: string; sender: string; subject: string }>`
      UPDATE quarantine_message SET digested_at = now()
      WHERE mailbox_id = ${due.mailbox_id} AND digested_at IS NULL AND state = 'held' RETURNING id, at, author, sender, subject`.execute(
      tx,
    );
    const newest = rows.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, LISTED);
    const linked = newest.map((row) => ({ ...row, token: randomBytes(24).toString('base64url') }));
    const links = linked.map(({ id, token }) => ({ id, hash: hashToken(token).toString('hex') }));
    await sql`INSERT INTO quarantine_link (token_hash, tenant_id, message_id, expires_at)
      SELECT decode(r.hash, 'hex'), ${due.tenant_id}, r.id, now() + make_interval(days => ${LINK_DAYS})
      FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r(id uuid, hash text)`.execute(tx);
    const base = `${this.config.PUBLIC_URL}/${due.locale}`;
    await this.notifications.send(tx, {
      recipient: due.address,
      locale: due.locale,
      template: 'quarantine_digest',
      tenantId: due.tenant_id,
      data: {
        address: due.address,
        total: rows.length,
        messages: linked.map(({ author, sender, subject, at, token }) => ({
          author: author || sender,
          subject,
          at: at.toISOString(),
          url: `${base}/quarantine/${token}`,
        })),
        url: `${base}/mailbox/quarantine`,
      },
    });
  }
}
