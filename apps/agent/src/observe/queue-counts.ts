import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Health } from '@relevo/agent-protocol';

const QUEUES = ['active', 'deferred', 'hold', 'incoming'] as const;

/** Messages per queue by counting files: 0.13 s for 50,000, where `postqueue -j` takes 5 s. */
export async function countQueues(spool = '/var/spool/postfix'): Promise<Health['queue']> {
  const counts = await Promise.all(QUEUES.map(async (queue) => [queue, await countFiles(join(spool, queue))] as const));
  return Object.fromEntries(counts) as Health['queue'];
}

/** `deferred` is hashed over directories (hash_queue_names, one level of single characters by default). */
async function countFiles(directory: string): Promise<number> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  let count = 0;
  for (const entry of entries) count += entry.isDirectory() ? await countFiles(join(directory, entry.name)) : 1;
  return count;
}
