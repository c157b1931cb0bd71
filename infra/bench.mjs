#!/usr/bin/env node
/**
 * npm run bench -- NAME [ARGUMENTS]: runs e2e/bench/NAME.ts; without a name, lists them.
 * Each bench prints a table for people and, as its last line, one JSON object. Plain JavaScript, for the machine's own Node
 * may be too old to read TypeScript: the bench itself runs under the version that the repository pins.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installNodePackages } from './stack/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'e2e', 'bench');
const [name, ...rest] = process.argv.slice(2);

/** The first line of a bench's opening comment says what it measures. */
function about(file) {
  const line = /^\/\*\*\s*(?:\*\s*)?(.+?)(?:\s*\*\/)?$/m.exec(readFileSync(join(folder, file), 'utf8'));
  return line?.[1] ?? '';
}

/** Files that only serve benches have no summary on their first line. */
const isBench = (/** @type {string} */ file) =>
  /^[a-z][a-z0-9-]*\.ts$/.test(file) && !['corpus.ts', 'measure.ts', 'node-hand.ts', 'node-probe.ts'].includes(file);

if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(join(folder, `${name}.ts`))) {
  const files = existsSync(folder) ? readdirSync(folder).filter(isBench) : [];
  if (name !== undefined) console.error(`no bench "${name}"`);
  for (const file of files.sort()) console.log(`${file.replace(/\.ts$/, '').padEnd(14)} ${about(file)}`);
  process.exit(name === undefined ? 0 : 2);
}

await installNodePackages((line) => console.error(line));
const pinned = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(pinned) ? pinned : process.execPath;
const { status, signal } = spawnSync(node, [join(folder, `${name}.ts`), ...rest], { stdio: 'inherit', cwd: root });
process.exit(signal ? 1 : (status ?? 1));
