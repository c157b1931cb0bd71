import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { errorFields, type Log } from '../log.ts';
import { decide, type Guard, type PolicyBook } from './decide.ts';
import { formatAction, RequestReader } from './protocol.ts';

// What Postfix would say for itself if nobody answered: the sender tries again.
const CANNOT_TELL = '451 4.3.5 Sending permission cannot be checked now, try again later';

/** Answers Postfix on a unix socket. Connections stay open; smtpd(8) asks many times on one. */
export function servePolicy(path: string, book: PolicyBook, guard: Guard, log: Log): Server {
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    const reader = new RequestReader();
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      const requests = reader.push(chunk);
      if (requests === null) return socket.destroy();
      for (const request of requests) {
        try {
          socket.write(formatAction(decide(request, book, guard)));
        } catch (error) {
          log.error(errorFields(error), 'policy lookup failed');
          socket.write(formatAction(CANNOT_TELL));
        }
      }
    });
  });
  // The directory above belongs to Postfix and lets nobody else in; smtpd connects as its own user.
  server.listen(path, () => chmodSync(path, 0o666));
  return server;
}
