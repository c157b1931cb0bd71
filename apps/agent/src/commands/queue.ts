import type { QueueAct } from '@relevo/agent-protocol';
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

const SUPER = { hold: '-h', release: '-H', delete: '-d' } as const;
const AT_ONCE = 8;

/**
 * One act on many messages. postsuper(1) reads ids from its input and says how many it found; what is gone by now is no failure.
 * Trying again goes one by one (`postqueue -i`): requeueing (`postsuper -r`) would filter and sign the message a second time.
 */
export async function actOnQueue(act: QueueAct, queueIds: readonly string[]): Promise<Record<string, unknown>> {
  if (act === 'retry') return retry(queueIds);
  const ran = await run(['postsuper', SUPER[act], '-'], { input: `${queueIds.join('\n')}\n`, timeoutMs: 120_000 });
  if (ran.code !== 0) throw new Error(`postsuper: ${ran.stderr.trim()}`);
  const done = Number(/(\d+) messages?/.exec(ran.stderr)?.[1] ?? 0);
  return { done, gone: Math.max(0, queueIds.length - done) };
}

async function retry(queueIds: readonly string[]): Promise<Record<string, unknown>> {
  const waiting = [...queueIds];
  let done = 0;
  const lane = async () => {
    for (let id = waiting.shift(); id; id = waiting.shift()) if ((await run(['postqueue', '-i', id])).code === 0) done++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { done, gone: queueIds.length - done };
}
