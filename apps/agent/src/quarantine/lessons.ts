import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { TLSSocket } from 'node:tls';
import { z } from 'zod';
import { dialPair } from '../replicate/pair-link.ts';

/** A message that somebody called spam, or not spam, and whose it was. */
export const Lesson = z.object({
  as: z.enum(['spam', 'ham']),
  /** A recipient: rspamd's filter finds the company by it. */
  address: z.string().regex(/^[\x21-\x7e]{3,320}$/),
  /** Base64, since a message may hold any byte. */
  raw: z.string(),
});
export type Lesson = z.infer<typeof Lesson>;
export type Teach = (lesson: Lesson) => Promise<void>;

const CONTROLLER_PORT = 11334;
const LIMIT_MS = 15_000;
const OK = 200;
/** It knows this message already, by its digest. */
const ALREADY = 208;
/** Too little text to learn from. */
const NOTHING = 204;
/** It is sure of the same already, and so has nothing to learn. */
const SURE = /already in class|learn conditions denied|already learned/;

/** The statistics of this node's rspamd, by its controller on loopback. */
export const teachRspamd: Teach = ({ as, address, raw }) =>
  new Promise((resolve, reject) => {
    const body = Buffer.from(raw, 'base64');
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: CONTROLLER_PORT,
        path: as === 'spam' ? '/learnspam' : '/learnham',
        method: 'POST',
        timeout: LIMIT_MS,
        // rspamd may write on after it has said that it closes; what it said before that counts.
        insecureHTTPParser: true,
        headers: { 'content-length': body.length, rcpt: address },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => {
          if ([OK, ALREADY, NOTHING].includes(incoming.statusCode ?? 0) || SURE.test(text)) resolve();
          else reject(new Error(`rspamd did not learn: ${incoming.statusCode} ${text.slice(0, 200)}`));
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('rspamd did not learn in time')));
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Waits until the peer has had it. */
export function teachPeer(address: string, key: Buffer, lesson: Lesson): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = dialPair(address, key, 'learn');
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('the peer did not learn in time')));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the peer did not learn')));
    createInterface({ input: socket }).once('line', (line) => {
      // Whether it could make something of it or not: it has had it.
      if (line === 'done' || line === 'failed') resolve();
      socket.end();
    });
    socket.write(`${JSON.stringify(lesson)}\n`);
  });
}

/** The other end. What arrives here is not sent on. */
export function takeLesson(socket: TLSSocket, teach: Teach): void {
  socket.setTimeout(LIMIT_MS, () => socket.destroy());
  createInterface({ input: socket }).once('line', (line) => {
    Promise.resolve()
      .then(() => teach(Lesson.parse(JSON.parse(line))))
      .then(
        () => socket.end('done\n'),
        () => socket.end('failed\n'),
      );
  });
}
