/** The world's resolver: what it answers by itself, whom it asks for the rest, and how to change that while it runs. */
import { connect } from 'node:net';

/**
 * Records of one zone by owner name relative to it (`@` for the zone itself), each `TYPE value`,
 * e.g. `{ '@': ['MX 10 mail.world.test.'], 'www': ['A 10.0.0.1'] }`.
 * @typedef {Record<string, string[]>} ZoneRecords
 * @typedef {{ zones: Record<string, ZoneRecords>, delegated: string[], pointers: Record<string, string> }} DnsState
 */

const TTL = 5;

/**
 * @param {string} zone
 * @param {ZoneRecords} records
 * @returns {string[]} lines in zone file form
 */
export function zoneLines(zone, records) {
  return Object.entries(records).flatMap(([owner, values]) => {
    const name = owner === '@' ? `${zone}.` : `${owner}.${zone}.`;
    return values.map((value) => `${name} ${TTL} IN ${value}`);
  });
}

/** RFC 1035 section 3.5. @param {string} address */
export const pointerName = (address) => `${address.split('.').reverse().join('.')}.in-addr.arpa.`;

/**
 * The resolver's whole configuration (unbound.conf(5)). Names that are neither ours nor delegated do not exist: the world
 * is closed. A local zone is asked before any server, so a delegated domain needs one of type `transparent`.
 * @param {string} subnet
 * @param {DnsState} state
 */
export function unboundConfig(subnet, state) {
  const staticZones = Object.entries(state.zones).flatMap(([zone, records]) => [
    `  local-zone: "${zone}." static`,
    ...zoneLines(zone, records).map((line) => `  local-data: '${line}'`),
  ]);
  const pointers = Object.entries(state.pointers).map(
    ([address, host]) => `  local-data: '${pointerName(address)} ${TTL} IN PTR ${host}.'`,
  );
  const stubs = state.delegated.map((zone) => `stub-zone:\n  name: "${zone}."\n  stub-addr: ${subnet}.1@53\n`);
  return `server:
  interface: ${subnet}.53
  interface: 127.0.0.1
  access-control: 0.0.0.0/0 allow
  chroot: ""
  username: "unbound"
  use-syslog: no
  logfile: ""
  log-time-ascii: yes
  module-config: "iterator"
  num-threads: 1
  # The caches obey each record's own TTL; only the unreachable and the missing are forgotten sooner than by default,
  # since servers come and go here within seconds.
  cache-max-negative-ttl: 2
  infra-host-ttl: 2
  infra-keep-probing: yes
  serve-expired: no
  qname-minimisation: no
  local-zone: "." static
${state.delegated.map((zone) => `  local-zone: "${zone}." transparent`).join('\n')}
${staticZones.join('\n')}
${pointers.join('\n')}
remote-control:
  control-enable: yes
  control-interface: /run/unbound.ctl
  control-use-cert: no
${stubs.join('')}`;
}

/**
 * One command to a running unbound (unbound-control(8)) by its socket, without a process of its own.
 * @param {string} socketPath
 * @param {string} command
 * @returns {Promise<string>}
 */
export function control(socketPath, command) {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => (answer.startsWith('error') ? reject(new Error(`${command}: ${answer.trim()}`)) : resolve(answer)));
    // "UBCT" and the protocol's version, as unbound-control sends it.
    socket.end(`UBCT1 ${command}\n`);
  });
}
