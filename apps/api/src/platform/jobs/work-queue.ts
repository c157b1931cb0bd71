import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { CONFIG, type Config } from '../config/env.js';
import { LOG, type Log } from '../log/log.js';

/** Work of the control plane itself. Each job points at a row that says what is to be done; the row outlives Redis. */
export const WORK = {
  import: z.object({ importId: z.uuid() }),
  switchover: z.object({ switchoverId: z.uuid() }),
  housekeeping: z.object({}),
  /** Follows the audit log's chain; daily, and when somebody asks. */
  auditCheck: z.object({}),
  emails: z.object({}),
  /** Looks at what mailboxes send, over both nodes. */
  sending: z.object({}),
  /** The daily e-mail about what waits in quarantine. */
  quarantineDigests: z.object({}),
  /** Certificates of pairs, in time; `now`: somebody asked. */
  hostCertificates: z.object({ now: z.boolean().optional() }),
  /** Mailboxes that crossed a mark of their space. */
  usage: z.object({}),
  /** The week's figures, on Mondays. */
  summaries: z.object({}),
  /** Mailboxes whose days of grace are over. */
  purges: z.object({}),
  retention: z.object({ runId: z.uuid() }),
} as const;
export type WorkName = keyof typeof WORK;
export type WorkPayload<K extends WorkName> = z.infer<(typeof WORK)[K]>;
export const WORK_QUEUE = 'relevo-work';

@Injectable()
export class WorkQueue implements OnApplicationShutdown {
  readonly #connection: Redis;
  readonly queue: Queue;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#connection = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, enableOfflineQueue: false }).on('error', () => {});
    this.queue = new Queue(WORK_QUEUE, { connection: this.#connection, skipVersionCheck: true, skipWaitingForReady: true });
    this.queue.on('error', () => {});
  }

  /** Never throws: the worker's sweep finds rows whose wake-up was lost. */
  async wake<K extends WorkName>(name: K, payload: WorkPayload<K>): Promise<void> {
    try {
      await this.queue.add(name, WORK[name].parse(payload), {
        removeOnComplete: 500,
        removeOnFail: 1000,
        attempts: 5,
        backoff: { type: 'exponential', delay: 1000 },
      });
    } catch (error) {
      this.log.warn({ job: name, err: error }, 'work not queued; the sweep will find it');
    }
  }

  async failed(): Promise<Job[]> {
    return this.queue.getFailed(0, 99);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close().catch(() => {});
    this.#connection.disconnect();
  }
}
