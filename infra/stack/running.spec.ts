import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeState } from './running.mjs';

it('gives a state directory to one running stack, and to the next when that one is gone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'relevo-running-'));
  const script = join(dir, 'up.mjs');
  await writeFile(script, "process.stdout.write('here'); setInterval(() => {}, 1000);");
  const other = spawn(process.execPath, [script]);
  await once(other.stdout, 'data');
  await writeFile(join(dir, 'running.pid'), String(other.pid));
  await expect(takeState(dir)).rejects.toThrow(/running here already/);
  other.kill();
  await once(other, 'exit');
  const giveBack = await takeState(dir);
  await giveBack();
  // Not one of ours, whatever its number says.
  await writeFile(join(dir, 'running.pid'), String(process.ppid));
  await (await takeState(dir))();
  await rm(dir, { recursive: true });
});
