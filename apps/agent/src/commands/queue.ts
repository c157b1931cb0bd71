import { run } from '../host/run.ts';
import { queueMessages } from './queue-listing.ts';

/** Tries everything in the queue now, or one message (postqueue(1)). */
export async function flushQueue(queueId: string | null): Promise<Record<string, unknown>> {
  if (queueId !== null && !/^[0-9A-Za-z]{5,40}$/.test(queueId)) throw new Error('not a queue id');
  const ran = await run(queueId === null ? ['postqueue', '-f'] : ['postqueue', '-i', queueId]);
  if (ran.code !== 0) throw new Error(`postqueue: ${ran.stderr.trim()}`);
  return {};
}

/** The queue as it is, newest first. `total` counts what was there before the cut. */
export async function listQueue(limit: number): Promise<Record<string, unknown>> {
  const ran = await run(['postqueue', '-j'], { timeoutMs: 60_000 });
  if (ran.code !== 0) throw new Error(`postqueue: ${ran.stderr.trim()}`);
  const messages = queueMessages(ran.stdout);
  return { messages: messages.slice(0, limit), total: messages.length };
}
