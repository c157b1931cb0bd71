import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Trace, TraceQuery, TraceStep, TraceSummary } from './trace.dto.js';
import { verdictOf } from './trace.rules.js';

/** A message is its Message-ID where it has one (so its ways over several queue ids and nodes join), else node and queue id. */
const GROUP = sql`coalesce(message_id, node_id::text || '~' || queue_id || '~' || CASE WHEN type = 'rejected' THEN position::text ELSE '' END)`;

interface SummaryRow {
  group_key: string;
  at: Date;
  last_at: Date;
  direction: TraceSummary['direction'];
  sender: string;
  recipients: string[] | null;
  message_id: string | null;
  size: number | null;
  outcomes: { type: string; recipient: string | null; status: string | null; at: string }[];
}

@Injectable()
export class Traces {
  constructor(private readonly database: Database) {}

  /** Messages that the query names, newest first. */
  async search(scope: TenantScope, query: TraceQuery): Promise<Result<Page<TraceSummary>>> {
    if (query.q.length > 0 && query.q.length < 3) return err('trace.query_short', {}, 'q');
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.string()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<{ group_key: string; newest: Date }>`
        SELECT group_key, max(at) AS newest FROM (SELECT ${GROUP} AS group_key, at FROM mail_event WHERE tenant_id = ${scope.tenantId} AND ${matches(query.q)}) found
        GROUP BY group_key
        ${after ? sql`HAVING (max(at), group_key) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
        ORDER BY newest DESC, group_key DESC LIMIT ${query.limit + 1}`.execute(tx);
      const summaries = await this.#summaries(
        tx,
        scope,
        rows.map((row) => row.group_key),
      );
      return ok(
        toPage(
          rows.filter((row) => summaries.has(row.group_key)),
          query.limit,
          (row) => summaries.get(row.group_key) as TraceSummary,
          (row) => encodeCursor(row.newest.toISOString(), row.group_key),
        ),
      );
    });
  }

  /** The whole way of one message, over both nodes. */
  async find(scope: TenantScope, key: string): Promise<Result<Trace>> {
    const group = Buffer.from(key, 'base64url').toString();
    return this.database.within(scope, async (tx) => {
      const summary = (await this.#summaries(tx, scope, [group])).get(group);
      if (!summary) return err('resource.not_found');
      const { rows } = await sql<StepRow>`SELECT e.*, n.name AS node FROM mail_event e JOIN node n ON n.id = e.node_id
        WHERE e.tenant_id = ${scope.tenantId} AND ${groupFilter([group])} ORDER BY e.at, e.position LIMIT 1000`.execute(tx);
      return ok({ ...summary, steps: rows.map(toStep) });
    });
  }

  async #summaries(tx: Tx, scope: TenantScope, groups: readonly string[]): Promise<Map<string, TraceSummary>> {
    if (groups.length === 0) return new Map();
    const { rows } = await sql<SummaryRow>`
      SELECT ${GROUP} AS group_key, min(at) AS at, max(at) AS last_at, CASE WHEN bool_or(direction = 'inside') THEN 'inside' ELSE (array_agg(direction ORDER BY at))[1] END AS direction, (array_agg(sender ORDER BY at))[1] AS sender,
        array_agg(DISTINCT coalesce(original_recipient, recipient)) FILTER (WHERE recipient IS NOT NULL) AS recipients, max(message_id) AS message_id, max(size) AS size,
        json_agg(json_build_object('type', type, 'recipient', recipient, 'status', status, 'at', at)) AS outcomes
      FROM mail_event WHERE tenant_id = ${scope.tenantId} AND ${groupFilter(groups)} GROUP BY 1`.execute(tx);
    return new Map(rows.map((row) => [row.group_key, toSummary(row)]));
  }
}

/** By the index that fits the shape of what was typed. */
function matches(q: string): RawBuilder<unknown> {
  const text = q.toLowerCase();
  if (text === '') return sql`true`;
  if (/^[^<>\s@]+@[^@\s]+\.[^@\s]+$/.test(text) && !text.includes('<'))
    return sql`(recipient = ${text} OR sender = ${text} OR original_recipient = ${text} OR message_id = ${q})`;
  if (/^<.+>$/.test(q)) return sql`message_id IN (${q}, ${q.slice(1, -1)})`;
  if (/^[0-9A-F]{6,}$|^[0-9b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]{12,20}$/.test(q)) return sql`queue_id = ${q}`;
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(recipient LIKE ${part} OR sender LIKE ${part} OR original_recipient LIKE ${part})`;
}

function groupFilter(groups: readonly string[]): RawBuilder<unknown> {
  const unnamed = groups.flatMap((group) => {
    const [node, queueId] = group.split('~');
    return node && queueId && z.uuid().safeParse(node).success ? [queueId] : [];
  });
  return sql`(message_id = ANY(${[...groups]}::text[]) OR (queue_id = ANY(${unnamed}::text[]) AND ${GROUP} = ANY(${[...groups]}::text[])))`;
}

function toSummary(row: SummaryRow): TraceSummary {
  const recipients = row.recipients ?? [];
  return {
    key: Buffer.from(row.group_key).toString('base64url'),
    at: row.at.toISOString(),
    lastAt: row.last_at.toISOString(),
    direction: row.direction,
    sender: row.sender,
    recipients: recipients.slice(0, 5),
    recipientCount: recipients.length,
    messageId: row.message_id,
    size: row.size,
    verdict: verdictOf(row.outcomes.map((outcome) => ({ ...outcome, at: new Date(outcome.at) }))),
  };
}

interface StepRow {
  at: Date;
  node: string;
  type: string;
  queue_id: string;
  sender: string;
  recipient: string | null;
  original_recipient: string | null;
  client: string | null;
  sasl_user: string | null;
  relay: string | null;
  via: string | null;
  status: string | null;
  enhanced_code: string | null;
  reply: string | null;
  delay_seconds: number | null;
  bounce_class: string | null;
  bounce_label: string | null;
}
const toStep = (row: StepRow): TraceStep => ({
  at: row.at.toISOString(),
  node: row.node,
  type: row.type as TraceStep['type'],
  queueId: row.queue_id,
  sender: row.sender,
  recipient: row.recipient,
  originalRecipient: row.original_recipient,
  client: row.client,
  saslUser: row.sasl_user,
  relay: row.relay,
  via: row.via as TraceStep['via'],
  status: row.status as TraceStep['status'],
  enhancedCode: row.enhanced_code,
  reply: row.reply,
  delaySeconds: row.delay_seconds,
  bounceClass: row.bounce_class,
  bounceLabel: row.bounce_label,
});
