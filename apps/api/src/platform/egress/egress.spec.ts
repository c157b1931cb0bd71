import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOf, mayReach } from './addresses.rules.js';
import { Egress, EgressRefused } from './egress.js';

const nothing = listOf([]);

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    'not an address',
    '',
  ])('%s is closed', (address) => expect(mayReach(address, nothing)).toBe(false));

  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '192.167.255.255', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s is open',
    (address) => expect(mayReach(address, nothing)).toBe(true),
  );

  it('is open when the installation names its range, and no other', () => {
    const lab = listOf(['10.7.0.0/16', 'fd12::/16']);
    expect(['10.7.0.1', '10.8.0.1', 'fd12::1', 'fd13::1', '::ffff:10.7.0.1'].map((one) => mayReach(one, lab))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('is judged alike, written as IPv4 or inside IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => {
        expect(mayReach(`::ffff:${v4}`, nothing)).toBe(mayReach(v4, nothing));
      }),
    );
  });
});

describe('a request', () => {
  let server: Server;
  let port: number;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      if (request.url === '/away') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      if (request.url === '/much') return response.end('x'.repeat(5000));
      if (request.url === '/never') return undefined;
      return response.end('here');
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const names: Record<string, string[]> = {
    'inside.test': ['127.0.0.1'],
    'mixed.test': ['1.1.1.1', '127.0.0.1'],
    'nobody.test': [],
  };
  const resolve = async (host: string) => (names[host] ?? []).map((address) => ({ address, family: 4 }));
  const strict = new Egress(nothing, resolve);

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '0177.0.0.1',
    '0x7f.1',
    '127.1',
    '127.0.1',
    '①②⑦.⓪.⓪.①',
    '127.0.0.1.',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '0',
    'inside.test',
    'mixed.test',
    'nobody.test',
  ])('to http://%s is refused without a connection', async (host) => {
    const before = asked;
    await expect(strict.fetch(`http://${host}:${port}/`)).rejects.toBeInstanceOf(EgressRefused);
    expect(asked).toBe(before);
  });

  it.each(['file:///etc/passwd', 'ftp://1.1.1.1/', 'http://user:pass@1.1.1.1/'])('to %s is refused', async (url) => {
    await expect(strict.fetch(url)).rejects.toBeInstanceOf(EgressRefused);
  });

  const lab = new Egress(listOf(['127.0.0.0/8']), resolve);
  it('reaches what the installation allows', async () => {
    expect((await lab.fetch(`http://inside.test:${port}/`)).body.toString()).toBe('here');
  });

  it('connects to the address that was judged, whatever the name says a moment later', async () => {
    let times = 0;
    const rebinding = new Egress(listOf(['127.0.0.1/32']), async () => [
      { address: times++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 },
    ]);
    expect((await rebinding.fetch(`http://inside.test:${port}/`)).body.toString()).toBe('here');
    expect(times).toBe(1);
    await expect(rebinding.fetch(`http://inside.test:${port}/`)).rejects.toBeInstanceOf(EgressRefused);
  });

  it('follows no redirect, and takes neither too much nor too long', async () => {
    expect((await lab.fetch(`http://inside.test:${port}/away`)).status).toBe(302);
    await expect(lab.fetch(`http://inside.test:${port}/much`, { maxBytes: 1000 })).rejects.toThrow(/more than 1000 bytes/);
    await expect(lab.fetch(`http://inside.test:${port}/never`, { timeoutMs: 100 })).rejects.toThrow();
  });
});
