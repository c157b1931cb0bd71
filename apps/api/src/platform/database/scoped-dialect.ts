import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';

/** The setting that row-level security reads, for the transaction that is being begun. */
export interface ScopeSetting {
  readonly name: 'app.tenant_id' | 'app.pair_id';
  /** A UUID: it goes into the statement as text. */
  readonly value: string;
}
export const scopeOfTransaction = new AsyncLocalStorage<ScopeSetting>();

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** BEGIN and the scope in one round trip: a transaction never exists without its scope. */
class ScopedDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const scope = scopeOfTransaction.getStore();
    if (!scope) return super.beginTransaction(connection, settings);
    if (!UUID.test(scope.value)) throw new Error(`not an id for ${scope.name}`);
    const level = settings.isolationLevel ? ` ISOLATION LEVEL ${settings.isolationLevel}` : '';
    await connection.executeQuery(CompiledQuery.raw(`BEGIN${level}; SELECT set_config('${scope.name}', '${scope.value}', true)`));
  }
}

export class ScopedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ScopedDriver(this.#config);
  }
}
