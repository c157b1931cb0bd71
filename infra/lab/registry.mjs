/** What a lab has started, on disk, so that the next process can use it or clear it away after a crash. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {{ address: string, hostname: string, role: 'mail' | 'world', pid: number }} NodeEntry
 * @typedef {{ name: string, subnet: string, nodes: Record<string, NodeEntry> }} LabEntry
 */

/**
 * @param {string} stateDir
 * @returns {Promise<LabEntry | null>}
 */
export async function readRegistry(stateDir) {
  const text = await readFile(join(stateDir, 'lab.json'), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/**
 * @param {string} stateDir
 * @param {LabEntry} entry
 */
export async function writeRegistry(stateDir, entry) {
  await mkdir(stateDir, { recursive: true });
  const path = join(stateDir, 'lab.json');
  await writeFile(`${path}.new`, `${JSON.stringify(entry, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
