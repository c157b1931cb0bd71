/**
 * The lab by hand: `node infra/lab/cli.mjs up|down|status|in NODE command…|cut NODE|heal NODE`.
 * RELEVO_LAB_STATE names the state directory; without it, the one that `npm start` uses.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attachLab, createLab, ensureBase, ensurePackages, whyNoLab } from './lab.mjs';
import { readRegistry } from './registry.mjs';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stateDir = process.env.RELEVO_LAB_STATE ?? join(repository, '.relevo/lab');

/** @type {Record<string, (args: string[]) => Promise<unknown>>} */
const VERBS = {
  async up() {
    const reason = await whyNoLab();
    if (reason) throw new Error(reason);
    await ensurePackages(console.log);
    await ensureBase(console.log);
    const lab = await createLab({ stateDir });
    await lab.network();
    await Promise.all([
      lab.startWorld(),
      lab.startNode({ name: 'mx1', address: '11' }),
      lab.startNode({ name: 'mx2', address: '12' }),
    ]);
    console.log(`up: host ${lab.hostAddress}, nodes ${lab.nodeNames.join(' ')}, world ${lab.world.resolver}`);
  },
  async down() {
    const entry = await readRegistry(stateDir);
    const lab = entry ? await attachLab(stateDir) : await createLab({ stateDir });
    await lab.down();
  },
  async status() {
    const entry = await readRegistry(stateDir);
    console.log(entry ? JSON.stringify(entry, null, 2) : `no lab in ${stateDir}`);
  },
  async in([name, ...command]) {
    const lab = await attachLab(stateDir);
    const { pid } = lab.node(name ?? '');
    const shell = command.length > 0 ? command : ['bash', '-l'];
    const enter = ['-t', String(pid), '-m', '-p', '-n', '-u', '-i', '-r', '-w', '--', ...shell];
    process.exitCode = spawnSync('nsenter', enter, { stdio: 'inherit' }).status ?? 1;
  },
  async cut([name]) {
    await (await attachLab(stateDir)).cut(name ?? '');
  },
  async heal([name]) {
    await (await attachLab(stateDir)).heal(name ?? '');
  },
};

const [verb, ...args] = process.argv.slice(2);
const act = VERBS[verb ?? ''];
if (act) {
  await act(args).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
} else {
  console.error(`usage: node infra/lab/cli.mjs ${Object.keys(VERBS).join('|')}`);
  process.exitCode = 2;
}
