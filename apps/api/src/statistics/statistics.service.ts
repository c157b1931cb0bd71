import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { ofCompany } from '../platform/database/company.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { MailScope, TenantScope } from '../platform/database/scope.js';
import type { CsvCell } from '../platform/http/csv.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { daysBetween, type Span, spanBefore, spanOf } from './span.rules.js';
import type {
  Activity,
  ActivityQuery,
  Counts,
  DeliveriesQuery,
  DeliveryView,
  StaffStatisticsQuery,
  StatisticsQuery,
  StatisticsRow,
} from './statistics.dto.js';

const HOURS_UP_TO_DAYS = 2;
const CSV_PAGE = 2000;

/** What mail did, from the counts that move with each batch of events; single rows from the events themselves. */
@Injectable()
export class Statistics {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async activity(scope: MailScope, query: ActivityQuery): Promise<Activity> {
    const span = spanOf(query, this.clock.now());
    const step = query.step ?? (daysBetween(span.from, span.to) < HOURS_UP_TO_DAYS ? 'hour' : 'day');
    const earlier = spanBefore(span);
    return this.database.within(scope, async (tx) => {
      const buckets = await readBuckets(tx, scope, query, span, step);
      const before = await readBuckets(tx, scope, query, earlier, step);
      return { step, from: span.from, to: span.to, buckets, before, totals: sum(buckets), totalsBefore: sum(before) };
    });
  }

  async by(
    scope: MailScope,
    query: StatisticsQuery | StaffStatisticsQuery,
  ): Promise<{ from: string; to: string; rows: StatisticsRow[]; more: boolean }> {
    const span = spanOf(query, this.clock.now());
    const rows = await this.database.within(scope, (tx) => readKeys(tx, scope, query, span, query.limit + 1));
    return { from: span.from, to: span.to, rows: rows.slice(0, query.limit), more: rows.length > query.limit };
  }

  async *byCsv(scope: TenantScope, query: StatisticsQuery): AsyncGenerator<readonly CsvCell[]> {
    const span = spanOf(query, this.clock.now());
    const rows = await this.database.within(scope, (tx) => readKeys(tx, scope, query, span, 100_000));
    for (const row of rows)
      yield [row.key, row.sent, row.received, row.deferred, row.bounced, row.rejected, row.bytes, row.logins, row.loginsRefused];
  }

  deliveries(scope: TenantScope, query: DeliveriesQuery): Promise<Page<DeliveryView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.number(), z.string()]));
    return this.database.within(scope, async (tx) => {
      const rows = await readDeliveries(tx, scope, query, spanOf(query, this.clock.now()), after, query.limit + 1);
      return toPage(rows, query.limit, toDelivery, (row) =>
        encodeCursor(row.at.toISOString(), row.position, row.recipient ?? ''),
      );
    });
  }

  async *deliveriesCsv(scope: TenantScope, query: DeliveriesQuery): AsyncGenerator<readonly CsvCell[]> {
    let cursor: string | null | undefined;
    do {
      const page: Page<DeliveryView> = await this.deliveries(scope, { ...query, cursor: cursor ?? undefined, limit: CSV_PAGE });
      for (const row of page.items)
        yield [
          row.at,
          row.direction,
          row.outcome,
          row.sender,
          row.recipient,
          row.relay,
          row.size,
          row.enhancedCode,
          row.bounceClass,
          row.bounceLabel,
          row.reply,
        ];
      cursor = page.nextCursor;
    } while (cursor);
  }
}

const start = ({ from, zone }: Span) => sql`(${from}::date::timestamp AT TIME ZONE ${zone})`;
const end = ({ to, zone }: Span) => sql`((${to}::date + 1)::timestamp AT TIME ZONE ${zone})`;

/** Inside mail is sent and received at once. */
const COUNTS = sql`
  coalesce(sum(n) FILTER (WHERE outcome = 'sent' AND direction IN ('out', 'inside')), 0)::float8 AS sent,
  coalesce(sum(n) FILTER (WHERE outcome = 'sent' AND direction IN ('in', 'inside')), 0)::float8 AS received,
  coalesce(sum(n) FILTER (WHERE outcome = 'deferred'), 0)::float8 AS deferred,
  coalesce(sum(n) FILTER (WHERE outcome IN ('bounced', 'expired')), 0)::float8 AS bounced,
  coalesce(sum(n) FILTER (WHERE outcome = 'rejected'), 0)::float8 AS rejected`;

async function readBuckets(tx: Tx, scope: MailScope, query: ActivityQuery, span: Span, step: 'hour' | 'day') {
  const interval = step === 'hour' ? '1 hour' : '1 day';
  const { rows } = await sql<Counts & { at: Date }>`
    SELECT t.at, ${COUNTS}
    FROM (SELECT l AT TIME ZONE ${span.zone} AS at, (l + ${interval}::interval) AT TIME ZONE ${span.zone} AS until
      FROM generate_series(${span.from}::date::timestamp, ${span.to}::date + time '23:59', ${interval}::interval) AS l) t
    LEFT JOIN (${countsOf(scope, query, span)}) s ON s.bucket >= t.at AND s.bucket < t.until
    GROUP BY t.at ORDER BY t.at`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** A mailbox or a domain alone has its own counts; both together are counted from the events. */
function countsOf(scope: MailScope, query: ActivityQuery, span: Span): RawBuilder<unknown> {
  const direction = query.direction ? sql`AND direction = ${query.direction}` : sql``;
  if (query.mailbox && query.domain)
    return sql`SELECT date_trunc('hour', at, 'UTC') AS bucket, direction, coalesce(status, type) AS outcome, count(*) AS n FROM mail_event
      WHERE ${ofCompany(scope)} AND at >= ${start(span)} AND at < ${end(span)} AND peer_domain = ${query.domain}
        AND type IN ('delivery', 'rejected') AND ${ofMailbox(query.mailbox)} ${direction} GROUP BY 1, 2, 3`;
  const [dimension, key] = query.mailbox ? ['mailbox', query.mailbox] : query.domain ? ['domain', query.domain] : ['total', ''];
  return sql`SELECT bucket, direction, outcome, n FROM mail_stat
    WHERE ${ofCompany(scope)} AND dimension = ${dimension} AND key = ${key} AND bucket >= ${start(span)} AND bucket < ${end(span)} ${direction}`;
}

const ofMailbox = (mailbox: string) =>
  sql`((direction <> 'in' AND coalesce(lower(sasl_user), sender) = ${mailbox}) OR (direction <> 'out' AND coalesce(original_recipient, recipient) = ${mailbox}))`;

async function readKeys(
  tx: Tx,
  scope: MailScope,
  query: StatisticsQuery | StaffStatisticsQuery,
  span: Span,
  limit: number,
): Promise<StatisticsRow[]> {
  const [dimension, key] = query.by === 'company' ? ['total', sql`tenant_id::text`] : [query.by, sql`key`];
  const { rows } = await sql<StatisticsRow>`
    SELECT ${key} AS key, ${COUNTS}, coalesce(sum(bytes) FILTER (WHERE outcome = 'sent'), 0)::float8 AS bytes,
      coalesce(sum(n) FILTER (WHERE outcome = 'login'), 0)::float8 AS logins, coalesce(sum(n) FILTER (WHERE outcome = 'login_failed'), 0)::float8 AS "loginsRefused"
    FROM mail_stat WHERE ${ofCompany(scope)} AND dimension = ${dimension} AND bucket >= ${start(span)} AND bucket < ${end(span)} AND outcome <> 'received'
      ${query.direction ? sql`AND direction = ${query.direction}` : sql``}
    GROUP BY 1 ORDER BY sum(n) DESC, 1 LIMIT ${limit}`.execute(tx);
  return rows;
}

interface DeliveryRow {
  at: Date;
  position: number;
  node_id: string;
  type: string;
  direction: DeliveryView['direction'];
  status: string | null;
  queue_id: string;
  message_id: string | null;
  sender: string;
  recipient: string | null;
  relay: string | null;
  size: number | null;
  enhanced_code: string | null;
  bounce_class: string | null;
  bounce_label: string | null;
  reply: string | null;
}

const OUTCOMES: Readonly<Record<string, RawBuilder<unknown>>> = {
  sent: sql`AND status = 'sent' AND direction IN ('out', 'inside')`,
  received: sql`AND status = 'sent' AND direction IN ('in', 'inside')`,
  deferred: sql`AND status = 'deferred'`,
  bounced: sql`AND status IN ('bounced', 'expired')`,
  rejected: sql`AND type = 'rejected'`,
};

async function readDeliveries(
  tx: Tx,
  scope: TenantScope,
  query: DeliveriesQuery,
  span: Span,
  after: readonly [string, number, string] | null,
  limit: number,
): Promise<DeliveryRow[]> {
  const when = query.hour
    ? sql`at >= ${query.hour}::timestamptz AND at < ${query.hour}::timestamptz + interval '1 hour'`
    : sql`at >= ${start(span)} AND at < ${end(span)}`;
  const { rows } = await sql<DeliveryRow>`
    SELECT at, position, node_id, type, direction, status, queue_id, message_id, sender, coalesce(original_recipient, recipient) AS recipient, relay, size, enhanced_code, bounce_class, bounce_label, reply
    FROM mail_event WHERE tenant_id = ${scope.tenantId} AND type IN ('delivery', 'rejected') AND ${when}
      ${query.mailbox ? sql`AND ${ofMailbox(query.mailbox)}` : sql``} ${query.domain ? sql`AND peer_domain = ${query.domain}` : sql``}
      ${query.direction ? sql`AND direction = ${query.direction}` : sql``} ${query.outcome ? OUTCOMES[query.outcome] : sql``}
      ${query.class ? sql`AND bounce_class = ${query.class}` : sql``}
      ${after ? sql`AND at <= ${after[0]}::timestamptz AND (date_trunc('milliseconds', at), position, coalesce(original_recipient, recipient, '')) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]})` : sql``}
    ORDER BY date_trunc('milliseconds', at) DESC, position DESC, coalesce(original_recipient, recipient, '') DESC LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

function toDelivery(row: DeliveryRow): DeliveryView {
  const unnamed = `${row.node_id}~${row.queue_id}~${row.type === 'rejected' ? row.position : ''}`;
  return {
    at: row.at.toISOString(),
    key: Buffer.from(row.message_id ?? unnamed).toString('base64url'),
    direction: row.direction,
    outcome: outcomeOf(row),
    sender: row.sender,
    recipient: row.recipient,
    relay: row.relay,
    size: row.size,
    enhancedCode: row.enhanced_code,
    bounceClass: row.bounce_class,
    bounceLabel: row.bounce_label,
    reply: row.reply,
  };
}

function outcomeOf(row: DeliveryRow): DeliveryView['outcome'] {
  if (row.type === 'rejected') return 'rejected';
  if (row.status === 'deferred') return 'deferred';
  if (row.status !== 'sent') return 'bounced';
  return row.direction === 'in' ? 'received' : 'sent';
}

const NOTHING: Counts = { received: 0, sent: 0, deferred: 0, bounced: 0, rejected: 0 };
const sum = (buckets: readonly Counts[]): Counts =>
  buckets.reduce(
    (all, one) => ({
      received: all.received + one.received,
      sent: all.sent + one.sent,
      deferred: all.deferred + one.deferred,
      bounced: all.bounced + one.bounced,
      rejected: all.rejected + one.rejected,
    }),
    NOTHING,
  );
