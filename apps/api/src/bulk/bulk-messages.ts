import { randomUUID } from 'node:crypto';
import type { LogEvent } from '@relevo/agent-protocol';
import type pg from 'pg';
import { FIND_OUTCOMES } from './bulk-outcomes.sql.js';
import { assign, type Growth, PAUSE_MS } from './bulk-sends.rules.js';

type BulkEvent = Extract<LogEvent, { type: 'bulk' }>;

/** Counts each message with its like. The caller's cursor moves in the same transaction: each counts once. */
export async function keepBulk(
  client: pg.ClientBase,
  events: readonly BulkEvent[],
  tenantOf: (domain: string) => string | undefined,
): Promise<void> {
  const senders = new Map<string, { tenantId: string; sender: string; notes: BulkEvent[] }>();
  for (const event of events) {
    const sender = event.sender.toLowerCase();
    const tenantId = tenantOf(sender.slice(sender.lastIndexOf('@') + 1));
    if (!tenantId) continue;
    const one = senders.get(sender) ?? { tenantId, sender, notes: [] };
    senders.set(sender, one);
    one.notes.push(event);
  }
  // In one order: two nodes that tell of the same senders wait for each other and never both at once.
  for (const [, one] of [...senders].sort(([a], [b]) => (a < b ? -1 : 1))) await keepOf(client, one);
}

async function keepOf(
  client: pg.ClientBase,
  { tenantId, sender, notes }: { tenantId: string; sender: string; notes: readonly BulkEvent[] },
): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('bulk ' || $1, 0))`, [sender]);
  const times = notes.map((note) => Date.parse(note.at));
  const [first, last] = [Math.min(...times) - PAUSE_MS, Math.max(...times) + PAUSE_MS];
  const { rows } = await client.query<{ id: string; family: string; first_at: Date; last_at: Date }>(
    `SELECT id, family, first_at, last_at FROM bulk_send
     WHERE tenant_id = $1 AND sender = $2 AND last_at >= $3 AND first_at <= $4 ORDER BY last_at DESC, id`,
    [tenantId, sender, new Date(first), new Date(last)],
  );
  const open = rows.map((row) => ({
    id: row.id,
    family: row.family,
    firstAt: row.first_at.getTime(),
    lastAt: row.last_at.getTime(),
  }));
  const grown = assign(notes, open, randomUUID);
  await client.query(
    `INSERT INTO bulk_send AS s (id, tenant_id, sender, family, subject, list, first_at, last_at, messages, without_unsubscribe, without_one_click, unsigned)
     SELECT id, $1, $2, family, subject, list, first_at, last_at, messages, without_unsubscribe, without_one_click, unsigned
     FROM jsonb_to_recordset($3) AS r(id uuid, family text, subject text, list text, first_at timestamptz, last_at timestamptz, messages integer,
       without_unsubscribe integer, without_one_click integer, unsigned integer)
     ON CONFLICT (id) DO UPDATE SET first_at = excluded.first_at, last_at = excluded.last_at, messages = s.messages + excluded.messages,
       without_unsubscribe = s.without_unsubscribe + excluded.without_unsubscribe,
       without_one_click = s.without_one_click + excluded.without_one_click, unsigned = s.unsigned + excluded.unsigned`,
    [tenantId, sender, JSON.stringify(grown.map(rowOf))],
  );
  const messages = grown.flatMap(({ id, messageIds }) => [...messageIds].map((messageId) => [id, messageId] as const));
  const messageIds = messages.map(([, messageId]) => messageId);
  await client.query(
    `INSERT INTO bulk_message (tenant_id, message_id, send_id) SELECT $1, m.message_id, m.send_id
     FROM unnest($2::text[], $3::uuid[]) AS m(message_id, send_id) ON CONFLICT DO NOTHING`,
    [tenantId, messageIds, messages.map(([id]) => id)],
  );
  // Clocks of the node's logs differ by less than this.
  await client.query(FIND_OUTCOMES, [tenantId, messageIds, new Date(Math.min(...times) - 3_600_000)]);
}

const rowOf = (growth: Growth) => ({
  id: growth.id,
  family: growth.family,
  subject: growth.subject,
  list: growth.list,
  first_at: new Date(growth.firstAt),
  last_at: new Date(growth.lastAt),
  messages: growth.messages,
  without_unsubscribe: growth.withoutUnsubscribe,
  without_one_click: growth.withoutOneClick,
  unsigned: growth.unsigned,
});
