import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM_TTL, platformNames } from '@relevo/dns-records';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PlatformScope, TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { newId, type PairId, type SwitchoverId } from '../platform/ids.js';
import { WorkQueue } from '../platform/jobs/work-queue.js';
import { Tenants } from '../tenants/tenants.service.js';
import { ReadinessService } from './readiness.service.js';
import { type Continuity, STEPS, type StartSwitchover, type SwitchoverStep, type SwitchoverView } from './switchovers.dto.js';

interface Row {
  id: string;
  tenant_id: string | null;
  direction: string;
  reason: string;
  state: string;
  steps: unknown;
  requested_by: string;
  started_at: Date;
  finished_at: Date | null;
}

/**
 * Moves names between the nodes of a pair. What matters to the world (our zone) changes in the transaction of the request
 * itself; what follows is driven by the worker (switchover.driver.ts) and may be interrupted at any point.
 */
@Injectable()
export class Switchovers {
  constructor(
    private readonly database: Database,
    private readonly tenants: Tenants,
    private readonly readinessOf: ReadinessService,
    private readonly audit: Audit,
    private readonly work: WorkQueue,
    private readonly live: Live,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async continuity(scope: TenantScope): Promise<Continuity> {
    const placement = await this.tenants.placement(scope);
    const names = platformNames(this.config.PLATFORM_DOMAIN, placement.slug);
    const running = await this.database.within(scope, (tx) => this.#running(tx, placement.pairId, scope.tenantId));
    return {
      serving: placement.serving,
      hosts: { mail: names.mail, mx: names.mx, standby: names.standby },
      ttlSeconds: PLATFORM_TTL,
      nodes: await this.readinessOf.ofPair(placement.pairId, placement.serving),
      running: running ? toView(running) : null,
    };
  }

  /** One tenant's names. */
  async startForTenant(scope: TenantScope, wish: StartSwitchover): Promise<Result<SwitchoverView>> {
    const { pairId, serving } = await this.tenants.placement(scope);
    return this.#start(scope, pairId, scope.tenantId, serving, wish);
  }

  /** The names of every tenant of the pair. */
  async startForPair(scope: PlatformScope, pairId: PairId, wish: StartSwitchover): Promise<Result<SwitchoverView>> {
    const other = wish.to === 'primary' ? 'standby' : 'primary';
    const exists = await this.database.platform.selectFrom('pair').select('id').where('id', '=', pairId).executeTakeFirst();
    if (!exists) return err('resource.not_found');
    const { rows } = await sql<{
      away: number;
    }>`SELECT count(*) AS away FROM tenant WHERE pair_id = ${pairId} AND serving = ${other}`.execute(this.database.platform);
    return this.#start(scope, pairId, null, rows[0]?.away ? other : wish.to, wish);
  }

  async #start(
    scope: TenantScope | PlatformScope,
    pairId: PairId,
    tenantId: string | null,
    serving: string,
    wish: StartSwitchover,
  ): Promise<Result<SwitchoverView>> {
    if (serving === wish.to) return err('switchover.already_there');
    const target = (await this.readinessOf.ofPair(pairId, serving as 'primary' | 'standby')).find(
      (node) => node.role === wish.to,
    );
    if (!target) return err('switchover.not_ready', { why: NO_NODE });
    if (target.level === 'not_ready' && !wish.despite) {
      return err('switchover.not_ready', {
        why: named(target.checks.filter((check) => check.state === 'fail')),
      });
    }
    const now = this.clock.now();
    const row = await this.database.within(scope, async (tx) => {
      // Two buttons at once: the second waits here and then finds the first running.
      await sql`SELECT pg_advisory_xact_lock(hashtext(${`switchover:${pairId}`}))`.execute(tx);
      if (await this.#running(tx, pairId, tenantId)) return null;
      await tx
        .updateTable('tenant')
        .set({ serving: wish.to })
        .where('pair_id', '=', pairId)
        .$if(tenantId !== null, (q) => q.where('id', '=', tenantId as string))
        .execute();
      await sql`INSERT INTO zone_change (tenant_id) SELECT id FROM tenant WHERE pair_id = ${pairId} AND (${tenantId}::uuid IS NULL OR id = ${tenantId}::uuid)`.execute(
        tx,
      );
      const steps = STEPS.map(
        (id): SwitchoverStep => ({
          id,
          state: id === 'names' ? 'done' : 'waiting',
          startedAt: id === 'names' ? now.toISOString() : null,
          finishedAt: id === 'names' ? now.toISOString() : null,
          afterMs: id === 'names' ? 0 : null,
          note: null,
        }),
      );
      const inserted = await tx
        .insertInto('switchover')
        .values({
          id: newId<SwitchoverId>(),
          pair_id: pairId,
          tenant_id: tenantId,
          direction: wish.to,
          reason: wish.reason,
          steps: JSON.stringify(steps),
          requested_by: scope.actor.name,
          started_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: tenantId as never,
          action: 'switchover.started',
          target: `switchover:${inserted.id}`,
          label: wish.to,
          before: { serving },
          after: { serving: wish.to, reason: wish.reason, despite: wish.despite },
        },
      ]);
      return inserted;
    });
    if (!row) return err('switchover.running');
    this.live.publish('platform', { type: 'zone', tenantId: tenantId as never });
    this.live.publish(tenantId ? [`tenant:${tenantId}` as never, 'platform'] : `pair:${pairId}`, {
      type: 'switchover',
      id: row.id,
      state: 'running',
    });
    await this.work.wake('switchover', { switchoverId: row.id });
    return ok(toView(row));
  }

  list(scope: TenantScope | PlatformScope, pairId: PairId | null, query: PageQuery): Promise<Page<SwitchoverView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    return this.database.within(scope, async (tx) => {
      let rows = tx
        .selectFrom('switchover')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(query.limit + 1);
      if (pairId) rows = rows.where('pair_id', '=', pairId);
      if (scope.kind === 'tenant') rows = rows.where('tenant_id', '=', scope.tenantId);
      if (after) rows = rows.where('id', '<', after[0]);
      return toPage(await rows.execute(), query.limit, toView, (row) => encodeCursor(row.id));
    });
  }

  async find(scope: TenantScope | PlatformScope, id: SwitchoverId): Promise<Result<SwitchoverView, 'resource.not_found'>> {
    const row = await this.database.within(scope, (tx) =>
      tx
        .selectFrom('switchover')
        .selectAll()
        .where('id', '=', id)
        .$if(scope.kind === 'tenant', (q) => q.where('tenant_id', '=', (scope as TenantScope).tenantId))
        .executeTakeFirst(),
    );
    return row ? ok(toView(row)) : err('resource.not_found');
  }

  /** A pair's switchover stands in the way of a tenant's and the other way round. */
  #running(tx: Tx, pairId: PairId, tenantId: string | null): Promise<Row | undefined> {
    return tx
      .selectFrom('switchover')
      .selectAll()
      .where('pair_id', '=', pairId)
      .where('state', '=', 'running')
      .$if(tenantId !== null, (q) => q.where((e) => e.or([e('tenant_id', '=', tenantId as string), e('tenant_id', 'is', null)])))
      .executeTakeFirst();
  }
}

export function toView(row: Row): SwitchoverView {
  return {
    id: row.id,
    to: row.direction as SwitchoverView['to'],
    scope: row.tenant_id ? 'tenant' : 'pair',
    reason: row.reason,
    state: row.state as SwitchoverView['state'],
    steps: row.steps as SwitchoverStep[],
    requestedBy: row.requested_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

const NO_NODE = { es: 'no hay ninguno', en: 'there is none' };
const named = (checks: readonly { name: { es: string; en: string } }[]) => ({
  es: checks.map(({ name }) => name.es).join(', '),
  en: checks.map(({ name }) => name.en).join(', '),
});
