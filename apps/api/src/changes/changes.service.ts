import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor, PlatformScope, TenantScope } from '../platform/database/scope.js';
import { Live, type Topic } from '../platform/events/live.js';
import type { NodeId, PairId, TenantId } from '../platform/ids.js';
import { NodeQueues } from '../platform/jobs/node-queues.js';

/** One change to what a pair runs, as it is recorded and audited. */
export interface Change {
  readonly entity: 'pair' | 'domain' | 'mailbox' | 'alias' | 'list';
  readonly entityId: string;
  readonly tenantId: TenantId | null;
  /** What a person calls it: the address, the domain. */
  readonly label: string;
  /** `mailbox.created`, `mailbox.password_set`, … */
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * The one way to change what nodes run: rows, audit entry and change row commit together with the pair's next revision;
 * after the commit each node of the pair is woken.
 */
@Injectable()
export class Changes {
  readonly #nodes = new Map<PairId, { ids: NodeId[]; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly queues: NodeQueues,
    private readonly live: Live,
  ) {}

  /**
   * Runs `work` in the scope's transaction. `work` calls `reserve` on the handed recorder before it writes rows that carry a
   * revision, then `record` for each change.
   */
  async commit<T>(
    scope: TenantScope | PlatformScope,
    pairId: PairId,
    work: (tx: Tx, recorder: ChangeRecorder) => Promise<T>,
  ): Promise<T> {
    const recorder = new ChangeRecorder(pairId, scope.actor, this.audit);
    const value = await this.database.within(scope, async (tx) => {
      const result = await work(tx, recorder.bind(tx));
      await recorder.flush();
      return result;
    });
    if (recorder.last > 0) await this.announce(pairId, recorder.last, recorder.tenantIds);
    return value;
  }

  /** Wakes the pair's nodes and tells open pages; safe to repeat. */
  async announce(pairId: PairId, revision: number, tenantIds: Iterable<TenantId>): Promise<void> {
    for (const nodeId of await this.#nodesOf(pairId)) this.queues.converge(nodeId, revision);
    const topics: Topic[] = ['platform', ...[...tenantIds].map((id): Topic => `tenant:${id}`)];
    this.live.publish(topics, { type: 'change', revision, pairId });
  }

  async #nodesOf(pairId: PairId): Promise<NodeId[]> {
    const known = this.#nodes.get(pairId);
    if (known && known.until > Date.now()) return known.ids;
    const rows = await this.database.platform
      .selectFrom('node')
      .select('id')
      .where('pair_id', '=', pairId)
      .where('revoked_at', 'is', null)
      .execute();
    const ids = rows.map((row) => row.id as NodeId);
    this.#nodes.set(pairId, { ids, until: Date.now() + 5000 });
    return ids;
  }
}

/** Collects the changes of one transaction and writes them at its end, in revision order. */
export class ChangeRecorder {
  readonly #changes: { change: Change; revision: number }[] = [];
  #tx: Tx | undefined;
  #next = 0;
  #reserved = 0;

  constructor(
    private readonly pairId: PairId,
    private readonly actor: Actor,
    private readonly audit: Audit,
  ) {}

  bind(tx: Tx): this {
    this.#tx = tx;
    return this;
  }

  /**
   * Takes the pair's next `count` revisions by updating the pair's row. Its lock is held until the commit, which makes
   * revisions visible in order; so it comes after the reading and checking.
   * @returns the first of them
   */
  async reserve(count = 1): Promise<number> {
    const { rows } = await sql<{ revision: number }>`
      UPDATE pair SET revision = revision + ${count} WHERE id = ${this.pairId} RETURNING revision`.execute(this.#bound);
    const last = rows[0]?.revision;
    if (last === undefined) throw new Error('the pair does not exist');
    this.#reserved = last;
    this.#next = last - count + 1;
    return this.#next;
  }

  record(change: Change): void {
    if (this.#next === 0 || this.#next > this.#reserved) throw new Error('a change without a reserved revision');
    this.#changes.push({ change, revision: this.#next++ });
  }

  get last(): number {
    return this.#changes.at(-1)?.revision ?? 0;
  }

  get tenantIds(): Set<TenantId> {
    return new Set(this.#changes.flatMap(({ change }) => (change.tenantId ? [change.tenantId] : [])));
  }

  async flush(): Promise<void> {
    if (this.#changes.length === 0) {
      if (this.#reserved > 0) throw new Error('revisions were reserved and not used');
      return;
    }
    const rows = this.#changes.map(({ change, revision }) => ({
      revision,
      tenant_id: change.tenantId,
      entity: change.entity,
      entity_id: change.entityId,
      label: change.label,
      action: change.action,
    }));
    const entries = this.#changes.map(({ change }) => ({
      tenantId: change.tenantId,
      action: change.action,
      target: `${change.entity}:${change.entityId}`,
      label: change.label,
      before: change.before,
      after: change.after,
    }));
    await sql`WITH changes AS (
        INSERT INTO change (pair_id, revision, tenant_id, entity, entity_id, label, action, actor)
        SELECT ${this.pairId}, r.revision, r.tenant_id, r.entity, r.entity_id, r.label, r.action, ${this.actor.name}
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r(revision bigint, tenant_id uuid, entity text, entity_id uuid, label text, action text))
      ${this.audit.insertion(this.actor, entries)}`.execute(this.#bound);
  }

  get #bound(): Tx {
    if (!this.#tx) throw new Error('not in a transaction');
    return this.#tx;
  }
}
