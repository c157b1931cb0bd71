import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { serveSocketMap, takeNetstring } from './socketmap.ts';

it('answers request after request, however they are cut, and says what it cannot', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-socketmap-'));
  const map = (name: string, key: string): string | null => {
    if (name === 'broken') throw new Error('no database');
    return key === 'nobody' ? null : `${name}:${key}`;
  };
  const path = join(directory, 'map');
  const server = serveSocketMap(path, map, createLog('silent'));
  await new Promise((resolve) => server.once('listening', resolve));
  const whole = '5:one a,10:one nobody,8:broken x,6:two ñ,';
  const sent = Buffer.from(whole);
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(path);
    let received = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received += chunk;
      if (received.endsWith('ñ,')) socket.end();
    });
    socket.on('close', () => resolve(received));
    for (let at = 0; at < sent.length; at += 5) socket.write(sent.subarray(at, at + 5));
  });
  expect(text).toBe('8:OK one:a,9:NOTFOUND ,18:TEMP not available,9:OK two:ñ,');
  server.close();
  rmSync(directory, { recursive: true });
});

it.each([
  ['3:abc', null],
  ['3:abcd', 'broken'],
  ['x:abc,', 'broken'],
  ['99999:', 'broken'],
  ['1234567', 'broken'],
  ['', null],
])('%j is %j', (text, expected) => expect(takeNetstring(Buffer.from(text))).toBe(expected));
