import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Observable } from 'rxjs';
import { CONFIG, type Config } from '../config/env.js';
import type { PairId, TenantId } from '../ids.js';

/** What moves on screen. Live events are a courtesy: one that is lost is seen at the next read. */
export type LiveEvent =
  | { type: 'change'; revision: number; pairId: PairId }
  | { type: 'receipt'; revision: number; nodeId: string; node: string; outcome: string; appliedAt: string }
  | { type: 'import'; id: string; created: number; rejected: number; total: number; state: string }
  | { type: 'switchover'; id: string; state: string }
  | { type: 'delivery'; direction: string; status: string }
  | { type: 'queue' }
  | { type: 'usage' }
  | { type: 'health'; nodeId: string }
  | { type: 'alarm'; id: string }
  | { type: 'zone'; tenantId: TenantId | null };
export type Topic = `tenant:${TenantId}` | `pair:${PairId}` | 'platform';

/** How long an open stream may outlive the right to it. */
const RECHECK_MS = 5000;
const PREFIX = 'relevo:live:';

/** Publishes to, and follows, topics over Redis, so that any API process reaches any open page. */
@Injectable()
export class Live implements OnApplicationShutdown {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #listeners = new Map<string, Set<(event: LiveEvent) => void>>();

  constructor(@Inject(CONFIG) config: Config) {
    const options = { lazyConnect: true, maxRetriesPerRequest: 1, enableOfflineQueue: true };
    this.#publisher = new Redis(config.REDIS_URL, options).on('error', () => {});
    this.#subscriber = new Redis(config.REDIS_URL, { ...options, maxRetriesPerRequest: null, autoResubscribe: true }).on(
      'error',
      () => {},
    );
    this.#subscriber.on('message', (channel: string, text: string) => {
      const listeners = this.#listeners.get(channel);
      if (!listeners) return;
      const event = JSON.parse(text) as LiveEvent;
      for (const listener of listeners) listener(event);
    });
  }

  /** Never throws and never waits: the state is already committed. */
  publish(topics: Topic | readonly Topic[], event: LiveEvent): void {
    const text = JSON.stringify(event);
    for (const topic of typeof topics === 'string' ? [topics] : topics)
      this.#publisher.publish(PREFIX + topic, text).catch(() => {});
  }

  listen(topic: Topic, listener: (event: LiveEvent) => void): () => void {
    const channel = PREFIX + topic;
    const listeners = this.#listeners.get(channel) ?? new Set();
    if (listeners.size === 0) this.#subscriber.subscribe(channel).catch(() => {});
    this.#listeners.set(channel, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      this.#listeners.delete(channel);
      this.#subscriber.unsubscribe(channel).catch(() => {});
    };
  }

  /**
   * As server-sent events, with a beat every 20 s so that no proxy closes an idle stream. It ends when the caller's session or
   * role does: an open connection is no right of its own.
   */
  stream(topics: readonly Topic[], stillAllowed: () => Promise<boolean>): Observable<{ type: string; data: LiveEvent | string }> {
    return new Observable((to) => {
      const stops = topics.map((topic) => this.listen(topic, (event) => to.next({ type: event.type, data: event })));
      const watch = setInterval(() => void stillAllowed().then((allowed) => allowed || to.complete()), RECHECK_MS);
      to.next({ type: 'ready', data: '{}' });
      const beat = setInterval(() => to.next({ type: 'beat', data: '{}' }), 20_000);
      return () => {
        clearInterval(beat);
        clearInterval(watch);
        for (const stop of stops) stop();
      };
    });
  }

  onApplicationShutdown(): void {
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }
}
