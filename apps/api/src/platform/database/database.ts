import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { KeepingClient } from './kept-plans.js';
import type { Scope } from './scope.js';
import { ScopedDialect, type ScopeSetting, scopeOfTransaction } from './scoped-dialect.js';
import type { DB } from './types.generated.js';

// Revisions, positions and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Tx = Transaction<DB>;

/**
 * The only door to PostgreSQL. Tenant and pair scopes run in a transaction that carries the scope as a setting, which the
 * row-level security policies read. Platform code has a pool of its own whose connections carry `app.scope=platform`,
 * so nothing that runs in the tenants' pool can become it.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly #scoped: Kysely<DB>;
  readonly #platform: Kysely<DB>;
  readonly platformPool: pg.Pool;
  readonly #pools: pg.Pool[];
  readonly #prepared = new WeakMap<pg.PoolClient, Set<string>>();

  constructor(url: string, size = 12) {
    // What PostgreSQL says when it ends a connection (a restart): the pool tells of an idle one, one in use tells itself. Without
    // listeners it would end the process; so the next query fails or connects anew.
    const ignore = () => {};
    const pool = (options: pg.PoolConfig) =>
      new pg.Pool({ connectionString: url, keepAlive: true, Client: KeepingClient, ...options })
        .on('error', ignore)
        .on('connect', (client) => client.on('error', ignore));
    // Compiling a plan takes longer than any of our statements runs, and one over ninety days looks dear to the planner.
    const scopedPool = pool({ max: size, options: '-c jit=off' });
    this.platformPool = pool({ max: size, options: '-c app.scope=platform -c jit=off' });
    this.#pools = [scopedPool, this.platformPool];
    this.#scoped = new Kysely<DB>({ dialect: new ScopedDialect({ pool: scopedPool }) });
    this.#platform = new Kysely<DB>({ dialect: new PostgresDialect({ pool: this.platformPool }) });
  }

  /** Runs `work` in one transaction that sees the scope's rows alone; rolls back when it throws. */
  within<T>(scope: Scope, work: (tx: Tx) => Promise<T>, options: { snapshot?: boolean } = {}): Promise<T> {
    const begin = (scope.kind === 'platform' ? this.#platform : this.#scoped).transaction();
    const transaction = options.snapshot ? begin.setIsolationLevel('repeatable read') : begin;
    if (scope.kind === 'platform') return transaction.execute(work);
    const setting: ScopeSetting =
      scope.kind === 'tenant' ? { name: 'app.tenant_id', value: scope.tenantId } : { name: 'app.pair_id', value: scope.pairId };
    return scopeOfTransaction.run(setting, () => transaction.execute(work));
  }

  /** A transaction of platform code on the bare connection, which COPY needs. `prepare` runs before it, once per connection. */
  async onConnection<T>(prepare: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.platformPool.connect();
    let broken: Error | undefined;
    try {
      const prepared = this.#prepared.get(client) ?? new Set();
      if (!prepared.has(prepare)) await client.query(prepare);
      this.#prepared.set(client, prepared.add(prepare));
      await client.query('BEGIN');
      const value = await work(client);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // After a failure in mid-COPY nobody knows the state of the connection: it goes.
      client.release(broken);
    }
  }

  /** Single statements of platform code, without a transaction round them. */
  get platform(): Kysely<DB> {
    return this.#platform;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}
