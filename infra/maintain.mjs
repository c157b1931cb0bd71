#!/usr/bin/env node
/**
 * Runs a command of the API by hand (`npm run audit:verify`, `npm run seal:rotate`): with DATABASE_URL and SEAL_KEY of the
 * environment, or, without them, against the stack that `npm start` keeps in .relevo/.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, REPOSITORY } from './stack/install.mjs';

const [command = '', ...args] = process.argv.slice(2);
const entry = join(REPOSITORY, 'apps/api/dist', `${command}.js`);
if (!/^[a-z-]+$/.test(command) || !existsSync(entry)) {
  console.error(`there is no built ${command || 'command'}; build it with: npm run build -w apps/api`);
  process.exit(2);
}
const kept = join(process.env.RELEVO_STATE ?? join(REPOSITORY, '.relevo'), 'secrets', 'env.json');
if (!process.env.DATABASE_URL && !existsSync(kept)) {
  console.error('set DATABASE_URL, REDIS_URL, SEAL_KEY and AUTH_SECRET, or run npm start once');
  process.exit(2);
}
const env = process.env.DATABASE_URL ? process.env : { ...process.env, ...JSON.parse(readFileSync(kept, 'utf8')) };
const { status } = spawnSync(nodeBinary(), [entry, ...args], { stdio: 'inherit', env });
process.exit(status ?? 1);
