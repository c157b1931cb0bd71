import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, createServer, type Server, type TLSSocket } from 'node:tls';

/** Agents of a pair meet here, on the node's own address. */
export const PAIR_LINK_PORT = 12399;

/**
 * Both ends know the pair's key and nobody else does: TLS with a pre-shared key (RFC 5489) authenticates and encrypts without
 * certificates that would have to be handed out and renewed. TLS 1.2, because there the key exchange is named explicitly.
 */
const TLS = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ECDHE-PSK-CHACHA20-POLY1305' } as const;
const IDENTITY = 'relevo-pair';

/** What a connection is for: its first line. */
export type Purpose = 'marks' | 'doveadm' | 'align' | 'learn' | 'webmail';
const PURPOSES: ReadonlySet<string> = new Set<Purpose>(['marks', 'doveadm', 'align', 'learn', 'webmail']);
const FIRST_LINE_LIMIT = 64;

export interface Incoming {
  readonly marks: (socket: TLSSocket) => void;
  readonly doveadm: (socket: TLSSocket) => void;
  readonly align: (socket: TLSSocket) => void;
  readonly learn: (socket: TLSSocket) => void;
  readonly webmail: (socket: TLSSocket) => void;
}

export function servePairLink(address: string, key: Buffer, incoming: Incoming, onError: (error: Error) => void): Server {
  const pskCallback = (_socket: TLSSocket, identity: string) => (identity === IDENTITY ? key : null);
  const server = createServer({ ...TLS, pskCallback, handshakeTimeout: 5000 }, (socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    let first = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      first = Buffer.concat([first, chunk]);
      const end = first.indexOf(10);
      if (end < 0 && first.length < FIRST_LINE_LIMIT) return;
      socket.off('data', onData);
      socket.pause();
      const purpose = first.toString('latin1', 0, end);
      if (end + 1 < first.length) socket.unshift(first.subarray(end + 1));
      if (PURPOSES.has(purpose)) incoming[purpose as Purpose](socket);
      else socket.destroy();
    };
    socket.on('data', onData);
  });
  // Strangers knock with all sorts of handshakes; none of them is an event.
  server.on('tlsClientError', () => {});
  server.on('error', onError);
  server.listen(PAIR_LINK_PORT, address);
  return server;
}

/** Opens a connection to the peer's agent for one purpose. The caller handles `error` and `close`. */
export function dialPair(address: string, key: Buffer, purpose: Purpose): TLSSocket {
  const socket = connectTls({
    ...TLS,
    host: address,
    port: PAIR_LINK_PORT,
    pskCallback: () => ({ psk: key, identity: IDENTITY }),
    // There is no certificate to have a name: whoever completes the handshake knows the key.
    checkServerIdentity: () => undefined,
  });
  socket.setNoDelay(true);
  // Waits in the socket for the handshake; whatever the caller writes comes after it.
  socket.write(`${purpose}\n`);
  return socket;
}

/** Joins two connections; the end of either ends both. */
export function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
    from.pipe(to);
  }
}

/** A connection of the peer's doveadm to ours, which listens on loopback alone. */
export const toDoveadm = (socket: TLSSocket, port: number): void =>
  join(socket, connectTcp({ host: '127.0.0.1', port }).setNoDelay(true));
