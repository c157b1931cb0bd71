import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
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

  constructor(url: string, size = 12) {
    // A pool hands errors of idle connections (a restart of PostgreSQL) to this listener; the next query connects anew.
    const pool = (options: pg.PoolConfig) =>
      new pg.Pool({ connectionString: url, keepAlive: true, ...options }).on('error', () => {});
    const scopedPool = pool({ max: size });
    this.platformPool = pool({ max: size, options: '-c app.scope=platform' });
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

  /** Single statements of platform code, without a transaction round them. */
  get platform(): Kysely<DB> {
    return this.#platform;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}
