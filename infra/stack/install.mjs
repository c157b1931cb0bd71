/** Node packages and builds of this checkout, made when they are missing or old. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lab/commands.mjs';

export const REPOSITORY = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const BIN = join(REPOSITORY, 'node_modules/.bin');
/** Programs of the checkout find the Node that npm installed first. */
export const toolEnv = () => ({
  PATH: `${BIN}:${process.env.PATH ?? ''}`,
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
});
export const nodeBinary = () => join(BIN, 'node');

/** @param {(line: string) => void} note */
export async function installNodePackages(note) {
  const lock = createHash('sha256')
    .update(await readFile(join(REPOSITORY, 'package-lock.json')))
    .digest('hex');
  const stamp = join(REPOSITORY, 'node_modules/.relevo-installed');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === lock) return;
  note('npm ci');
  const outcome = await run(['npm', 'ci', '--no-audit', '--no-fund'], { cwd: REPOSITORY, onLine: note });
  if (outcome.code !== 0) throw new Error(`npm ci failed:\n${outcome.stderr.trim().split('\n').slice(-15).join('\n')}`);
  await writeFile(stamp, lock);
}

/**
 * Builds a workspace when a source is newer than its result.
 * @param {string} workspace e.g. apps/api
 * @param {string} result file that the build writes, below the workspace
 * @param {readonly string[]} sources folders below the repository
 * @param {(line: string) => void} note
 */
export async function build(workspace, result, sources, note) {
  const built = await stat(join(REPOSITORY, workspace, result)).catch(() => null);
  if (built && (await newest(sources.map((folder) => join(REPOSITORY, folder)))) <= built.mtimeMs) return;
  note(`npm run build -w ${workspace}`);
  const outcome = await run(['npm', 'run', 'build', '-w', workspace], { cwd: REPOSITORY, env: toolEnv(), onLine: note });
  if (outcome.code !== 0)
    throw new Error(
      `the build of ${workspace} failed:\n${(outcome.stdout + outcome.stderr).trim().split('\n').slice(-30).join('\n')}`,
    );
}

/** @param {readonly string[]} folders @returns {Promise<number>} */
async function newest(folders) {
  let latest = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile() || /[\\/](node_modules|dist|\.next|generated)([\\/]|$)/.test(entry.parentPath)) continue;
      latest = Math.max(latest, (await stat(join(entry.parentPath, entry.name))).mtimeMs);
    }
  }
  return latest;
}
