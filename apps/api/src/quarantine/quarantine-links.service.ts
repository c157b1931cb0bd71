import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';
import type { LinkedMessage, QuarantineActAnswer } from './quarantine.dto.js';
import { Quarantine } from './quarantine.service.js';

interface Row {
  id: string;
  tenant_id: TenantId;
  mailbox_id: MailboxId;
  address: string;
  at: Date;
  author: string;
  sender: string;
  subject: string;
  score: number | null;
}

/** The links of the daily e-mail: whoever holds one lets this one message in, once. Opening one does nothing yet. */
@Injectable()
export class QuarantineLinks {
  constructor(
    private readonly database: Database,
    private readonly quarantine: Quarantine,
    private readonly clock: Clock,
  ) {}

  async find(token: string): Promise<Result<LinkedMessage, 'quarantine.link_used'>> {
    const row = await this.#open(token);
    if (!row) return err('quarantine.link_used');
    const { address, author, sender, subject, score } = row;
    return ok({ address, at: row.at.toISOString(), author, sender, subject, score });
  }

  async release(token: string, client: string, requestId: string): Promise<Result<QuarantineActAnswer>> {
    const row = await this.#open(token);
    if (!row) return err('quarantine.link_used');
    const hash = hashToken(token);
    // Taken before the act, so that of two who hold it one gets through.
    const { numUpdatedRows } = await this.database.platform
      .updateTable('quarantine_link')
      .set({ used_at: this.clock.now() })
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return err('quarantine.link_used');
    const actor = { id: `mailbox:${row.mailbox_id}`, name: row.address, address: client, requestId };
    const scope: TenantScope = { kind: 'tenant', tenantId: row.tenant_id, actor };
    const acted = await this.quarantine.act(scope, { ids: [row.id], act: 'release' }, row.mailbox_id);
    // Nothing was asked of anybody: it may be tried again.
    if (!acted.ok && acted.code === 'quarantine.node_away')
      await this.database.platform.updateTable('quarantine_link').set({ used_at: null }).where('token_hash', '=', hash).execute();
    return acted;
  }

  async #open(token: string): Promise<Row | undefined> {
    const { rows } =
      await sql<Row>`SELECT q.id, q.tenant_id, q.mailbox_id, q.address, q.at, q.author, q.sender, q.subject, q.score
      FROM quarantine_link l JOIN quarantine_message q ON q.id = l.message_id
      WHERE l.token_hash = ${hashToken(token)} AND l.used_at IS NULL AND l.expires_at > now() AND q.state = 'held'`.execute(
        this.database.platform,
      );
    return rows[0];
  }
}
