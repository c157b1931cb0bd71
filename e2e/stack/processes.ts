/** Breaking things on purpose: the processes of this test run's own stack. */
import { readFileSync } from 'node:fs';
import { stack, until } from './stack.ts';

/** The pid that the stack runs under this name now; a crashed process comes back under another. */
export function pidOf(name: 'api' | 'worker' | 'nameserver' | 'postgres' | 'redis'): number {
  const pid = Number(readFileSync(`${stack.stateDir}/run/${name}.pid`, 'utf8'));
  if (!Number.isInteger(pid) || pid < 2) throw new Error(`no pid of ${name}`);
  return pid;
}

export const crash = (name: Parameters<typeof pidOf>[0], signal: NodeJS.Signals = 'SIGKILL'): void =>
  void process.kill(pidOf(name), signal);

export const apiIsUp = () => until('the API answers', async () => (await fetch(`${stack.urls.api}/v1/status`)).ok, 60_000);
