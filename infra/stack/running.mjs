/** One stack per state directory: a second one would meet the first one's PostgreSQL, and say something hard to understand. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whose number is in it. */
export const RUNNING = 'running.pid';

/**
 * Takes the directory for this process, or throws with what to do.
 * @param {string} stateDir
 * @returns {Promise<() => Promise<void>>} gives it back
 */
export async function takeState(stateDir) {
  const file = join(stateDir, RUNNING);
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (pid > 0 && pid !== process.pid && (await isNode(pid)))
    throw new Error(
      `Relevo is running here already (process ${pid}). Stop it with Ctrl-C in its terminal, or kill ${pid}; RELEVO_STATE names another directory for a second one.`,
    );
  await mkdir(stateDir, { recursive: true });
  await writeFile(file, `${process.pid}\n`);
  return () => rm(file, { force: true });
}

/** A number is given again after a crash or a restart of the machine: the process must be one of Node. @param {number} pid */
async function isNode(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || command.includes('up.mjs');
}
