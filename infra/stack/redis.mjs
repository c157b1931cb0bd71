/** A Redis of our own: plain on loopback for the control plane, TLS on the lab's address for nodes. */
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { run } from '../lab/commands.mjs';
import { ensureDebianPackages } from './debian.mjs';

/**
 * @param {{ dir: string, port: number, tlsPort: number, nodeAddress: string | null, tls: { ca: string, cert: string, key: string } | null, password: string,
 *   children: import('./children.mjs').Children, note: (line: string) => void }} options
 * @returns {Promise<{ url: string, nodeUrl: string | null }>}
 */
export async function startRedis({ dir, port, tlsPort, nodeAddress, tls, password, children, note }) {
  if ((await run(['redis-server', '--version'])).code !== 0) await ensureDebianPackages(['redis-server'], note);
  await mkdir(dir, { recursive: true });
  const forNodes =
    nodeAddress && tls
      ? [
          '--tls-port',
          String(tlsPort),
          '--tls-cert-file',
          tls.cert,
          '--tls-key-file',
          tls.key,
          '--tls-ca-cert-file',
          tls.ca,
          '--tls-auth-clients',
          'no',
        ]
      : [];
  children.start({
    name: 'redis',
    // Nothing in it is the truth: no snapshot, no log.
    argv: [
      'redis-server',
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      ...(nodeAddress ? [nodeAddress] : []),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      dir,
      '--requirepass',
      password,
      '--maxmemory-policy',
      'noeviction',
      ...forNodes,
    ],
    restart: true,
  });
  await children.until('redis', () => ping(port, password));
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    nodeUrl: forNodes.length ? `rediss://${nodeAddress}:${tlsPort}` : null,
  };
}

/** @param {number} port @param {string} password @returns {Promise<boolean>} */
const ping = (port, password) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (data) => {
      if (!String(data).includes('PONG')) return;
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.setTimeout(1000, () => {
      socket.destroy();
      resolve(false);
    });
  });
