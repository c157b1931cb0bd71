import { Inject, Injectable } from '@nestjs/common';
import type { EventBatch, LogEvent } from '@relevo/agent-protocol';
import { classify } from '@relevo/bounce';
import { sql } from 'kysely';
import { Alarms } from '../alarms/alarms.service.js';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import type { TenantId } from '../platform/ids.js';
import { LOG, type Log } from '../platform/log/log.js';
import { claimsOf, domainOf, domainsOf, ownersOf } from './attribution.rules.js';

type LoginEvent = Extract<LogEvent, { type: 'login' }>;
type MailEvent = Exclude<LogEvent, LoginEvent>;

/** Takes what the nodes saw. The cursor moves in the transaction that stores the rows: each event counts once. */
@Injectable()
export class Ingest {
  readonly #days = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly alarms: Alarms,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async take(agent: AgentIdentity, batch: EventBatch): Promise<Result<{ position: number }, 'agent.position'>> {
    await this.#ensureDays(batch.events);
    const touched = new Set<TenantId>();
    const foreign: string[] = [];
    const result = await this.database.within(
      platformScope,
      async (tx): Promise<Result<{ position: number }, 'agent.position'>> => {
        const cursor = await this.#lockCursor(tx, agent, batch.stream);
        if (batch.from > cursor) return err('agent.position', { position: cursor });
        const news = batch.events.filter((event) => event.position > cursor);
        const { tenants, elsewhere } = await this.#tenants(tx, agent, news);
        const fresh = news.filter((event) => {
          const claimed = claimsOf(event).filter(elsewhere);
          foreign.push(...claimed);
          return claimed.length === 0;
        });
        for (const tenant of await this.#storeMail(
          tx,
          agent,
          fresh.filter((event): event is MailEvent => event.type !== 'login'),
          tenants,
        ))
          touched.add(tenant);
        await this.#storeLogins(
          tx,
          agent,
          fresh.filter((event): event is LoginEvent => event.type === 'login'),
          tenants,
        );
        const position = Math.max(cursor, batch.to);
        await tx
          .updateTable('ingest_cursor')
          .set({ position })
          .where('node_id', '=', agent.nodeId)
          .where('stream', '=', batch.stream)
          .execute();
        return ok({ position });
      },
    );
    if (foreign.length > 0) await this.#alarm(agent, foreign);
    for (const tenant of touched) this.live.publish(`tenant:${tenant}`, { type: 'delivery', direction: '', status: '' });
    return result;
  }

  async #lockCursor(tx: Tx, agent: AgentIdentity, stream: EventBatch['stream']): Promise<number> {
    await tx
      .insertInto('ingest_cursor')
      .values({ node_id: agent.nodeId, stream, position: 0 })
      .onConflict((c) => c.doNothing())
      .execute();
    const row = await tx
      .selectFrom('ingest_cursor')
      .select('position')
      .where('node_id', '=', agent.nodeId)
      .where('stream', '=', stream)
      .forUpdate()
      .executeTakeFirstOrThrow();
    return row.position;
  }

  /** Domains of the node's own pair alone: whatever a node reports, it can name no tenant of another pair. */
  async #tenants(tx: Tx, agent: AgentIdentity, events: readonly LogEvent[]) {
    const names = [...new Set(events.flatMap(domainsOf))];
    const rows = names.length
      ? await tx.selectFrom('domain').select(['name', 'tenant_id', 'pair_id']).where('name', 'in', names).execute()
      : [];
    const own = new Map(rows.filter((row) => row.pair_id === agent.pairId).map((row) => [row.name, row.tenant_id]));
    const foreign = new Set(rows.filter((row) => row.pair_id !== agent.pairId).map((row) => row.name));
    return { tenants: (domain: string) => own.get(domain), elsewhere: (domain: string) => foreign.has(domain) };
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

  async #storeMail(
    tx: Tx,
    agent: AgentIdentity,
    events: readonly MailEvent[],
    tenantOf: (domain: string) => string | undefined,
  ): Promise<Set<TenantId>> {
    const rows = events.flatMap((event) =>
      [...ownersOf(event, tenantOf)].map(([tenantId, direction]) => mailRow(event, tenantId, direction)),
    );
    if (rows.length > 0) {
      await sql`INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, message_id, sender, recipient, original_recipient, status, via, relay,
          client, sasl_user, size, delay_seconds, enhanced_code, bounce_class, bounce_label, reply, lmtp_session)
        SELECT r.tenant_id, r.at, ${agent.nodeId}, r.position, r.type, r.direction, r.queue_id, r.message_id, r.sender, r.recipient, r.original_recipient, r.status, r.via, r.relay,
          r.client, r.sasl_user, r.size, r.delay_seconds, r.enhanced_code, r.bounce_class, r.bounce_label, r.reply, r.lmtp_session
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(tenant_id uuid, at timestamptz, position bigint, type text, direction text, queue_id text, message_id text,
          sender text, recipient text, original_recipient text, status text, via text, relay text, client text, sasl_user text, size bigint, delay_seconds double precision,
          enhanced_code text, bounce_class text, bounce_label text, reply text, lmtp_session text)`.execute(tx);
    }
    return new Set(rows.map((row) => row.tenant_id as TenantId));
  }

  async #storeLogins(
    tx: Tx,
    agent: AgentIdentity,
    events: readonly LoginEvent[],
    tenantOf: (domain: string) => string | undefined,
  ): Promise<void> {
    const rows = events.flatMap((event) => {
      const tenant = tenantOf(domainOf(event.address));
      return tenant
        ? [
            {
              tenant_id: tenant,
              at: event.at,
              node_id: agent.nodeId,
              position: event.position,
              address: event.address.toLowerCase(),
              protocol: event.protocol,
              ok: event.ok,
              remote: event.remote,
              tls: event.tls,
            },
          ]
        : [];
    });
    if (rows.length > 0) await tx.insertInto('login_event').values(rows).execute();
  }

  /** A partition for each day that the batch names; days out of all reason wait in the default partition. */
  async #ensureDays(events: readonly LogEvent[]): Promise<void> {
    const now = this.clock.now().getTime();
    for (const day of new Set(events.map((event) => event.at.slice(0, 10)))) {
      const age = (now - Date.parse(day)) / 86_400_000;
      if (this.#days.has(day)) continue;
      if (age < 120 && age > -2) await sql`SELECT relevo_ensure_day(${day}::date)`.execute(this.database.platform);
      else this.log.warn({ day }, 'events of a day out of range');
      this.#days.add(day);
    }
  }
}

function mailRow(event: MailEvent, tenantId: string, direction: string) {
  const delivery = event.type === 'delivery' ? event : null;
  const failed = delivery && delivery.status !== 'sent' ? classify(delivery.reply) : null;
  return {
    tenant_id: tenantId,
    at: event.at,
    position: event.position,
    type: event.type,
    direction,
    queue_id: event.queueId,
    message_id: event.type === 'rejected' ? null : event.messageId,
    sender: event.sender.toLowerCase(),
    recipient: event.type === 'received' ? null : (event.recipient?.toLowerCase() ?? null),
    original_recipient: delivery?.originalRecipient?.toLowerCase() ?? null,
    status: delivery?.status ?? null,
    via: delivery?.via ?? null,
    relay: delivery?.relay ?? null,
    client: event.client,
    sasl_user: event.saslUser,
    size: event.type === 'rejected' ? null : event.size,
    delay_seconds: delivery?.delaySeconds ?? null,
    enhanced_code: delivery?.enhancedCode ?? null,
    bounce_class: failed?.class ?? null,
    bounce_label: failed?.label ?? null,
    reply: event.type === 'received' ? null : event.reply,
    lmtp_session: delivery?.lmtpSession ?? null,
  };
}
