import { readFileSync } from 'node:fs';
import { NODE_JOBS, nodeQueueName } from '@relevo/agent-protocol';
import { type RedisOptions, Worker } from 'bullmq';
import { errorFields, type Log } from '../log.ts';
import type { Enrolled } from './enrolment.ts';

export interface WakeUps {
  readonly converge: (revision: number) => void;
  readonly command: () => void;
}

export interface Listener {
  /** With the credentials that `enrolled` has by now. */
  reconnect(): void;
  close(): Promise<void>;
}

/**
 * Listens on this node's own queue. Jobs are wake-ups and are done once heard: nothing is lost with them, since the clock
 * asks as well. So a Redis that is wiped or away costs one poll interval and no more.
 */
export function listen(enrolled: Enrolled, caFile: string | null, wakeUps: WakeUps, log: Log): Listener {
  const handlers: Record<string, (data: unknown) => void> = {
    converge: (data) => wakeUps.converge(NODE_JOBS.converge.parse(data).revision),
    command: (data) => {
      NODE_JOBS.command.parse(data);
      wakeUps.command();
    },
  };
  let closed = false;
  let renewal: NodeJS.Timeout | null = null;
  let worker = start();

  function start(): Worker {
    const created = new Worker(
      nodeQueueName(enrolled.nodeId),
      async (job) => {
        handlers[job.name]?.(job.data);
      },
      {
        connection: connectionOf(enrolled.redis, caFile),
        concurrency: 4,
        removeOnComplete: { count: 100 },
        removeOnFail: { count: 100 },
      },
    );
    const warn = throttled(log);
    created.on('error', (error) => {
      warn(error);
      if (REFUSED.test(error.message)) renew();
    });
    return created;
  }

  function renew(): void {
    renewal ??= setTimeout(async () => {
      await worker.close(true).catch(() => {});
      renewal = null;
      if (!closed) worker = start();
    }, RENEW_MS);
  }

  return {
    reconnect: renew,
    close: async () => {
      closed = true;
      if (renewal) clearTimeout(renewal);
      await worker.close(true);
    },
  };
}

/**
 * An ACL user vanishes when Redis restarts, and the API makes it anew a moment later. A connection that was refused in
 * between stays up and refused, so it has to be given up.
 */
const REFUSED = /NOAUTH|WRONGPASS|NOPERM/;
const RENEW_MS = 3000;

function connectionOf(redis: Enrolled['redis'], caFile: string | null): RedisOptions {
  const url = new URL(redis.url);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    username: redis.username,
    password: redis.password,
    maxRetriesPerRequest: null,
    // INFO, which the ready check sends, is not among this user's commands.
    enableReadyCheck: false,
    ...(url.protocol === 'rediss:' ? { tls: caFile ? { ca: readFileSync(caFile) } : {} } : {}),
  };
}

/** A lost connection repeats itself many times a second. */
function throttled(log: Log): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (Date.now() - last < 10_000) return;
    last = Date.now();
    log.warn(errorFields(error), 'queue not reachable');
  };
}
