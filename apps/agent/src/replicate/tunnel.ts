import { createServer, type Server } from 'node:net';
import { dialPair, join } from './pair-link.ts';

/** Where this node's doveadm finds the peer's: on loopback, and from there through the link between the agents. */
export const TUNNEL_PORT = 12346;

export function openTunnel(peerAddress: string, key: Buffer, onError: (error: Error) => void): Server {
  const server = createServer((local) => {
    local.setNoDelay(true);
    join(local, dialPair(peerAddress, key, 'doveadm'));
  });
  server.on('error', onError);
  server.listen(TUNNEL_PORT, '127.0.0.1');
  return server;
}
