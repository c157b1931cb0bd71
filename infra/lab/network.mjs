/**
 * One lab's network: a bridge in a network namespace of its own, a veth to the host with address `<subnet>.1`,
 * and a veth to each node. Names carry the lab's tag, so that several labs run side by side.
 */
import { createHash } from 'node:crypto';
import { must, run } from './commands.mjs';

/**
 * The mark that all of one lab's namespaces carry: two checkouts may each have a lab of the same name.
 * @param {string} name
 * @param {string} stateDir
 */
export function labTag(name, stateDir) {
  if (!/^[a-z][a-z0-9-]{0,20}$/.test(name)) throw new Error(`not a lab name: ${name}`);
  return `relevo-${name}-${createHash('sha256').update(stateDir).digest('hex').slice(0, 6)}`;
}

/** Linux allows 15 bytes for an interface name (IFNAMSIZ). @param {string} tag */
const hostLink = (tag) => `rv${createHash('sha256').update(tag).digest('hex').slice(0, 10)}`;

const bridgeNamespace = (/** @type {string} */ tag) => `${tag}-br`;
/** @param {string} tag @param {string} node */
export const nodeNamespace = (tag, node) => `${tag}-${node}`;
const portOf = (/** @type {string} */ node) => `p-${node}`.slice(0, 15);

/** @returns {Promise<string[]>} */
async function namespaces() {
  const text = await must(['ip', 'netns', 'list']);
  return text.split('\n').flatMap((line) => line.split(' ')[0] || []);
}

/**
 * The metric makes it the last resort: it counts only when the veth's own route is gone, and then keeps packets for the
 * lab from leaving by the default route. It is also the reservation of the subnet, since the kernel refuses a second one.
 * @param {string} subnet
 */
const guardRoute = (subnet) => ['unreachable', `${subnet}.0/24`, 'metric', '4278198272'];

/**
 * Reserves a /24 of 10.77.0.0/16 that no route of this machine covers yet.
 * @param {string | 'auto'} wanted
 */
export async function reserveSubnet(wanted) {
  const routes = await must(['ip', '-o', 'route', 'show', 'table', 'all']);
  const candidates = wanted === 'auto' ? Array.from({ length: 200 }, (_, index) => `10.77.${index + 20}`) : [wanted];
  for (const subnet of candidates) {
    if (!/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(subnet)) throw new Error(`not the first three numbers of an address: ${subnet}`);
    if (routes.includes(` ${subnet}.`) || routes.startsWith(`${subnet}.`) || routes.includes(`\n${subnet}.`)) continue;
    const added = await run(['ip', 'route', 'add', ...guardRoute(subnet)]);
    if (added.code === 0) return subnet;
  }
  throw new Error(wanted === 'auto' ? 'no free subnet in 10.77.0.0/16' : `${wanted}.0/24 is in use on this machine`);
}

/**
 * @param {string} tag
 * @param {string} subnet
 */
export async function buildNetwork(tag, subnet) {
  const br = bridgeNamespace(tag);
  const link = hostLink(tag);
  await must(['ip', 'netns', 'add', br]);
  const inBridge = [
    'link add br0 type bridge',
    // Without spanning tree a port forwards at once (forward_delay counts even then on some kernels).
    'link set br0 type bridge stp_state 0 forward_delay 0',
    'link set br0 up',
    'link set lo up',
  ];
  await must(['ip', '-n', br, '-batch', '-'], { input: `${inBridge.join('\n')}\n` });
  await must(['ip', 'link', 'add', link, 'type', 'veth', 'peer', 'name', 'p-host', 'netns', br]);
  await must(['ip', '-n', br, 'link', 'set', 'p-host', 'master', 'br0', 'up']);
  await must(['ip', 'addr', 'add', `${subnet}.1/24`, 'dev', link]);
  await must(['ip', 'link', 'set', link, 'up']);
}

/**
 * @param {string} tag
 * @param {string} node
 * @param {string} address
 */
export async function plugIn(tag, node, address) {
  const br = bridgeNamespace(tag);
  const ns = nodeNamespace(tag, node);
  await must(['ip', 'netns', 'add', ns]);
  await must(['ip', '-n', br, 'link', 'add', portOf(node), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', ns]);
  await must(['ip', '-n', br, 'link', 'set', portOf(node), 'master', 'br0', 'up']);
  const inNode = ['link set lo up', `addr add ${address}/24 dev eth0`, 'link set eth0 up'];
  await must(['ip', '-n', ns, '-batch', '-'], { input: `${inNode.join('\n')}\n` });
}

/**
 * Takes the bridge's end down or up: the node keeps its address and its programs see nothing but silence.
 * @param {string} tag
 * @param {string} node
 * @param {'up' | 'down'} state
 */
export async function setPort(tag, node, state) {
  await must(['ip', '-n', bridgeNamespace(tag), 'link', 'set', portOf(node), state]);
}

/**
 * Ends every process in a namespace and removes it, with its veth first: deleting the namespace alone would leave the
 * bridge's end behind until the kernel gets round to it.
 * @param {string} tag
 * @param {string} node
 */
export async function unplug(tag, node) {
  await killAll(nodeNamespace(tag, node));
  await run(['ip', '-n', bridgeNamespace(tag), 'link', 'del', portOf(node)]);
  await run(['ip', 'netns', 'del', nodeNamespace(tag, node)]);
}

/** @param {string} namespace */
async function killAll(namespace) {
  for (let round = 0; round < 50; round++) {
    const { stdout } = await run(['ip', 'netns', 'pids', namespace]);
    const pids = stdout.split('\n').filter(Boolean).map(Number);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone between the list and the signal.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Removes all that carries the tag: leaves no namespace, veth, route or process behind, whoever made them.
 * @param {string} tag
 * @param {string | null} subnet
 */
export async function clearNetwork(tag, subnet) {
  const mine = (await namespaces()).filter((name) => name.startsWith(`${tag}-`));
  for (const namespace of mine.filter((name) => name !== bridgeNamespace(tag)))
    await unplug(tag, namespace.slice(tag.length + 1));
  await run(['ip', 'link', 'del', hostLink(tag)]);
  // No bridge of ours: the subnet on record is of a run that ended in order, and may be another lab's by now.
  if (!mine.includes(bridgeNamespace(tag))) return;
  await killAll(bridgeNamespace(tag));
  await run(['ip', 'netns', 'del', bridgeNamespace(tag)]);
  if (subnet) await run(['ip', 'route', 'del', ...guardRoute(subnet)]);
}
