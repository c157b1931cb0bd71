import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { keepPlans, kept } from '../platform/database/kept-plans.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { FilterVerdict, Trace, TraceQuery, TraceStep, TraceSummary } from './trace.dto.js';
import { inOrder, shapeOf, verdictOf, windowsBack } from './trace.rules.js';

/** A message is its Message-ID where it has one (so its ways over several queue ids and nodes join), else node and queue id. */
const GROUP = sql`coalesce(message_id, node_id::text || '~' || queue_id || '~' || CASE WHEN type = 'rejected' THEN position::text ELSE '' END)`;
/** Postfix gives up after five days: what belongs to one message lies within six. */
const LIFE_MS = 6 * 86_400_000;
/** Events read for each message that is wanted: it has five or so. */
const EVENTS_PER_MESSAGE = 5;
const MAX_ADDRESSES = 40;
/** Of the newest events, to see how common a part of an address is. */
const PROBED = 1000;
/** Reading a message, days later perhaps, does not make it news. */
const TOLD = sql`type <> 'fetched'`;

interface SummaryRow {
  group_key: string;
  at: Date;
  last_at: Date;
  newest_match: Date | null;
  direction: TraceSummary['direction'];
  sender: string;
  recipients: string[] | null;
  message_id: string | null;
  size: number | null;
  outcomes: { type: string; recipient: string | null; status: string | null; at: string }[];
}
interface Place {
  readonly group_key: string;
  readonly at: Date;
}

@Injectable()
export class Traces {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Messages that the query names, by their newest event that it names. Events are read newest first from the index that fits
   * and no further than the page needs, so that a mailbox with a million messages answers as fast as one with ten.
   */
  async search(scope: TenantScope, query: TraceQuery): Promise<Result<Page<TraceSummary>>> {
    if (query.q.length > 0 && query.q.length < 3) return err('trace.query_short', {}, 'q');
    const cursor = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.string()]));
    return this.database.within(scope, async (tx) => {
      const wanted = await this.#wanted(tx, scope, query.q);
      const found: { summary: TraceSummary; place: Place }[] = [];
      let after: Place | null = cursor ? { at: new Date(cursor[0]), group_key: cursor[1] } : null;
      const limit = (query.limit + 1) * EVENTS_PER_MESSAGE;
      while (wanted && found.length <= query.limit) {
        const places: Place[] = await readPlaces(tx, scope, wanted, after, limit, this.clock.now());
        const known = new Set(found.map(({ place }) => place.group_key));
        const groups = new Map<string, Place>();
        for (const place of places)
          if (!groups.has(place.group_key) && !known.has(place.group_key)) groups.set(place.group_key, place);
        const next = [...groups.values()].slice(0, query.limit + 1 - found.length);
        const summaries = await this.#summaries(tx, scope, next, wanted.matches);
        for (const place of next) {
          const row = summaries.get(place.group_key);
          // One whose newest event lies before this page was shown there.
          if (row && !(row.newest_match && row.newest_match > place.at)) found.push({ summary: toSummary(row), place });
        }
        if (places.length < limit && next.length === groups.size) break;
        after = next.length < groups.size ? (next.at(-1) ?? null) : (places.at(-1) ?? null);
      }
      const cursorOf = ({ place }: { place: Place }) => encodeCursor(place.at.toISOString(), place.group_key);
      return ok(toPage(found, query.limit, ({ summary }) => summary, cursorOf));
    });
  }

  /** The whole way of one message, over both nodes. */
  async find(scope: TenantScope, key: string): Promise<Result<Trace>> {
    const group = Buffer.from(key, 'base64url').toString();
    return this.database.within(scope, async (tx) => {
      const row = (await this.#summaries(tx, scope, [{ group_key: group, at: new Date(Number.NaN) }], sql`true`)).get(group);
      if (!row) return err('resource.not_found');
      const { rows } = await sql<StepRow>`${kept} SELECT e.*, n.name AS node FROM mail_event e JOIN node n ON n.id = e.node_id
        WHERE e.tenant_id = ${scope.tenantId} AND ${groupFilter([group])} ORDER BY e.at, e.position LIMIT 1000`.execute(tx);
      return ok({ ...toSummary(row), steps: inOrder(rows).map(toStep) });
    });
  }

  /** Where to look for what was typed; null: nowhere. */
  async #wanted(tx: Tx, scope: TenantScope, q: string): Promise<Wanted | null> {
    const text = q.toLowerCase();
    await keepPlans.execute(tx);
    if (text === '') return { addresses: [], matches: sql`true` };
    const shape = shapeOf(q);
    if (shape === 'message_id') return byIdentifier(sql`message_id IN (${q}, ${q.slice(1, -1)})`);
    if (shape === 'queue_id') return byIdentifier(sql`queue_id = ${q}`);
    if (shape === 'address') {
      const known = byAddresses([{ address: text, since: '-infinity', until: 'infinity' }]);
      const met = await sql`SELECT 1 FROM correspondent WHERE tenant_id = ${scope.tenantId} AND address = ${text}`.execute(tx);
      if (met.rows.length > 0) return known;
      const { rows } =
        await sql`${kept} SELECT 1 FROM mail_event WHERE tenant_id = ${scope.tenantId} AND message_id IN (${q}, ${`<${q}>`}) LIMIT 1`.execute(
          tx,
        );
      return rows.length > 0 ? byIdentifier(sql`message_id IN (${q}, ${`<${q}>`})`) : known;
    }
    if (shape === 'domain') {
      const domain = text.replace('@', '');
      const { rows } =
        await sql`${kept} SELECT 1 FROM mail_event WHERE tenant_id = ${scope.tenantId} AND peer_domain = ${domain} LIMIT 1`.execute(
          tx,
        );
      if (rows.length > 0) return byColumn(sql`peer_domain = ${domain}`);
    }
    const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    if (await this.#isCommon(tx, scope, part))
      return byColumn(sql`(recipient LIKE ${part} OR sender LIKE ${part} OR original_recipient LIKE ${part})`);
    const { rows } = await sql<Known>`SELECT address, first_at::text AS since, (last_at + interval '1 hour')::text AS until
        FROM relevo_correspondents(${part}, ${MAX_ADDRESSES}) ORDER BY last_at DESC`.execute(tx);
    return rows.length > 0 ? byAddresses(rows) : null;
  }

  /** Whether much of the newest mail holds it: then reading on finds it soonest, and the names that hold it may be millions. */
  async #isCommon(tx: Tx, scope: TenantScope, part: string): Promise<boolean> {
    const [newest] = windowsBack(this.clock.now());
    const { rows } = await sql<{ common: boolean }>`${kept}
      SELECT count(*) FILTER (WHERE recipient LIKE ${part} OR sender LIKE ${part}) > ${PROBED / 10} AS common FROM (
        SELECT recipient, sender FROM mail_event WHERE tenant_id = ${scope.tenantId} AND ${TOLD} AND at > ${newest?.after}::timestamptz
        ORDER BY at DESC LIMIT ${PROBED}
      ) n`.execute(tx);
    return rows[0]?.common ?? false;
  }

  async #summaries(
    tx: Tx,
    scope: TenantScope,
    places: readonly Place[],
    matches: RawBuilder<unknown>,
  ): Promise<Map<string, SummaryRow>> {
    if (places.length === 0) return new Map();
    // Each message is looked for in its own days alone: fifty names over ninety days would be thousands of probes.
    const named = places.map(({ group_key, at }) => {
      const [node, queueId] = group_key.split('~');
      const unnamed = node && queueId && z.uuid().safeParse(node).success;
      const time = at.getTime();
      return {
        group: group_key,
        queueId: unnamed ? queueId : null,
        from: Number.isNaN(time) ? '-infinity' : new Date(time - LIFE_MS).toISOString(),
        to: Number.isNaN(time) ? 'infinity' : new Date(time + LIFE_MS).toISOString(),
      };
    });
    await keepPlans.execute(tx);
    const { rows } = await sql<SummaryRow>`${kept}
      SELECT group_key, min(at) AS at, max(at) AS last_at, max(at) FILTER (WHERE ${matches} AND ${TOLD}) AS newest_match,
        CASE WHEN bool_or(direction = 'inside') THEN 'inside' ELSE (array_agg(direction ORDER BY at))[1] END AS direction, coalesce((array_agg(sender ORDER BY at) FILTER (WHERE type NOT IN ('stored', 'fetched')))[1], '') AS sender,
        coalesce(array_agg(DISTINCT coalesce(original_recipient, recipient)) FILTER (WHERE recipient IS NOT NULL AND type IN ('delivery', 'rejected')),
          array_agg(DISTINCT recipient) FILTER (WHERE recipient IS NOT NULL)) AS recipients, max(message_id) AS message_id, max(size) AS size,
        json_agg(json_build_object('type', type, 'recipient', recipient, 'status', status, 'at', at)) AS outcomes
      FROM unnest(${named.map((one) => one.group)}::text[], ${named.map((one) => one.queueId)}::text[], ${named.map((one) => one.from)}::timestamptz[], ${named.map((one) => one.to)}::timestamptz[])
          AS g(group_key, group_queue_id, since, until)
        CROSS JOIN LATERAL (
          SELECT * FROM mail_event WHERE tenant_id = ${scope.tenantId} AND message_id = g.group_key AND at BETWEEN g.since AND g.until
          UNION ALL
          SELECT * FROM mail_event WHERE g.group_queue_id IS NOT NULL AND tenant_id = ${scope.tenantId} AND queue_id = g.group_queue_id AND message_id IS NULL AND ${GROUP} = g.group_key
            AND at BETWEEN g.since AND g.until
        ) e GROUP BY group_key`.execute(tx);
    return new Map(rows.map((row) => [row.group_key, row]));
  }
}

interface Known {
  readonly address: string;
  /** Within these its mail lies: days outside are not looked at. */
  readonly since: string;
  readonly until: string;
}
interface Wanted {
  /** Looked for one by one, each in three indexes; none: `matches` alone finds its index. */
  readonly addresses: readonly Known[];
  readonly matches: RawBuilder<unknown>;
  /** Names a handful of events: all are read and then put in order, lest the planner reads everything in order until they turn up. */
  readonly few?: boolean;
}
const byColumn = (matches: RawBuilder<unknown>): Wanted => ({ addresses: [], matches });
const byIdentifier = (matches: RawBuilder<unknown>): Wanted => ({ addresses: [], matches, few: true });
const byAddresses = (known: readonly Known[]): Wanted => {
  const names = known.map((one) => one.address);
  return {
    addresses: known,
    matches: sql`(recipient = ANY(${names}::text[]) OR sender = ANY(${names}::text[]) OR original_recipient = ANY(${names}::text[]))`,
  };
};

/** The next events, newest first, `limit` of them. */
async function readPlaces(
  tx: Tx,
  scope: TenantScope,
  wanted: Wanted,
  after: Place | null,
  limit: number,
  now: Date,
): Promise<Place[]> {
  await keepPlans.execute(tx);
  const { at, group_key } = after ?? { at: 'infinity', group_key: '' };
  const before = sql`AND at <= ${at}::timestamptz AND (at, ${GROUP}) < (${at}::timestamptz, ${group_key})`;
  if (wanted.few) {
    const { rows } = await sql<Place>`${kept} SELECT group_key, at FROM (
      SELECT ${GROUP} AS group_key, at FROM mail_event WHERE tenant_id = ${scope.tenantId} AND ${wanted.matches} AND ${TOLD} ${before} OFFSET 0
    ) f ORDER BY at DESC, group_key DESC LIMIT ${limit}`.execute(tx);
    return rows;
  }
  // Rows in order of time from ninety days would be merged from all of them, however few are wanted: so day by day backward.
  const found: Place[] = [];
  for (const window of windowsBack(after?.at ?? now)) {
    const read = (condition: RawBuilder<unknown>) =>
      sql`(SELECT ${GROUP} AS group_key, at FROM mail_event WHERE tenant_id = ${scope.tenantId} AND ${condition} AND ${TOLD}
        AND at > ${window.after}::timestamptz AND at <= ${window.until}::timestamptz ${before} ORDER BY at DESC LIMIT ${limit - found.length})`;
    const { rows } =
      wanted.addresses.length === 0
        ? await sql<Place>`${kept} SELECT group_key, at FROM ${read(wanted.matches)} f ORDER BY at DESC, group_key DESC`.execute(
            tx,
          )
        : await sql<Place>`${kept} SELECT group_key, at FROM unnest(${wanted.addresses.map((one) => one.address)}::text[], ${wanted.addresses.map((one) => one.since)}::timestamptz[], ${wanted.addresses.map((one) => one.until)}::timestamptz[]) AS a(address, since, until) CROSS JOIN LATERAL (
          ${read(sql`recipient = a.address AND at BETWEEN a.since AND a.until`)} UNION ALL ${read(sql`sender = a.address AND at BETWEEN a.since AND a.until`)} UNION ALL ${read(sql`original_recipient = a.address AND at BETWEEN a.since AND a.until`)}
        ) f ORDER BY at DESC, group_key DESC LIMIT ${limit - found.length}`.execute(tx);
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}

function groupFilter(groups: readonly string[]): RawBuilder<unknown> {
  const unnamed = groups.flatMap((group) => {
    const [node, queueId] = group.split('~');
    return node && queueId && z.uuid().safeParse(node).success ? [queueId] : [];
  });
  const byMessage = sql`message_id = ANY(${[...groups]}::text[])`;
  if (unnamed.length === 0) return byMessage;
  return sql`(${byMessage} OR (queue_id = ANY(${unnamed}::text[]) AND ${GROUP} = ANY(${[...groups]}::text[])))`;
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
  score: number | null;
  folder: string | null;
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
  via: row.type === 'delivery' ? (row.via as TraceStep['via']) : null,
  status: row.type === 'delivery' ? (row.status as TraceStep['status']) : null,
  enhancedCode: row.enhanced_code,
  reply: row.type === 'filtered' ? null : row.reply,
  delaySeconds: row.delay_seconds,
  bounceClass: row.bounce_class,
  bounceLabel: row.bounce_label,
  filter:
    row.type === 'filtered'
      ? { verdict: row.status as FilterVerdict, score: row.score, symbols: (row.reply ?? '').split(' ').filter(Boolean) }
      : null,
  folder: row.folder,
  protocol: row.type === 'fetched' ? (row.via as TraceStep['protocol']) : null,
});
