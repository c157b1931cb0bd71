import { Inject, Injectable } from '@nestjs/common';
import type { EventBatch, LogEvent } from '@relevo/agent-protocol';
import type { BounceRule } from '@relevo/bounce';
import { sql } from 'kysely';
import type pg from 'pg';
import { Alarms } from '../alarms/alarms.service.js';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { FOLLOW_SUPPRESSIONS } from '../bounces/suppression.sql.js';
import { keepBulk } from '../bulk/bulk-messages.js';
import { FOLLOW_BULK, ONE_AFTER_THE_OTHER } from '../bulk/bulk-outcomes.sql.js';
import { BounceRules } from '../corrections/bounce-rules.service.js';
import { Clock } from '../platform/clock/clock.js';
import { copyRows } from '../platform/database/copy.js';
import { Database } from '../platform/database/database.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import type { TenantId } from '../platform/ids.js';
import { LOG, type Log } from '../platform/log/log.js';
import { FOLLOW_QUEUE } from '../queue/queue.sql.js';
import { claimsOf, type Direction, domainsOf, ownersOf } from './attribution.rules.js';
import { keepReports, messagesOf, settleReports } from './delivery-reports.js';
import { COUNT_EVENTS, KNOW_CORRESPONDENTS, STAGING, STORE_EVENTS } from './ingest.sql.js';
import { noteUses, storeLogins } from './logins.js';
import type { AppPasswordEvent, BulkEvent, LoginEvent, MailEvent, NodeEvent, ReportEvent } from './mail-event.js';
import { COUNT_COLUMNS, MAIL_COLUMNS, mailRow } from './mail-row.js';

type TenantOf = (domain: string) => string | undefined;
type Taken = Result<{ position: number }, 'agent.position'>;

/** Lines older than this are past every plan's retention; lines from further ahead come from a clock that is wrong. */
const OLDEST_DAYS = 400;
const AHEAD_DAYS = 2;

/** Takes what the nodes saw. The cursor moves in the transaction that stores and counts the rows: each event counts once. */
@Injectable()
export class Ingest {
  readonly #days = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly alarms: Alarms,
    private readonly rules: BounceRules,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async take(agent: AgentIdentity, batch: EventBatch): Promise<Taken> {
    await this.#ensureDays(batch.events);
    const rules = await this.rules.current();
    const touched = new Set<TenantId>();
    const foreign: string[] = [];
    const result = await this.database.onConnection(STAGING, async (client): Promise<Taken> => {
      const cursor = await lockCursor(client, agent, batch.stream);
      if (batch.from > cursor) return err('agent.position', { position: cursor });
      const news = batch.events.filter((event) => event.position > cursor);
      await client.query(ONE_AFTER_THE_OTHER, [agent.pairId, news.some(isBulk)]);
      const { tenantOf, elsewhere } = await this.#tenants(client, agent, news);
      const fresh = news.filter((event) => {
        const claimed = claimsOf(event).filter(elsewhere);
        foreign.push(...claimed);
        return claimed.length === 0;
      });
      const mail = fresh.filter(isMail);
      const first = mail.filter((event) => origOf(event) === null);
      for (const tenant of await storeMail(client, agent, first, tenantOf, rules)) touched.add(tenant);
      await this.#storeOnward(
        client,
        agent,
        mail.filter((event) => origOf(event) !== null),
        rules,
      );
      await storeLogins(client, agent, fresh.filter(isLogin), tenantOf);
      await noteUses(client, fresh.filter(isUse), tenantOf);
      await keepBulk(client, fresh.filter(isBulk), tenantOf);
      for (const tenant of await storeReports(client, agent, fresh.filter(isReport), first, tenantOf, rules)) touched.add(tenant);
      const position = Math.max(cursor, batch.to);
      await client.query('UPDATE ingest_cursor SET position = $3 WHERE node_id = $1 AND stream = $2', [
        agent.nodeId,
        batch.stream,
        position,
      ]);
      return ok({ position });
    });
    if (foreign.length > 0) await this.#alarm(agent, foreign);
    for (const tenant of touched) this.live.publish(`tenant:${tenant}`, { type: 'delivery', direction: '', status: '' });
    if (touched.size > 0) this.live.publish('platform', { type: 'delivery', direction: '', status: '' });
    return result;
  }

  /**
   * The second leg of forwarded mail: neither its sender nor its recipient says whose it is. It belongs to whose first leg went to
   * the same recipient, which stands before it in the log.
   */
  async #storeOnward(
    client: pg.ClientBase,
    agent: AgentIdentity,
    events: readonly MailEvent[],
    rules?: readonly BounceRule[],
  ): Promise<void> {
    if (events.length === 0) return;
    const { rows } = await client.query<{ tenant_id: string; queue_id: string; recipient: string }>(
      `SELECT e.tenant_id, e.queue_id, e.recipient FROM tenant t
       JOIN mail_event e ON e.tenant_id = t.id AND e.queue_id = ANY($1) AND e.node_id = $2 AND e.type = 'delivery' AND e.at > now() - interval '7 days'
       WHERE t.pair_id = $3`,
      [[...new Set(events.map(origOf))], agent.nodeId, agent.pairId],
    );
    const owners = new Map<string, Map<string, Direction>>();
    for (const { tenant_id, queue_id, recipient } of rows) {
      const key = `${queue_id} ${recipient}`;
      owners.set(key, (owners.get(key) ?? new Map()).set(tenant_id, 'out'));
    }
    const ownersOf = (event: MailEvent) =>
      owners.get(`${origOf(event)} ${'recipient' in event ? event.recipient?.toLowerCase() : ''}`) ?? new Map();
    await client.query('TRUNCATE ingest_mail');
    await storeMail(client, agent, events, () => undefined, rules, ownersOf);
  }

  /** Domains of the node's own pair alone: whatever a node reports, it can name no tenant of another pair. */
  async #tenants(client: pg.ClientBase, agent: AgentIdentity, events: readonly LogEvent[]) {
    const names = [...new Set(events.flatMap(domainsOf))];
    const text = 'SELECT name, tenant_id, pair_id FROM domain WHERE name = ANY($1)';
    const { rows } = names.length
      ? await client.query<{ name: string; tenant_id: string; pair_id: string }>(text, [names])
      : { rows: [] };
    const own = new Map(rows.filter((row) => row.pair_id === agent.pairId).map((row) => [row.name, row.tenant_id]));
    const foreign = new Set(rows.filter((row) => row.pair_id !== agent.pairId).map((row) => row.name));
    return { tenantOf: (domain: string) => own.get(domain), elsewhere: (domain: string) => foreign.has(domain) };
  }

  /** The events were left out; the rest of the batch stands, or one lie would stop a node's whole log. */
  async #alarm(agent: AgentIdentity, domains: readonly string[]): Promise<void> {
    this.log.warn({ nodeId: agent.nodeId, events: domains.length }, 'a node reports what another pair serves');
    await this.alarms.raise({
      kind: 'agent.foreign_report',
      subject: agent.nodeId,
      label: agent.name,
      facts: { domain: domains[0] ?? '', events: domains.length },
    });
  }

  /** A partition for each day that the batch names; days out of all reason wait in the default partition. */
  async #ensureDays(events: readonly LogEvent[]): Promise<void> {
    const now = this.clock.now().getTime();
    for (const day of new Set(events.map((event) => event.at.slice(0, 10)))) {
      if (this.#days.has(day)) continue;
      const age = (now - Date.parse(day)) / 86_400_000;
      if (age < OLDEST_DAYS && age > -AHEAD_DAYS)
        await sql`SELECT relevo_ensure_day(${day}::date)`.execute(this.database.platform);
      else this.log.warn({ day }, 'events of a day out of range');
      this.#days.add(day);
    }
  }
}

const origOf = (event: MailEvent): string | null => ('origQueueId' in event ? (event.origQueueId ?? null) : null);
const isLogin = (event: LogEvent): event is LoginEvent => event.type === 'login';
const isUse = (event: LogEvent): event is AppPasswordEvent => event.type === 'app_password';
const isReport = (event: LogEvent): event is ReportEvent => event.type === 'report';
const isBulk = (event: LogEvent): event is BulkEvent => event.type === 'bulk';
const isMail = (event: LogEvent): event is NodeEvent =>
  event.type !== 'login' && event.type !== 'app_password' && event.type !== 'report' && event.type !== 'bulk';

async function lockCursor(client: pg.ClientBase, agent: AgentIdentity, stream: EventBatch['stream']): Promise<number> {
  const key = [agent.nodeId, stream];
  await client.query('INSERT INTO ingest_cursor (node_id, stream, position) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', key);
  const { rows } = await client.query<{ position: number }>(
    'SELECT position FROM ingest_cursor WHERE node_id = $1 AND stream = $2 FOR UPDATE',
    key,
  );
  return rows[0]?.position ?? 0;
}

/** Stores and counts. For who has no log to be read: the cursor is the caller's business. */
export async function storeMail(
  client: pg.ClientBase,
  agent: Pick<AgentIdentity, 'nodeId'>,
  events: readonly MailEvent[],
  tenantOf: TenantOf,
  rules?: readonly BounceRule[],
  owners: (event: MailEvent) => Map<string, Direction> = (event) => ownersOf(event, tenantOf),
): Promise<Set<TenantId>> {
  const tenants = new Set<TenantId>();
  const rows = events.flatMap((event) =>
    [...owners(event)].map(([tenantId, direction]) => {
      tenants.add(tenantId as TenantId);
      return mailRow(agent.nodeId, event, tenantId, direction, rules);
    }),
  );
  if (rows.length === 0) return tenants;
  await copyRows(client, 'ingest_mail', [...MAIL_COLUMNS, ...COUNT_COLUMNS], rows);
  for (const text of [STORE_EVENTS, COUNT_EVENTS, KNOW_CORRESPONDENTS, FOLLOW_QUEUE, FOLLOW_SUPPRESSIONS, FOLLOW_BULK])
    await client.query(text);
  return tenants;
}

/** Reports of this batch, and earlier ones about what it says was sent: what is true of them bounced. */
async function storeReports(
  client: pg.ClientBase,
  agent: Pick<AgentIdentity, 'nodeId' | 'pairId'>,
  reports: readonly ReportEvent[],
  mail: readonly MailEvent[],
  tenantOf: TenantOf,
  rules: readonly BounceRule[],
): Promise<Set<TenantId>> {
  await keepReports(client, reports, tenantOf);
  const failures = await settleReports(client, agent.pairId, messagesOf(reports, mail));
  if (failures.length === 0) return new Set();
  const owners = new Map<MailEvent, Map<string, Direction>>(
    failures.map(({ event, tenantId }) => [event, new Map([[tenantId, 'out']])]),
  );
  await client.query('TRUNCATE ingest_mail');
  return storeMail(client, agent, [...owners.keys()], tenantOf, rules, (event) => owners.get(event) ?? new Map());
}
