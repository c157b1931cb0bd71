import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MarkSender, takeMarks } from './marks.ts';
import { dialPair, servePairLink, toDoveadm } from './pair-link.ts';

const KEY = Buffer.alloc(32, 1);
const HOST = '127.0.0.1';
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(incoming: Partial<Parameters<typeof servePairLink>[2]>) {
  const nobody = { marks: () => {}, doveadm: () => {}, align: () => {}, learn: () => {}, webmail: () => {}, ...incoming };
  const server = servePairLink(HOST, KEY, nobody, () => {});
  closers.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
}
const until = async (what: () => boolean) => {
  for (let n = 0; n < 200 && !what(); n++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(what()).toBe(true);
};

describe('the link between the agents of a pair', () => {
  it('carries marks, and each is acknowledged', async () => {
    const marked: string[] = [];
    const boots: string[] = [];
    await serve({
      marks: (socket) => {
        closers.push(() => socket.destroy());
        takeMarks(socket, { hello: (boot) => boots.push(boot), mark: (address) => marked.push(address), gone: () => {} });
      },
    });
    const sender = new MarkSender(HOST, KEY, 'boot-1', () => {});
    closers.push(() => sender.close());
    sender.mark('before@acme.test');
    await until(() => sender.connected);
    sender.mark('after@acme.test');
    await until(() => sender.unacknowledged === 0);
    expect([boots, marked]).toEqual([['boot-1'], ['before@acme.test', 'after@acme.test']]);
  });

  it('joins a connection to the local doveadm, bytes sent before the handshake included', async () => {
    const echo = createServer((socket) => socket.pipe(socket));
    closers.push(() => echo.close());
    await new Promise<void>((resolve) => echo.listen(0, HOST, resolve));
    await serve({ doveadm: (socket) => toDoveadm(socket, (echo.address() as AddressInfo).port) });
    const socket = dialPair(HOST, KEY, 'doveadm');
    socket.write('VERSION\tdoveadm-server\t1\t2\n');
    const answer = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
    socket.destroy();
    expect(answer).toBe('VERSION\tdoveadm-server\t1\t2\n');
  });

  it('lets nobody in with another key', async () => {
    let entered = false;
    await serve({
      marks: () => {
        entered = true;
      },
    });
    const socket = dialPair(HOST, Buffer.alloc(32, 2), 'marks');
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error).toBeInstanceOf(Error);
    expect(entered).toBe(false);
  });
});
