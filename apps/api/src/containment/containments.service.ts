import { Inject, Injectable } from '@nestjs/common';
import type { HoldRule } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { Alarms } from '../alarms/alarms.service.js';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor, TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { MailboxId, NodeId, PairId, TenantId } from '../platform/ids.js';
import type { ContainmentDetail, ContainmentQuery, ContainmentView } from './containment.dto.js';
import { SendingBooks } from './sending-book.service.js';

export interface Finding {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly pairId: PairId;
  readonly mailboxId: MailboxId;
  readonly address: string;
  readonly nodeId: NodeId | null;
  readonly rule: HoldRule;
  readonly at: Date;
  readonly evidence: { readonly seen: number; readonly from: number; readonly client: string | null } & Record<string, unknown>;
}
interface Row {
  id: string;
  mailbox_id: string;
  address: string;
  rule: HoldRule;
  evidence: Finding['evidence'];
  node: string | null;
  at: Date;
  lifted_at: Date | null;
  lifted_by: string | null;
}
const COLUMNS = sql`c.id, c.mailbox_id, c.address, c.rule, c.evidence, c.at, c.lifted_at, c.lifted_by,
  (SELECT name FROM node WHERE node.id = c.node_id) AS node`;
const DESTINATIONS = 12;
const RECENT = 100;

/** Mailboxes whose outgoing mail the platform holds because it does not look like their own. */
@Injectable()
export class Containments {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly commands: Commands,
    private readonly books: SendingBooks,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
    private readonly notifications: Notifications,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Once per id and open mailbox: told again, nothing more happens. */
  async contain(finding: Finding, actor: Actor): Promise<void> {
    const scope: TenantScope = { kind: 'tenant', tenantId: finding.tenantId, actor };
    // Younger than the finding in any case: by that the node knows that its own word has been heard.
    const held = await this.mailboxes.holdOutgoing(
      scope,
      finding.mailboxId,
      new Date(Math.max(Date.now(), finding.at.getTime() + 1)),
    );
    if (!held.ok) return;
    const fresh = await this.database.within(scope, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        INSERT INTO containment (id, tenant_id, pair_id, mailbox_id, address, node_id, rule, evidence, at)
        VALUES (${finding.id}, ${finding.tenantId}, ${finding.pairId}, ${finding.mailboxId}, ${finding.address}, ${finding.nodeId},
          ${finding.rule}, ${JSON.stringify(finding.evidence)}::jsonb, ${finding.at})
        ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
      if (rows.length === 0) return false;
      await sql`UPDATE sending_hour SET tainted = true WHERE tenant_id = ${finding.tenantId} AND address = ${finding.address}
        AND hour > ${finding.at}::timestamptz - interval '2 hours'`.execute(tx);
      await this.audit.record(tx, actor, [
        {
          tenantId: finding.tenantId,
          action: 'containment.started',
          target: `mailbox:${finding.mailboxId}`,
          label: finding.address,
          after: { rule: finding.rule, ...finding.evidence },
        },
      ]);
      await this.#tell(tx, finding);
      return true;
    });
    if (!fresh) return;
    for (const nodeId of await this.books.nodesOf(finding.tenantId))
      await this.commands.send(actor, nodeId, { kind: 'contain', address: finding.address }, finding.tenantId);
    await this.alarms.raise({
      kind: 'sending.contained',
      subject: finding.mailboxId,
      label: finding.address.slice(finding.address.lastIndexOf('@') + 1),
      tenantId: finding.tenantId,
      facts: { rule: finding.rule, seen: finding.evidence.seen, from: finding.evidence.from },
    });
  }

  async list(scope: TenantScope, query: ContainmentQuery): Promise<Page<ContainmentView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
    const { rows } = await this.database.within(scope, (tx) =>
      sql<Row & { exact: string }>`SELECT ${COLUMNS}, c.at::text AS exact FROM containment c WHERE c.tenant_id = ${scope.tenantId}
        ${query.state ? (query.state === 'open' ? sql`AND lifted_at IS NULL` : sql`AND lifted_at IS NOT NULL`) : sql``}
        ${after ? sql`AND (c.at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
        ORDER BY c.at DESC, c.id DESC LIMIT ${query.limit + 1}`.execute(tx),
    );
    return toPage(rows, query.limit, toView, (row) => encodeCursor(row.exact, row.id));
  }

  async detail(scope: TenantScope, id: string): Promise<Result<ContainmentDetail, 'resource.not_found'>> {
    return this.database.within(scope, async (tx): Promise<Result<ContainmentDetail, 'resource.not_found'>> => {
      const row = await this.#find(tx, scope, id);
      if (!row) return err('resource.not_found');
      const own = sql`tenant_id = ${scope.tenantId} AND address = ${row.address}`;
      const until = sql`coalesce(${row.lifted_at}::timestamptz, now())`;
      const hours = await sql<{ hour: Date; recipients: number; strangers: number }>`
        SELECT hour, sum(recipients)::int AS recipients, sum(strangers)::int AS strangers FROM sending_hour
        WHERE ${own} AND hour BETWEEN ${row.at}::timestamptz - interval '24 hours' AND ${until} GROUP BY 1 ORDER BY 1 LIMIT 400`.execute(
        tx,
      );
      // The newest state of each message and recipient, from an hour before on.
      const sent = sql`SELECT DISTINCT ON (queue_id, recipient) at, recipient, status, bounce_class, queue_id, peer_domain FROM mail_event
        WHERE tenant_id = ${scope.tenantId} AND direction = 'out' AND type = 'delivery'
          AND (sasl_user = ${row.address} OR sender = ${row.address}) AND at BETWEEN ${row.at}::timestamptz - interval '1 hour' AND ${until}
        ORDER BY queue_id, recipient, at DESC`;
      const events = await sql<{ at: Date; recipient: string; status: string; bounce_class: string | null; queue_id: string }>`
        WITH sent AS (${sent}) SELECT * FROM sent ORDER BY at DESC LIMIT ${RECENT}`.execute(tx);
      const destinations = await sql<{ domain: string; recipients: number }>`
        WITH sent AS (${sent}) SELECT coalesce(peer_domain, '') AS domain, count(*)::int AS recipients FROM sent
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${DESTINATIONS}`.execute(tx);
      const outcomes = await sql<{ status: string; class: string | null; n: number }>`
        WITH sent AS (${sent}) SELECT status, CASE WHEN status <> 'sent' THEN bounce_class END AS class, count(*)::int AS n FROM sent
        GROUP BY 1, 2 ORDER BY 3 DESC`.execute(tx);
      const networks = await sql<{ network: string; first_at: Date; last_at: Date }>`
        SELECT network, first_at, last_at FROM login_network WHERE ${own} ORDER BY last_at DESC LIMIT 20`.execute(tx);
      const { rows: now } = await sql<{ held: number; password_set_at: Date | null }>`
        SELECT (SELECT count(DISTINCT (node_id, queue_id))::int FROM queue_entry WHERE tenant_id = ${scope.tenantId}
            AND queue = 'hold' AND sender = ${row.address}) AS held,
          (SELECT password_set_at FROM mailbox WHERE tenant_id = ${scope.tenantId} AND id = ${row.mailbox_id}) AS password_set_at`.execute(
        tx,
      );
      const total = (wanted: readonly string[]) =>
        outcomes.rows.filter((one) => wanted.includes(one.status)).reduce((sum, one) => sum + one.n, 0);
      const classes = new Map<string, number>();
      for (const one of outcomes.rows) if (one.class) classes.set(one.class, (classes.get(one.class) ?? 0) + one.n);
      const passwordSetAt = now[0]?.password_set_at ?? null;
      return ok({
        ...toView(row),
        hours: hours.rows.map((one) => ({ ...one, hour: one.hour.toISOString() })),
        destinations: destinations.rows,
        recent: events.rows.map((one) => ({
          at: one.at.toISOString(),
          recipient: one.recipient,
          status: one.status,
          bounceClass: one.bounce_class,
          queueId: one.queue_id,
        })),
        outcomes: {
          sent: total(['sent']),
          deferred: total(['deferred']),
          bounced: total(['bounced', 'expired']),
          classes: [...classes].map(([name, n]) => ({ class: name, n })).sort((a, b) => b.n - a.n),
        },
        networks: networks.rows.map((one) => ({
          network: one.network,
          firstAt: one.first_at.toISOString(),
          lastAt: one.last_at.toISOString(),
          isNew: one.first_at.getTime() > row.at.getTime() - 86_400_000,
        })),
        held: now[0]?.held ?? 0,
        passwordSetAt: passwordSetAt?.toISOString() ?? null,
        passwordChangedSince: passwordSetAt !== null && passwordSetAt > row.at,
      });
    });
  }

  /** Mail leaves again. What is on hold stays there: whoever lifts has decided on it before, or does so in the queue. */
  async lift(scope: TenantScope, id: string): Promise<Result<ContainmentView>> {
    const row = await this.database.within(scope, (tx) => this.#find(tx, scope, id));
    if (!row) return err('resource.not_found');
    // A mailbox that was deleted meanwhile has nothing to open, and its case ends all the same.
    await this.mailboxes.openOutgoing(scope, row.mailbox_id as MailboxId);
    const lifted = await this.database.within(scope, async (tx) => {
      await sql`UPDATE containment SET lifted_at = now(), lifted_by = ${scope.actor.name}
        WHERE tenant_id = ${scope.tenantId} AND id = ${id} AND lifted_at IS NULL`.execute(tx);
      await this.audit.record(tx, scope.actor, [
        { tenantId: scope.tenantId, action: 'containment.lifted', target: `mailbox:${row.mailbox_id}`, label: row.address },
      ]);
      return this.#find(tx, scope, id);
    });
    await this.alarms.clear('sending.contained', row.mailbox_id);
    return lifted ? ok(toView(lifted)) : err('resource.not_found');
  }

  async #find(tx: Tx, scope: TenantScope, id: string): Promise<Row | null> {
    const { rows } =
      await sql<Row>`SELECT ${COLUMNS} FROM containment c WHERE c.tenant_id = ${scope.tenantId} AND c.id = ${id}`.execute(tx);
    return rows[0] ?? null;
  }

  async #tell(tx: Tx, finding: Finding): Promise<void> {
    for (const person of await keepersOf(tx, finding.tenantId))
      await this.notifications.send(tx, {
        recipient: person.email,
        locale: person.locale,
        template: 'containment',
        tenantId: finding.tenantId,
        data: {
          name: person.name,
          mailbox: finding.address,
          rule: finding.rule,
          seen: finding.evidence.seen,
          from: finding.evidence.from,
          client: finding.evidence.client,
          at: finding.at.toISOString(),
          url: `${this.config.PUBLIC_URL}/${person.locale}/smtp/containment/${finding.id}`,
        },
      });
  }
}

/** Who looks after a company's mail, in their language. */
export async function keepersOf(tx: Tx, tenantId: TenantId): Promise<{ email: string; name: string; locale: 'es' | 'en' }[]> {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('user', 'user.id', 'membership.user_id')
    .select(['user.email', 'user.name', 'user.locale'])
    .where('membership.tenant_id', '=', tenantId)
    .where('membership.role', 'in', ['owner', 'admin', 'technical'])
    .execute();
  return rows.map((row) => ({ ...row, locale: row.locale === 'en' ? 'en' : 'es' }));
}

const toView = (row: Row): ContainmentView => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  address: row.address,
  rule: row.rule,
  seen: row.evidence.seen,
  from: row.evidence.from,
  client: row.evidence.client,
  node: row.node,
  at: row.at.toISOString(),
  liftedAt: row.lifted_at?.toISOString() ?? null,
  liftedBy: row.lifted_by,
});
