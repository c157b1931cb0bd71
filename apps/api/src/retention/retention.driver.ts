import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CommandSpec, RetentionResult } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { platformScope, systemActor } from '../platform/database/scope.js';
import { type NodeId, newId, type TenantId } from '../platform/ids.js';
import { nextNight, RETRY_MS } from './retention.rules.js';

const POLL_MS = 200;
const COMMAND_LIMIT_MS = 10 * 60_000;
const ONLINE_MS = 15_000;
const NOTE_AT_ONCE = 500;
const CLEAR_AT_ONCE = 100;
const KEEP_DAYS = 90;

interface Run {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly dry: boolean;
  readonly clientDays: number;
  readonly unfetched: boolean;
  readonly pairId: string;
}
interface Wanted {
  readonly id: string;
  readonly address: string;
  readonly days: number;
  readonly pop3: boolean;
}

/**
 * Carries a look or a clearing to the pair: each node notes what its POP3 has given out, and the one that leads the copying of
 * mailboxes counts or removes. A worker that dies leaves a run from which the next goes on.
 */
@Injectable()
export class RetentionDriver {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Begins what is due, one run a night for each company that wants it, and answers with all that is to be driven. */
  async open(): Promise<string[]> {
    const now = this.clock.now();
    const db = this.database.platform;
    const { rows: due } = await sql<{ tenant_id: string }>`UPDATE retention_policy SET next_run_at = ${nextNight(now)}
      WHERE enabled AND next_run_at <= ${now} RETURNING tenant_id`.execute(db);
    for (const { tenant_id } of due)
      await sql`INSERT INTO retention_run (id, tenant_id, dry, client_days, unfetched, requested_by)
        SELECT ${newId()}, tenant_id, false, client_days, unfetched, ${systemActor.name} FROM retention_policy WHERE tenant_id = ${tenant_id}`.execute(
        db,
      );
    if (due.length > 0)
      await sql`DELETE FROM retention_run WHERE created_at < now() - make_interval(days => ${KEEP_DAYS})`.execute(db);
    const { rows } = await sql<{ id: string }>`SELECT id FROM retention_run WHERE state = 'running'`.execute(db);
    return rows.map(({ id }) => id);
  }

  /** A second driver of the same run returns at once. */
  async drive(id: string): Promise<void> {
    await this.database.platform.connection().execute(async (connection) => {
      const lock = `retention:${id}`;
      const { rows } = await sql<{ locked: boolean }>`SELECT pg_try_advisory_lock(hashtext(${lock})) AS locked`.execute(
        connection,
      );
      if (!rows[0]?.locked) return;
      try {
        const run = await this.#load(id);
        if (run) await this.#run(run);
      } finally {
        await sql`SELECT pg_advisory_unlock(hashtext(${lock}))`.execute(connection);
      }
    });
  }

  async #run(run: Run): Promise<void> {
    const wanted = await this.#wanted(run);
    await this.#set(run, sql`mailboxes = ${wanted.length}`);
    const nodes = await this.#nodes(run);
    const leader = nodes.find((node) => node.role === 'primary');
    if (!leader?.online) return this.#end(run, 'failed', 'node_away');
    try {
      const fetching = wanted.filter(({ pop3 }) => pop3 && !run.unfetched).map(({ address }) => address);
      // The standby first: its notes travel to the leader, which counts by them.
      for (const node of [...nodes].reverse().filter(({ online }) => online))
        for (const addresses of chunks(fetching, NOTE_AT_ONCE))
          await this.#ask(run, node.id, { kind: 'note_fetched', addresses });
      const done = await this.#done(run);
      for (const part of chunks(
        wanted.filter(({ id }) => !done.has(id)),
        CLEAR_AT_ONCE,
      ))
        await this.#clear(run, leader.id, part);
      await this.#end(run, 'done', null);
    } catch (error) {
      await this.#end(run, 'failed', error instanceof Error ? error.message.slice(0, 300) : 'unknown');
    }
  }

  async #clear(run: Run, leader: NodeId, part: readonly Wanted[]): Promise<void> {
    const mailboxes = part.map(({ address, days, pop3 }) => ({ address, days, onlyFetched: pop3 && !run.unfetched }));
    const answer = await this.#ask(run, leader, { kind: 'retention', dryRun: run.dry, mailboxes });
    const found = RetentionResult.parse(answer).mailboxes;
    const rows = part.flatMap(({ id, address, days }) => {
      const one = found.find((candidate) => candidate.address === address);
      return one ? [{ mailbox_id: id, days, ...one }] : [];
    });
    await this.database.within(platformScope, async (tx) => {
      await sql`INSERT INTO retention_result (tenant_id, run_id, mailbox_id, address, days, messages, bytes, waiting, error)
        SELECT ${run.tenantId}, ${run.id}, r.mailbox_id, r.address, r.days, r.messages, r.bytes, r.waiting, r.error
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(mailbox_id uuid, address text, days int, messages int, bytes bigint, waiting int, error text)
        ON CONFLICT DO NOTHING`.execute(tx);
      await sql`UPDATE retention_run SET (looked, messages, bytes, waiting, failed) =
          (SELECT count(*), coalesce(sum(messages), 0), coalesce(sum(bytes), 0), coalesce(sum(waiting), 0), count(error) FROM retention_result WHERE run_id = ${run.id})
        WHERE id = ${run.id}`.execute(tx);
    });
  }

  async #end(run: Run, state: 'done' | 'failed', note: string | null): Promise<void> {
    const now = this.clock.now();
    await this.database.within(platformScope, async (tx) => {
      const { rows } = await sql<{ messages: number; bytes: number; waiting: number; mailboxes: number }>`
        UPDATE retention_run SET state = ${state}, note = ${note}, finished_at = ${now} WHERE id = ${run.id}
        RETURNING messages, bytes, waiting, mailboxes`.execute(tx);
      // A night without the node is made up for within the hour, not a day later.
      if (state === 'failed' && !run.dry)
        await sql`UPDATE retention_policy SET next_run_at = ${new Date(now.getTime() + RETRY_MS)} WHERE tenant_id = ${run.tenantId}`.execute(
          tx,
        );
      if (!run.dry)
        await this.audit.record(tx, systemActor, [
          {
            tenantId: run.tenantId,
            action: state === 'done' ? 'retention.cleared' : 'retention.failed',
            target: `retention_run:${run.id}`,
            label: String(rows[0]?.messages ?? 0),
            after: { ...rows[0], note },
          },
        ]);
    });
  }

  async #ask(run: Run, node: NodeId, spec: CommandSpec): Promise<unknown> {
    const id = await this.commands.send(systemActor, node, spec, run.tenantId);
    const until = this.clock.now().getTime() + COMMAND_LIMIT_MS;
    while (this.clock.now().getTime() < until) {
      const outcome = await this.commands.outcome(id);
      if (outcome?.state === 'done') return outcome.result;
      if (outcome?.state === 'failed') throw new Error(outcome.error ?? 'refused');
      await pause(POLL_MS);
    }
    throw new Error('no_answer');
  }

  #set(run: Run, what: ReturnType<typeof sql>): Promise<unknown> {
    return sql`UPDATE retention_run SET ${what} WHERE id = ${run.id}`.execute(this.database.platform);
  }

  async #load(id: string): Promise<Run | null> {
    const { rows } =
      await sql<Run>`SELECT r.id, r.tenant_id AS "tenantId", r.dry, r.client_days AS "clientDays", r.unfetched, t.pair_id AS "pairId"
      FROM retention_run r JOIN tenant t ON t.id = r.tenant_id WHERE r.id = ${id} AND r.state = 'running'`.execute(
        this.database.platform,
      );
    return rows[0] ?? null;
  }

  /** A look may try other days than those that hold: for who follows the company, those of the look count. */
  async #wanted(run: Run): Promise<Wanted[]> {
    const { rows } = await sql<Wanted>`SELECT id, address, (protocols->>'pop3')::boolean AS pop3,
        CASE WHEN retention_own THEN retention_days ELSE ${run.clientDays} END AS days
      FROM mailbox WHERE tenant_id = ${run.tenantId} AND retention_days IS NOT NULL ORDER BY id`.execute(this.database.platform);
    return rows;
  }

  async #done(run: Run): Promise<Set<string>> {
    const { rows } = await sql<{ mailbox_id: string }>`SELECT mailbox_id FROM retention_result WHERE run_id = ${run.id}`.execute(
      this.database.platform,
    );
    return new Set(rows.map(({ mailbox_id }) => mailbox_id));
  }

  async #nodes(run: Run): Promise<{ id: NodeId; role: string; online: boolean }[]> {
    const rows = await this.database.platform
      .selectFrom('node')
      .select(['id', 'role', 'last_seen_at'])
      .where('pair_id', '=', run.pairId)
      .where('revoked_at', 'is', null)
      .orderBy('role')
      .execute();
    const since = this.clock.now().getTime() - ONLINE_MS;
    return rows.map((row) => ({ id: row.id as NodeId, role: row.role, online: (row.last_seen_at?.getTime() ?? 0) > since }));
  }
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
