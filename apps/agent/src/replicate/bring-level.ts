import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../commands/executor.ts';
import type { Replicator } from './replicator.ts';

const LIMIT_MS = 110_000;
const PEER_MS = 10_000;

/** Copies these mailboxes until none of them is known to differ; what is still open at the end of patience has failed. */
export async function bringLevel(
  replicator: Replicator,
  addresses: readonly string[],
  progress: Progress,
): Promise<Record<string, unknown>> {
  // A node that has just come back finds its peer within a second or two.
  for (const patience = Date.now() + PEER_MS; !replicator.health.peerReachable; await sleep(100))
    if (Date.now() > patience) throw new Error('the other node cannot be reached');
  for (const address of addresses) replicator.mark(address, 'asked');
  const deadline = Date.now() + LIMIT_MS;
  let told = Date.now();
  while (!replicator.isLevel(addresses) && Date.now() < deadline) {
    await sleep(25);
    if (Date.now() - told < 1000) continue;
    told = Date.now();
    progress(addresses.length - replicator.open(addresses), addresses.length, '');
  }
  const failed = replicator.open(addresses);
  return { synced: addresses.length - failed, failed };
}
