import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { BulkSendsQuery, BulkSendView } from './bulk.dto.js';

/** What became of bulk mail, send by send. */
@Injectable()
export class BulkSends {
  constructor(private readonly database: Database) {}

  list(scope: TenantScope, query: BulkSendsQuery): Promise<Page<BulkSendView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<SendRow>`
        SELECT * FROM bulk_send WHERE tenant_id = ${scope.tenantId} AND last_at >= now() - make_interval(days => ${query.days})
          ${query.sender ? sql`AND sender = ${query.sender}` : sql``}
          ${after ? sql`AND (last_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
        ORDER BY last_at DESC, id DESC LIMIT ${query.limit + 1}`.execute(tx);
      const outcomes = await outcomesOf(tx, scope, rows.slice(0, query.limit));
      return toPage(
        rows,
        query.limit,
        (row) => toView(row, outcomes.get(row.id) ?? []),
        (row) => encodeCursor(row.last_at.toISOString(), row.id),
      );
    });
  }
}

async function outcomesOf(tx: Tx, scope: TenantScope, sends: readonly SendRow[]): Promise<Map<string, OutcomeRow[]>> {
  const found = new Map<string, OutcomeRow[]>();
  const { rows } = await sql<OutcomeRow>`
    SELECT send_id, status, class, count(*)::int AS n, count(*) FILTER (WHERE put_off)::int AS put_off FROM bulk_outcome
    WHERE tenant_id = ${scope.tenantId} AND send_id = ANY(${sends.map((send) => send.id)}::uuid[]) GROUP BY 1, 2, 3`.execute(tx);
  for (const row of rows) found.set(row.send_id, [...(found.get(row.send_id) ?? []), row]);
  return found;
}

function toView(row: SendRow, outcomes: readonly OutcomeRow[]): BulkSendView {
  const count = (...states: string[]) => outcomes.filter((one) => states.includes(one.status)).reduce((n, one) => n + one.n, 0);
  const classes = new Map<string, number>();
  for (const one of outcomes)
    if (one.status === 'bounced' || one.status === 'expired') classes.set(one.class, (classes.get(one.class) ?? 0) + one.n);
  return {
    id: row.id,
    sender: row.sender,
    subject: row.subject,
    list: row.list,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    messages: row.messages,
    recipients: outcomes.reduce((n, one) => n + one.n, 0),
    delivered: count('sent'),
    waiting: count('deferred'),
    bounced: count('bounced', 'expired'),
    deferred: outcomes.reduce((n, one) => n + one.put_off, 0),
    classes: [...classes].map(([name, n]) => ({ class: name, n })).sort((a, b) => b.n - a.n),
    withoutUnsubscribe: row.without_unsubscribe,
    withoutOneClick: row.without_one_click,
    unsigned: row.unsigned,
  };
}

interface SendRow {
  id: string;
  sender: string;
  subject: string;
  list: string | null;
  first_at: Date;
  last_at: Date;
  messages: number;
  without_unsubscribe: number;
  without_one_click: number;
  unsigned: number;
}
interface OutcomeRow {
  send_id: string;
  status: string;
  class: string;
  n: number;
  put_off: number;
}
