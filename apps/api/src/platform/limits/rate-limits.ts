import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config/env.js';
import { Problem } from '../errors/result.js';
import { LIMITS, type LimitName } from './limits.js';

export interface Whom {
  readonly address: string;
  /** Whom it is about, existing or not: an address that is typed in, a user's id, a tenant's id. */
  readonly user?: string;
}

/**
 * Budgets in Redis, for all processes together. With Redis away each process counts for itself, so a budget grows to its number of
 * processes and no further: sign-in stays possible, and guessing stays bounded.
 */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  readonly #redis: Redis;
  readonly #limiters = new Map<string, RateLimiterRedis>();
  readonly #exempt = new BlockList();

  constructor(@Inject(CONFIG) config: Config) {
    this.#redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true });
    this.#redis.on('error', () => {});
    this.#redis.connect().catch(() => {});
    for (const one of config.RATE_LIMIT_EXEMPT) this.#exempt.addSubnet(one.network, one.prefix, one.family);
    for (const name of Object.keys(LIMITS) as LimitName[])
      for (const by of ['address', 'user'] as const) {
        const budget = LIMITS[name][by];
        if (!budget) continue;
        const options = { keyPrefix: `relevo:limit:${name}:${by}`, points: budget.points, duration: budget.seconds };
        const insuranceLimiter = new RateLimiterMemory(options);
        this.#limiters.set(`${name} ${by}`, new RateLimiterRedis({ ...options, storeClient: this.#redis, insuranceLimiter }));
      }
  }

  /**
   * Counts one. Before the act and not after it, so that many at once do not slip through together.
   * @throws Problem `request.too_many`, which says when to try again
   */
  async take(name: LimitName, whom: Whom): Promise<void> {
    for (const [limiter, key] of this.#keys(name, whom)) {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        const seconds = Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
        throw new Problem('request.too_many', { seconds, minutes: Math.ceil(seconds / 60) });
      }
    }
  }

  /** It was no guess after all: the one's failures are forgotten, the address gets back what this attempt took. */
  async succeeded(name: LimitName, whom: Whom): Promise<void> {
    for (const [limiter, key, by] of this.#keys(name, whom))
      await (by === 'user' ? limiter.delete(key) : limiter.reward(key)).catch(() => {});
  }

  *#keys(name: LimitName, { address, user }: Whom): Generator<[RateLimiterRedis, string, 'address' | 'user']> {
    const byAddress = this.#limiters.get(`${name} address`);
    if (byAddress && !this.#isExempt(address)) yield [byAddress, address, 'address'];
    const byUser = this.#limiters.get(`${name} user`);
    // Hashed: Redis holds no list of who uses the platform.
    if (byUser && user) yield [byUser, createHash('sha256').update(user.toLowerCase()).digest('base64url').slice(0, 22), 'user'];
  }

  #isExempt(address: string): boolean {
    const plain = address.replace(/^::ffff:/, '');
    const family = isIP(plain);
    return family !== 0 && this.#exempt.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}
