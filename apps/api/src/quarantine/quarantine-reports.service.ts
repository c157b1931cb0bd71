import { Injectable } from '@nestjs/common';
import {
  type CommandResult,
  type CommandSpec,
  QUARANTINE_DAYS,
  QuarantinedId,
  type QuarantineReport,
} from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Database } from '../platform/database/database.js';
import { Live } from '../platform/events/live.js';
import { newId, type TenantId } from '../platform/ids.js';

const Acted = z.object({ done: z.array(QuarantinedId), gone: z.array(QuarantinedId) });
const STATE = { release: 'released', delete: 'deleted', spam: 'spam' } as const;

/** What nodes say of their quarantine. A node speaks for the mailboxes of its own pair and for no others. */
@Injectable()
export class QuarantineReports {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
  ) {}

  /** The same message, from the same node or the other one, is one. */
  async take(agent: AgentIdentity, report: QuarantineReport): Promise<void> {
    if (report.messages.length === 0) return;
    const messages = report.messages.map((message) => ({ ...message, id: newId() }));
    const { rows } = await sql<{ tenant_id: TenantId }>`
      INSERT INTO quarantine_message (id, tenant_id, pair_id, mailbox_id, address, guid, at, sender, author, subject, message_id, size, score, symbols, expires_at)
      SELECT r.id, m.tenant_id, m.pair_id, m.id, m.address, r.guid, r.at, lower(r.sender), r.author, r.subject, r."messageId", r.size, r.score,
        ARRAY(SELECT jsonb_array_elements_text(r.symbols)), r.at + make_interval(days => ${QUARANTINE_DAYS})
      FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r(id uuid, guid text, at timestamptz, sender text, author text, subject text,
        "messageId" text, size bigint, score real, symbols jsonb)
      JOIN mailbox m ON m.id = ${report.mailboxId} AND m.pair_id = ${agent.pairId}
      WHERE r.at > now() - make_interval(days => ${QUARANTINE_DAYS})
      ON CONFLICT (mailbox_id, guid) DO NOTHING RETURNING tenant_id`.execute(this.database.platform);
    const tenantId = rows[0]?.tenant_id;
    if (tenantId) this.live.publish(`tenant:${tenantId}`, { type: 'delivery', direction: 'in', status: 'quarantined' });
  }

  /** After a node has answered: what it did, and what it found gone. A refusal leaves all as it was. */
  async settle(agent: AgentIdentity, spec: CommandSpec, outcome: CommandResult): Promise<void> {
    if (spec.kind !== 'quarantine_act') return;
    const parsed = outcome.ok ? Acted.safeParse(outcome.result) : null;
    const acted = parsed?.success ? parsed.data : { done: [], gone: [] };
    const settled = [
      ...acted.done.map((one) => ({ ...one, state: STATE[spec.act] })),
      ...acted.gone.map((one) => ({ ...one, state: 'gone' })),
    ];
    const asked = JSON.stringify(spec.messages);
    await sql`UPDATE quarantine_message q SET wish = NULL, state = coalesce(s.state, q.state),
        acted_at = CASE WHEN s.state IS NULL THEN NULL ELSE now() END
      FROM jsonb_to_recordset(${asked}::jsonb) AS a("mailboxId" uuid, guid text)
      LEFT JOIN jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS s("mailboxId" uuid, guid text, state text)
        ON s."mailboxId" = a."mailboxId" AND s.guid = a.guid
      WHERE q.mailbox_id = a."mailboxId" AND q.guid = a.guid AND q.pair_id = ${agent.pairId} AND q.state = 'held'
        AND q.wish = ${spec.act}`.execute(this.database.platform);
  }
}
