import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NODE_JOBS, nodeQueueName } from '@relevo/agent-protocol';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import { CONFIG, type Config } from '../config/env.js';
import type { NodeId } from '../ids.js';
import { LOG, type Log } from '../log/log.js';

type NodeJobs = typeof NODE_JOBS;

/**
 * Wake-ups for the nodes' agents, one queue per node. The queue name carries the hash tag `{node-<id>}`, so that all keys of
 * one node share a slot of Redis Cluster. A wake-up that is lost costs one poll interval and nothing else.
 */
@Injectable()
export class NodeQueues implements OnApplicationShutdown {
  readonly #connection: Redis;
  readonly #queues = new Map<NodeId, Queue>();
  readonly #converge = new Map<NodeId, { sending: boolean; wanted: number }>();

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    // No offline queue: while Redis is away wake-ups are dropped at once and the agents' own timer takes over.
    this.#connection = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, enableOfflineQueue: false }).on('error', () => {});
  }

  /** Many changes make one wake-up: while one is being sent, the newest revision waits for the next. */
  converge(nodeId: NodeId, revision: number): void {
    const state = this.#converge.get(nodeId) ?? { sending: false, wanted: 0 };
    this.#converge.set(nodeId, state);
    state.wanted = Math.max(state.wanted, revision);
    if (!state.sending) void this.#drain(nodeId, state);
  }

  async #drain(nodeId: NodeId, state: { sending: boolean; wanted: number }): Promise<void> {
    state.sending = true;
    for (let sent = 0; sent < state.wanted; ) {
      sent = state.wanted;
      await this.#send(nodeId, 'converge', { revision: sent });
    }
    state.sending = false;
  }

  command(nodeId: NodeId, commandId: string): Promise<void> {
    return this.#send(nodeId, 'command', { commandId });
  }

  async #send<K extends keyof NodeJobs>(nodeId: NodeId, name: K, payload: z.infer<NodeJobs[K]>): Promise<void> {
    try {
      await this.#queue(nodeId).add(name, NODE_JOBS[name].parse(payload), { removeOnComplete: true, removeOnFail: 100 });
    } catch (error) {
      this.log.warn({ nodeId, job: name, err: error }, 'wake-up not sent; the agent will poll');
    }
  }

  #queue(nodeId: NodeId): Queue {
    const known = this.#queues.get(nodeId);
    if (known) return known;
    const queue = new Queue(nodeQueueName(nodeId), {
      connection: this.#connection,
      skipVersionCheck: true,
      skipWaitingForReady: true,
    });
    queue.on('error', () => {});
    this.#queues.set(nodeId, queue);
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close().catch(() => {})));
    this.#connection.disconnect();
  }
}
