import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { errorFields, type Log } from '../log.ts';

/** What a map says to a key; null for nothing. */
export type SocketMap = (map: string, key: string) => string | null;

const MAX_REQUEST = 10_000;

/** socketmap_table(5): each request and reply a netstring, `<length>:<data>,`; the data `<map> <key>`. */
export function serveSocketMap(path: string, answer: SocketMap, log: Log): Server {
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    let pending: Buffer = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      for (;;) {
        const request = takeNetstring(pending);
        if (request === 'broken') return socket.destroy();
        if (request === null) return;
        pending = request.rest;
        socket.write(netstring(reply(request.data, answer, log)));
      }
    });
  });
  server.listen(path, () => chmodSync(path, 0o666));
  return server;
}

function reply(request: string, answer: SocketMap, log: Log): string {
  const space = request.indexOf(' ');
  try {
    const found = space < 0 ? null : answer(request.slice(0, space), request.slice(space + 1));
    return found === null ? 'NOTFOUND ' : `OK ${found}`;
  } catch (error) {
    log.error(errorFields(error), 'map lookup failed');
    return 'TEMP not available';
  }
}

const netstring = (text: string): Buffer => {
  const data = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${data.length}:`), data, Buffer.from(',')]);
};

/** The first whole netstring, null while it is not all there, `broken` for what can never be one. */
export function takeNetstring(buffer: Buffer): { data: string; rest: Buffer } | null | 'broken' {
  const colon = buffer.indexOf(':');
  if (colon < 0) return buffer.length > 6 ? 'broken' : null;
  const text = buffer.subarray(0, colon).toString('latin1');
  const length = Number(text);
  if (!/^\d{1,5}$/.test(text) || length > MAX_REQUEST) return 'broken';
  const end = colon + 1 + length;
  if (buffer.length <= end) return null;
  if (buffer[end] !== 0x2c) return 'broken';
  return { data: buffer.subarray(colon + 1, end).toString('utf8'), rest: buffer.subarray(end + 1) };
}
