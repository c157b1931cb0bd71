/** One machine of a lab: boot it, run programs in it, stop it or pull its plug. */
import { spawn } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './commands.mjs';
import { nodeNamespace } from './network.mjs';

const LAB = dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {{ name: string, address: string, hostname: string, role: 'mail' | 'world' }} NodeIdentity
 * @typedef {{ base: string, tag: string, stateDir: string, resolver: string, agentDir: string, nodeBinary: string }} BootPlan
 */

/**
 * A node's root file system as its own writes: what is put here before boot is there at boot.
 * @param {string} stateDir
 * @param {string} name
 */
export const upperDir = (stateDir, name) => join(stateDir, 'nodes', name, 'upper');

/**
 * Boots a node in its namespaces and answers when its root is in place and its supervisor starts.
 * @param {NodeIdentity} identity
 * @param {BootPlan} plan
 * @returns {Promise<number>} host pid of the node's first process
 */
export async function bootNode(identity, plan) {
  const state = join(plan.stateDir, 'nodes', identity.name);
  for (const directory of ['upper', 'work', 'root']) await mkdir(join(state, directory), { recursive: true });
  await mkdir(plan.agentDir, { recursive: true });
  const log = await open(join(state, 'boot.log'), 'a');
  const inNetwork = ['nsenter', `--net=/run/netns/${nodeNamespace(plan.tag, identity.name)}`];
  const isolated = ['unshare', '--mount', '--pid', '--uts', '--ipc', '--fork', '--kill-child', '--propagation', 'private'];
  const [file, ...args] = [...inNetwork, ...isolated, 'bash', join(LAB, 'boot.sh')];
  const child = spawn(/** @type {string} */ (file), args, {
    // A session of its own: Ctrl-C in a terminal is for whoever started the lab, who then stops it in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'pipe'],
    cwd: '/',
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      NODE_NAME: identity.name,
      BASE: plan.base,
      STATE: state,
      HOST: identity.hostname,
      ADDRESS: identity.address,
      RESOLVER: plan.resolver,
      ROLE: identity.role,
      LAB,
      AGENT: plan.agentDir,
      NODE_BINARY: plan.nodeBinary,
    },
  });
  child.unref();
  const ready = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  // Its end of the pipe stays open in unshare(1) for as long as the node lives, so the word counts and not the close.
  const word = await /** @type {Promise<string>} */ (
    new Promise((resolve) => {
      ready.once('data', (chunk) => resolve(String(chunk)));
      child.once('exit', () => resolve(''));
      child.once('error', () => resolve(''));
    })
  );
  ready.destroy();
  await log.close();
  if (!word.includes('ready')) {
    const words = await readFile(join(state, 'boot.log'), 'utf8').catch(() => '');
    throw new Error(`node ${identity.name} did not boot: ${words.slice(-2000)}`);
  }
  return onlyChild(/** @type {number} */ (child.pid));
}

/**
 * unshare(1) stays as the parent of the new pid namespace's first process.
 * @param {number} pid
 */
async function onlyChild(pid) {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const first = Number(children.trim().split(' ')[0]);
  if (!first) throw new Error(`process ${pid} has no child`);
  return first;
}

/**
 * @typedef {object} LabNode
 * @property {string} name
 * @property {string} address
 * @property {string} hostname
 * @property {number} pid host pid of its first process
 * @property {(command: string | readonly string[], options?: import('./commands.mjs').RunOptions) => Promise<import('./commands.mjs').Outcome>} run
 *   an argv, or a bash script as one string
 * @property {(command: string | readonly string[], options?: import('node:child_process').SpawnOptions) => import('node:child_process').ChildProcess} spawn
 * @property {(path: string) => string} path where the host finds a file of the running node
 */

/**
 * @param {NodeIdentity} identity
 * @param {number} pid
 * @returns {LabNode}
 */
export function nodeHandle(identity, pid) {
  const enter = (/** @type {string | readonly string[]} */ command) => [
    ...['nsenter', '-t', String(pid), '-m', '-p', '-n', '-u', '-i', '-r', '-w', '--'],
    ...(typeof command === 'string' ? ['bash', '-c', command] : command),
  ];
  return {
    name: identity.name,
    address: identity.address,
    hostname: identity.hostname,
    pid,
    run: (command, options) => run(enter(command), options),
    spawn: (command, options) => {
      const [file, ...args] = enter(command);
      return spawn(/** @type {string} */ (file), args, options ?? {});
    },
    path: (path) => join(`/proc/${pid}/root`, path),
  };
}

/**
 * Stops the services in order (TERM, up to ten seconds each), so that queues, indexes and databases are closed.
 * @param {LabNode} node
 */
export async function shutDownServices(node) {
  await node.run('sv -w 10 force-shutdown /run/services/agent 2>/dev/null; sv -w 10 force-shutdown /run/services/* 2>/dev/null', {
    timeoutMs: 30_000,
  });
}
