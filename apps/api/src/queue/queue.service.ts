import { Injectable } from '@nestjs/common';
import type { QueueAct } from '@relevo/agent-protocol';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { ofCompany } from '../platform/database/company.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { MailScope, StaffMailScope, TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page } from '../platform/http/paging.js';
import type { NodeId, TenantId } from '../platform/ids.js';
import {
  OLDEST,
  parseMessageId,
  type QueueActBody,
  type QueueChoice,
  type QueueFilter,
  type QueueGroup,
  type QueueGroupQuery,
  type QueueMessageView,
  type QueuePreview,
  type QueueQuery,
  type StaffQueueGroupQuery,
} from './queue.dto.js';
import { cutPage, givenUpAt, nextAttempt, type Reading } from './queue.rules.js';

const IDS_PER_COMMAND = 5000;
/** Of senders and of destinations, named before an act. */
const TOP = 5;
const IDS_IN_AUDIT = 20;
const GROUPS = 200;
const EXACT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

interface Row {
  tenant_id: TenantId;
  node_id: string;
  node: string;
  queue_id: string;
  queue: QueueMessageView['queue'];
  direction: QueueMessageView['direction'];
  sender: string;
  recipients: string[];
  recipient_count: number;
  size: number | null;
  arrived_at: Date;
  /** To the microsecond, as the index orders them. */
  exactly: string;
  last_attempt_at: Date | null;
  tries: number;
  reason: string | null;
  bounce_class: string | null;
  bounce_label: string | null;
  provider: string;
  message_id: string | null;
}

const Place = z.tuple([z.iso.datetime(), z.string(), z.uuid()]);
type Place = z.infer<typeof Place>;
type PlacedPage<T> = Page<T> & { readonly previousCursor: string | null };

/** One tenant's messages that wait: looking, and acting on them. */
@Injectable()
export class Queue {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly audit: Audit,
  ) {}

  list(scope: TenantScope, query: QueueQuery): Promise<PlacedPage<QueueMessageView>> {
    return this.#list(scope, query, toView);
  }

  listForStaff(scope: StaffMailScope, query: QueueQuery): Promise<PlacedPage<QueueMessageView & { tenantId: TenantId }>> {
    return this.#list(scope, query, (row) => ({ ...toView(row), tenantId: row.tenant_id }));
  }

  #list<View>(scope: MailScope, query: QueueQuery, view: (row: Row) => View): Promise<PlacedPage<View>> {
    const { before, cursor, limit } = query;
    const place = decodeCursor(before === OLDEST ? undefined : (before ?? cursor), Place);
    return this.database.within(scope, async (tx) => {
      const page = async (way: Reading['way'], from: Place | null) =>
        cutPage(await rowsFrom(tx, scope, query, way, from), limit, { way, fromEnd: from === null });
      let found = await page(before === undefined ? 'older' : 'newer', place);
      // Where too little is left on one side, the page at that end is shown whole.
      if (place && before !== undefined && !found.newer) found = await page('older', null);
      else if (place && found.shown.length === 0) found = await page('newer', null);
      const cursorOf = (row: Row | undefined) => (row ? encodeCursor(row.exactly, row.queue_id, row.tenant_id) : null);
      return {
        items: found.shown.map(view),
        nextCursor: found.older ? cursorOf(found.shown.at(-1)) : null,
        previousCursor: found.newer ? cursorOf(found.shown[0]) : null,
      };
    });
  }

  groups(scope: MailScope, query: QueueGroupQuery | StaffQueueGroupQuery) {
    const key = {
      provider: sql`provider`,
      domain: sql`peer_domain`,
      sender: sql`sender`,
      label: sql`coalesce(bounce_label, '')`,
      company: sql`tenant_id::text`,
    }[query.by];
    return this.database.within(scope, async (tx) => {
      // By message, then by what is said of them, then by group: each step hashes, none sorts the queue.
      const { rows } = await sql<GroupRow>`
        WITH message AS MATERIALIZED (
          SELECT ${key} AS key, node_id, queue_id, count(*)::int AS recipients, bool_or(queue = 'hold') AS held, min(arrived_at) AS oldest_at,
            min(reason) AS reason, min(bounce_class) AS bounce_class, min(bounce_label) AS bounce_label,
            min(last_attempt_at + least(interval '4000 seconds', greatest(interval '300 seconds', last_attempt_at - arrived_at))) FILTER (WHERE queue = 'deferred') AS next_at
          FROM queue_entry WHERE ${ofCompany(scope)} AND ${named(query)} GROUP BY 1, 2, 3
        ), said AS (
          SELECT key, bounce_class, bounce_label, min(reason) AS reason, count(*)::int AS messages, sum(recipients)::int AS recipients,
            count(*) FILTER (WHERE held)::int AS held, min(oldest_at) AS oldest_at, min(next_at) AS next_at
          FROM message GROUP BY 1, 2, 3
        )
        SELECT NULL AS key, (SELECT count(*)::int FROM (SELECT DISTINCT node_id, queue_id FROM message) m) AS messages, coalesce(sum(recipients), 0)::int AS recipients,
          (SELECT count(*)::int FROM (SELECT DISTINCT node_id, queue_id FROM message WHERE held) m) AS held, min(oldest_at) AS oldest_at,
          NULL AS next_at, NULL AS reason, NULL AS bounce_class, NULL AS bounce_label FROM said
        UNION ALL
        (SELECT key, sum(messages)::int AS messages, sum(recipients)::int, sum(held)::int, min(oldest_at), min(next_at), (array_agg(reason ORDER BY bounce_class IS NULL, messages DESC))[1],
          (array_agg(bounce_class ORDER BY bounce_class IS NULL, messages DESC))[1], (array_agg(bounce_label ORDER BY bounce_class IS NULL, messages DESC))[1]
        FROM said GROUP BY 1 ORDER BY messages DESC, key LIMIT ${GROUPS})`.execute(tx);
      const all = rows.find((row) => row.key === null);
      return {
        messages: all?.messages ?? 0,
        recipients: all?.recipients ?? 0,
        held: all?.held ?? 0,
        oldestAt: all?.oldest_at?.toISOString() ?? null,
        groups: rows.flatMap(({ key, oldest_at, next_at, bounce_class, bounce_label, ...group }) =>
          key === null || !oldest_at
            ? []
            : [
                {
                  ...group,
                  key,
                  oldestAt: oldest_at.toISOString(),
                  nextAttemptAt: next_at?.toISOString() ?? null,
                  bounceClass: bounce_class,
                  bounceLabel: bounce_label,
                },
              ],
        ),
      };
    });
  }

  async preview(scope: TenantScope, choice: QueueChoice): Promise<Result<QueuePreview, 'resource.not_found'>> {
    const chosen = chosenBy(choice);
    const found = await this.database.within(scope, (tx) => summary(tx, scope, chosen));
    if (choice.ids && found.messages === 0) return err('resource.not_found');
    return ok({ ...found, shared: await this.#sharedOf(scope, chosen) });
  }

  /** Sends the act to the nodes; the messages move on screen when the nodes tell their queues, a moment later. */
  async act(
    scope: TenantScope,
    { act, choice, expected }: QueueActBody,
  ): Promise<Result<{ messages: number; left: number }, 'resource.not_found' | 'queue.more_than_shown'>> {
    const found = await this.database.within(scope, (tx) => this.#messages(tx, scope, chosenBy(choice)));
    if (found.length === 0) return err('resource.not_found');
    if (expected !== undefined && found.length > expected)
      return err('queue.more_than_shown', { now: found.length, shown: expected });
    const shared = act === 'retry' ? new Set<string>() : await this.#shared(scope, found);
    const mine = found.filter(({ node_id, queue_id }) => !shared.has(`${node_id}.${queue_id}`));
    const byNode = Map.groupBy(mine, (message) => message.node_id as NodeId);
    await this.database.within(scope, (tx) =>
      this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: `queue.${act}`,
          target: `tenant:${scope.tenantId}`,
          label: String(mine.length),
          after: {
            messages: mine.length,
            filter: choice.filter ?? null,
            queueIds: mine.slice(0, IDS_IN_AUDIT).map((one) => one.queue_id),
          },
        },
      ]),
    );
    for (const [nodeId, messages] of byNode)
      await this.#send(
        scope,
        nodeId,
        act,
        messages.map((one) => one.queue_id),
      );
    return ok({ messages: mine.length, left: found.length - mine.length });
  }

  /** Asks the tenant's nodes for their queues as they are. */
  async refresh(scope: TenantScope): Promise<void> {
    const nodes = await this.database.platform
      .selectFrom('node')
      .innerJoin('tenant', 'tenant.pair_id', 'node.pair_id')
      .select('node.id')
      .where('tenant.id', '=', scope.tenantId)
      .where('node.revoked_at', 'is', null)
      // One report serves whoever asked meanwhile.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('command')
              .select('command.id')
              .whereRef('command.node_id', '=', 'node.id')
              .where('state', '=', 'open')
              .where(sql`spec->>'kind'`, '=', 'report_queue'),
          ),
        ),
      )
      .execute();
    for (const { id } of nodes) await this.commands.send(scope.actor, id as NodeId, { kind: 'report_queue' });
  }

  async #send(scope: TenantScope, nodeId: NodeId, act: QueueAct, queueIds: string[]): Promise<void> {
    for (let at = 0; at < queueIds.length; at += IDS_PER_COMMAND)
      await this.commands.send(
        scope.actor,
        nodeId,
        { kind: 'queue_act', act, queueIds: queueIds.slice(at, at + IDS_PER_COMMAND) },
        scope.tenantId,
      );
  }

  async #messages(tx: Tx, scope: TenantScope, chosen: RawBuilder<unknown>): Promise<{ node_id: string; queue_id: string }[]> {
    const { rows } = await sql<{ node_id: string; queue_id: string }>`SELECT DISTINCT node_id, queue_id FROM queue_entry
      WHERE tenant_id = ${scope.tenantId} AND ${chosen}`.execute(tx);
    return rows;
  }

  /** How many of the tenant's own concern another tenant too. */
  async #sharedOf(scope: TenantScope, chosen: RawBuilder<unknown>): Promise<number> {
    const { rows } = await sql<{ shared: number }>`SELECT count(*)::int AS shared
      FROM (SELECT DISTINCT node_id, queue_id FROM queue_entry WHERE tenant_id = ${scope.tenantId} AND ${chosen}) mine
      WHERE EXISTS (SELECT 1 FROM queue_entry other WHERE other.node_id = mine.node_id AND other.queue_id = mine.queue_id
        AND other.tenant_id <> ${scope.tenantId})`.execute(this.database.platform);
    return rows[0]?.shared ?? 0;
  }

  /** Of these, the ones that concern another tenant too. Looked up beyond the wall, and nothing but a count comes back. */
  async #shared(scope: TenantScope, messages: readonly { node_id: string; queue_id: string }[]): Promise<Set<string>> {
    const { rows } = await sql<{ id: string }>`SELECT DISTINCT node_id || '.' || queue_id AS id FROM queue_entry
      WHERE queue_id = ANY(${messages.map((one) => one.queue_id)}::text[]) AND node_id = ANY(${[...new Set(messages.map((one) => one.node_id))]}::uuid[])
        AND tenant_id <> ${scope.tenantId}`.execute(this.database.platform);
    return new Set(rows.map((row) => row.id));
  }
}

/** One row more than the page has, newest first, whichever way it was read. */
async function rowsFrom(tx: Tx, scope: MailScope, query: QueueQuery, way: Reading['way'], from: Place | null): Promise<Row[]> {
  const order = way === 'older' ? sql`DESC` : sql`ASC`;
  const beyond = from
    ? sql`AND (arrived_at, queue_id, tenant_id) ${way === 'older' ? sql`<` : sql`>`} (${from[0]}::timestamptz, ${from[1]}, ${from[2]}::uuid)`
    : sql``;
  // The page's messages first, by the index: of each message the recipient that came first stands for it, so that reading
  // ends with the page and not with the queue.
  const { rows } = await sql<Row>`
    WITH page AS (
      SELECT tenant_id, node_id, queue_id, arrived_at AS first_at FROM queue_entry q
      WHERE ${ofCompany(scope)} AND ${named(query)} ${beyond}
        AND NOT EXISTS (SELECT 1 FROM queue_entry WHERE tenant_id = q.tenant_id AND node_id = q.node_id AND queue_id = q.queue_id
          AND (arrived_at, recipient) < (q.arrived_at, q.recipient) AND ${named(query)})
      ORDER BY arrived_at ${order}, queue_id ${order}, tenant_id ${order} LIMIT ${query.limit + 1})
    SELECT m.*, n.name AS node FROM (
      SELECT tenant_id, node_id, queue_id, min(queue) AS queue, min(direction) AS direction, min(sender) AS sender, (array_agg(recipient ORDER BY recipient))[1:5] AS recipients,
        count(*)::int AS recipient_count, max(size) AS size, min(first_at) AS arrived_at, to_char(min(first_at) AT TIME ZONE 'UTC', ${EXACT}) AS exactly, max(last_attempt_at) AS last_attempt_at, max(tries) AS tries,
        (array_agg(reason ORDER BY last_attempt_at DESC NULLS LAST))[1] AS reason, (array_agg(bounce_class ORDER BY last_attempt_at DESC NULLS LAST))[1] AS bounce_class,
        (array_agg(bounce_label ORDER BY last_attempt_at DESC NULLS LAST))[1] AS bounce_label, min(provider) AS provider, max(message_id) AS message_id
      FROM queue_entry JOIN page USING (tenant_id, node_id, queue_id) WHERE ${ofCompany(scope)} AND ${named(query)} GROUP BY tenant_id, node_id, queue_id
    ) m JOIN node n ON n.id = m.node_id
    ORDER BY m.arrived_at DESC, m.queue_id DESC, m.tenant_id DESC`.execute(tx);
  return rows;
}

type GroupRow = Omit<QueueGroup, 'key' | 'oldestAt' | 'nextAttemptAt' | 'bounceClass' | 'bounceLabel'> & {
  /** Null in the one row that stands for the whole queue. */
  key: string | null;
  oldest_at: Date | null;
  next_at: Date | null;
  bounce_class: string | null;
  bounce_label: string | null;
};

/** What an act would meet, the queue being read once. */
async function summary(tx: Tx, scope: TenantScope, chosen: RawBuilder<unknown>): Promise<Omit<QueuePreview, 'shared'>> {
  const top = (column: RawBuilder<unknown>) => sql`(SELECT coalesce(json_agg(t), '[]') FROM (
    SELECT key, count(*)::int AS messages FROM (SELECT DISTINCT ${column} AS key, node_id, queue_id FROM entry) message
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP}) t)`;
  type Found = Omit<QueuePreview, 'shared' | 'oldestAt'> & { oldest_at: Date | null };
  const { rows } = await sql<Found>`
    WITH entry AS MATERIALIZED (
      SELECT node_id, queue_id, queue, arrived_at, sender, peer_domain FROM queue_entry WHERE tenant_id = ${scope.tenantId} AND ${chosen}
    )
    SELECT count(*)::int AS messages, coalesce(sum(recipients), 0)::int AS recipients, count(*) FILTER (WHERE held)::int AS held, min(oldest_at) AS oldest_at,
      ${top(sql`sender`)} AS senders, ${top(sql`peer_domain`)} AS destinations
    FROM (SELECT count(*) AS recipients, bool_or(queue = 'hold') AS held, min(arrived_at) AS oldest_at FROM entry GROUP BY node_id, queue_id) message`.execute(
    tx,
  );
  const [{ oldest_at, ...found } = { messages: 0, recipients: 0, held: 0, oldest_at: null, senders: [], destinations: [] }] =
    rows;
  return { ...found, oldestAt: oldest_at?.toISOString() ?? null };
}

function named(filter: QueueFilter): RawBuilder<unknown> {
  const conditions = [
    filter.queue && sql`queue = ${filter.queue}`,
    filter.provider !== undefined && sql`provider = ${filter.provider}`,
    filter.domain !== undefined && sql`peer_domain = ${filter.domain}`,
    filter.sender !== undefined && sql`sender = ${filter.sender}`,
    filter.class && sql`bounce_class = ${filter.class}`,
    filter.label !== undefined && sql`coalesce(bounce_label, '') = ${filter.label}`,
    filter.q && containing(filter.q),
  ].filter((condition) => !!condition);
  return conditions.length ? sql.join(conditions, sql` AND `) : sql`true`;
}

function containing(q: string): RawBuilder<unknown> {
  const part = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(queue_id = ${q} OR sender LIKE ${part} OR recipient LIKE ${part})`;
}

function chosenBy(choice: QueueChoice): RawBuilder<unknown> {
  if (choice.filter) return named(choice.filter);
  const ids = (choice.ids ?? []).flatMap((id) => parseMessageId(id) ?? []);
  return sql`(node_id, queue_id) IN (SELECT * FROM unnest(${ids.map((id) => id.nodeId)}::uuid[], ${ids.map((id) => id.queueId)}::text[]))`;
}

const toView = (row: Row): QueueMessageView => ({
  id: `${row.node_id}.${row.queue_id}`,
  queueId: row.queue_id,
  node: row.node,
  queue: row.queue,
  direction: row.direction,
  sender: row.sender,
  recipients: row.recipients,
  recipientCount: row.recipient_count,
  size: row.size,
  arrivedAt: row.arrived_at.toISOString(),
  lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  nextAttemptAt:
    row.queue === 'deferred' && row.last_attempt_at ? nextAttempt(row.arrived_at, row.last_attempt_at).toISOString() : null,
  givenUpAt: givenUpAt(row.arrived_at).toISOString(),
  tries: row.tries,
  reason: row.reason,
  bounceClass: row.bounce_class,
  bounceLabel: row.bounce_label,
  provider: row.provider,
  traceKey: Buffer.from(row.message_id ?? `${row.node_id}~${row.queue_id}~`).toString('base64url'),
});
