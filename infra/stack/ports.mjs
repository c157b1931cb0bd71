/** Ports of a stack: the usual ones for `npm start`, free ones for tests that run beside it. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that the kernel gives to outgoing connections (ip(7), ip_local_port_range), which would take one before it is listened on. */
const FREE = { from: 15_000, below: 32_000 };

/**
 * @param {number} port 0: any
 * @param {string} [host]
 * @returns {Promise<number | null>} the port, or null when it is taken
 */
export const tryPort = (port, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });

/**
 * The wished port, or the next free one above it; 0: any that is free.
 * @param {number} wished
 */
export async function freePort(wished) {
  if (wished === 0) {
    for (let tries = 0; tries < 50; tries++) {
      const port = randomInt(FREE.from, FREE.below);
      if (await tryPort(port)) return port;
    }
    throw new Error(`no free port from ${FREE.from} to ${FREE.below - 1}`);
  }
  for (let port = wished; port < wished + 50; port++) if (await tryPort(port)) return port;
  throw new Error(`no free port from ${wished} to ${wished + 49}`);
}
