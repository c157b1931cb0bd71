import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { OutsideResolver } from '../dns/resolver.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope, systemActor } from '../platform/database/scope.js';
import { Live } from '../platform/events/live.js';
import type { NodeId, SwitchoverId, TenantId } from '../platform/ids.js';
import type { StepId, SwitchoverStep } from './switchovers.dto.js';

const POLL_MS = 150;
const COMMAND_LIMIT_MS = 120_000;
const RESOLVER_LIMIT_MS = 60_000;
const ONLINE_MS = 15_000;
/** As long as any resolver that obeys our TTL may still send mail to the old node, and some more. */
const ASIDE_SECONDS = 60;

interface Run {
  readonly id: SwitchoverId;
  readonly tenantId: TenantId | null;
  readonly pairId: string;
  readonly to: 'primary' | 'standby';
  readonly startedAt: Date;
  readonly steps: SwitchoverStep[];
  readonly domains: string[];
  readonly slug: string | null;
  readonly nodes: { id: NodeId; role: string; address: string; online: boolean }[];
}

type Outcome = { readonly state: 'done' | 'skipped' | 'failed'; readonly note: string | null };

/**
 * What follows the change of names: old sessions end so that clients reconnect by name, contents are brought level, and the
 * outside is watched until it sees the new address. Each finished step is written, so a new worker goes on where one died.
 */
@Injectable()
export class SwitchoverDriver {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly resolver: OutsideResolver,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Drives one switchover to its end; a second driver of the same one returns at once. */
  async drive(id: SwitchoverId): Promise<void> {
    await this.database.platform.connection().execute(async (connection) => {
      const { rows } = await sql<{ locked: boolean }>`SELECT pg_try_advisory_lock(hashtext(${`drive:${id}`})) AS locked`.execute(
        connection,
      );
      if (!rows[0]?.locked) return;
      try {
        const run = await this.#load(id);
        if (run) await this.#run(run);
      } finally {
        await sql`SELECT pg_advisory_unlock(hashtext(${`drive:${id}`}))`.execute(connection);
      }
    });
  }

  async #run(run: Run): Promise<void> {
    await Promise.all([
      this.#step(run, 'sessions', () => this.#sessions(run)).then(() => this.#step(run, 'contents', () => this.#contents(run))),
      this.#step(run, 'resolver', () => this.#outside(run)),
    ]);
    const state = run.steps.some((step) => step.state === 'failed') ? 'failed' : 'done';
    await this.database.within(platformScope, async (tx) => {
      await tx.updateTable('switchover').set({ state, finished_at: this.clock.now() }).where('id', '=', run.id).execute();
      await this.audit.record(tx, systemActor, [
        {
          tenantId: run.tenantId,
          action: `switchover.${state}`,
          target: `switchover:${run.id}`,
          label: run.to,
          after: { steps: run.steps },
        },
      ]);
    });
    this.#announce(run, state);
  }

  async #step(run: Run, id: StepId, act: () => Promise<Outcome>): Promise<void> {
    const step = run.steps.find((one) => one.id === id);
    if (!step || step.state === 'done' || step.state === 'skipped') return;
    Object.assign(step, { state: 'running', startedAt: this.clock.now().toISOString() });
    await this.#save(run);
    const outcome = await act();
    const now = this.clock.now();
    Object.assign(step, outcome, { finishedAt: now.toISOString(), afterMs: now.getTime() - run.startedAt.getTime() });
    await this.#save(run);
  }

  /** Senders are passed on to the other MX; clients of the node that served before are told BYE and come back by name. */
  async #sessions(run: Run): Promise<Outcome> {
    const old = run.nodes.find((node) => node.role !== run.to);
    const target = run.nodes.find((node) => node.role === run.to);
    // The target may itself have stepped aside a moment ago, in a switchover the other way.
    const open = target?.online
      ? this.#command(target.id, { kind: 'step_aside', domains: run.domains, seconds: 0 }, run.tenantId)
      : null;
    if (!old?.online) return { state: 'skipped', note: 'node_away' };
    const aside = await this.#command(old.id, { kind: 'step_aside', domains: run.domains, seconds: ASIDE_SECONDS }, run.tenantId);
    await open;
    if (aside.state === 'failed') return aside;
    return this.#command(old.id, { kind: 'kick', domains: run.domains }, run.tenantId);
  }

  /** The primary's agent leads the copying; while it is away its mail waits there and is merged when it returns. */
  async #contents(run: Run): Promise<Outcome> {
    const leader = run.nodes.find((node) => node.role === 'primary');
    if (!leader?.online || run.nodes.some((node) => !node.online)) return { state: 'skipped', note: 'node_away' };
    return this.#command(leader.id, { kind: 'replicate', domains: run.domains }, run.tenantId);
  }

  async #outside(run: Run): Promise<Outcome> {
    const address = run.nodes.find((node) => node.role === run.to)?.address;
    if (!run.slug || !address) return { state: 'skipped', note: null };
    const { mail } = platformNames(this.config.PLATFORM_DOMAIN, run.slug);
    const until = this.clock.now().getTime() + RESOLVER_LIMIT_MS;
    while (this.clock.now().getTime() < until) {
      if ((await this.resolver.addresses(mail)).includes(address)) return { state: 'done', note: address };
      await pause(POLL_MS);
    }
    return { state: 'failed', note: 'not_seen_outside' };
  }

  async #command(node: NodeId, spec: Parameters<Commands['send']>[2], tenantId: TenantId | null): Promise<Outcome> {
    const id = await this.commands.send(systemActor, node, spec, tenantId);
    const until = this.clock.now().getTime() + COMMAND_LIMIT_MS;
    while (this.clock.now().getTime() < until) {
      const outcome = await this.commands.outcome(id);
      if (outcome?.state === 'done') return { state: 'done', note: JSON.stringify(outcome.result) };
      if (outcome?.state === 'failed') return { state: 'failed', note: outcome.error };
      // The command stays open: it is the first thing the node hears when it is back.
      if (!(await this.#online(node))) return { state: 'skipped', note: 'node_away' };
      await pause(POLL_MS);
    }
    return { state: 'failed', note: 'no_answer' };
  }

  async #online(node: NodeId): Promise<boolean> {
    const row = await this.database.platform.selectFrom('node').select('last_seen_at').where('id', '=', node).executeTakeFirst();
    return this.#isRecent(row?.last_seen_at ?? null);
  }

  #isRecent(seen: Date | null): boolean {
    return seen !== null && this.clock.now().getTime() - seen.getTime() < ONLINE_MS;
  }

  async #load(id: SwitchoverId): Promise<Run | null> {
    const row = await this.database.platform
      .selectFrom('switchover')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (!row) return null;
    const nodes = await this.database.platform
      .selectFrom('node')
      .select(['id', 'role', 'address', 'last_seen_at'])
      .where('pair_id', '=', row.pair_id)
      .execute();
    const { rows: tenants } = await sql<{ slug: string; domains: string[] | null }>`
      SELECT t.slug, array_agg(d.name) FILTER (WHERE d.name IS NOT NULL) AS domains FROM tenant t LEFT JOIN domain d ON d.tenant_id = t.id
      WHERE t.pair_id = ${row.pair_id} AND (${row.tenant_id}::uuid IS NULL OR t.id = ${row.tenant_id}::uuid) GROUP BY t.id ORDER BY t.slug`.execute(
      this.database.platform,
    );
    return {
      id,
      tenantId: row.tenant_id as TenantId | null,
      pairId: row.pair_id,
      to: row.direction as Run['to'],
      startedAt: row.started_at,
      steps: row.steps as unknown as SwitchoverStep[],
      domains: tenants.flatMap((tenant) => tenant.domains ?? []),
      slug: tenants[0]?.slug ?? null,
      nodes: nodes.map((node) => ({
        id: node.id as NodeId,
        role: node.role,
        address: node.address.replace(/\/\d+$/, ''),
        online: this.#isRecent(node.last_seen_at),
      })),
    };
  }

  async #save(run: Run): Promise<void> {
    await this.database.platform
      .updateTable('switchover')
      .set({ steps: JSON.stringify(run.steps) })
      .where('id', '=', run.id)
      .execute();
    this.#announce(run, 'running');
  }

  #announce(run: Run, state: string): void {
    this.live.publish(run.tenantId ? [`tenant:${run.tenantId}`, 'platform'] : [`pair:${run.pairId as never}`, 'platform'], {
      type: 'switchover',
      id: run.id,
      state,
    });
  }
}
