import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.js';
import { CONFIG, type Config } from './config/env.js';
import { Database } from './database/database.js';
import { listOf } from './egress/addresses.rules.js';
import { Egress } from './egress/egress.js';
import { Live } from './events/live.js';
import { IdempotencyInterceptor } from './http/idempotency.js';
import { NodeQueues } from './jobs/node-queues.js';
import { WorkQueue } from './jobs/work-queue.js';
import { RateLimits } from './limits/rate-limits.js';
import { createLog, LOG } from './log/log.js';
import { PlatformSecrets } from './secrets/platform-secrets.js';
import { Sealer } from './secrets/sealer.js';

/** What every context stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, processName: string): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: createLog(config.LOG_LEVEL, processName) },
      { provide: Clock, useClass: SystemClock },
      { provide: Database, useFactory: () => new Database(config.DATABASE_URL) },
      { provide: Sealer, useFactory: () => new Sealer(config.SEAL_KEY) },
      { provide: Egress, useFactory: () => new Egress(listOf(config.EGRESS_ALLOW.split(',').filter(Boolean))) },
      PlatformSecrets,
      Live,
      NodeQueues,
      WorkQueue,
      RateLimits,
      IdempotencyInterceptor,
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}
