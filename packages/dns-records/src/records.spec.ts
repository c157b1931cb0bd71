import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerRecords, customerZone } from './customer.ts';
import { dkimTxt } from './dkim.ts';
import { platformRecords, setupName } from './platform.ts';
import { presentation, txtChunks } from './record.ts';

const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const rsa = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey);
const ed25519 = pem(generateKeyPairSync('ed25519').publicKey);
const INPUT = { domain: 'acme.test', platform: 'relevo.test', slug: 'acme', dkim: { selector: 'r1', publicKeyPem: rsa } };
const PLATFORM = {
  platform: 'relevo.test',
  slug: 'acme',
  primary: '192.0.2.1',
  standby: '192.0.2.2',
  serving: 'primary',
  senders: ['192.0.2.1', '192.0.2.2', '2001:db8::25'],
  keys: [{ selector: 'r1', publicKeyPem: rsa }],
  domains: ['acme.test'],
} as const;

const lines = (records: readonly { name: string; data: Parameters<typeof presentation>[0] }[]) =>
  records.map(({ name, data }) => `${name} ${data.type} ${presentation(data)}`);

describe('customerRecords', () => {
  it('lists what the domain must publish, in order', () => {
    expect(lines(customerRecords(INPUT))).toEqual([
      'acme.test MX 10 acme.mx.relevo.test.',
      'acme.test MX 20 acme.mx2.relevo.test.',
      'acme.test TXT "v=spf1 include:acme.spf.relevo.test -all"',
      'r1._domainkey.acme.test CNAME r1.acme.dkim.relevo.test.',
      '_dmarc.acme.test TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@relevo.test"',
      'mail.acme.test CNAME acme.mail.relevo.test.',
      'autoconfig.acme.test CNAME setup.relevo.test.',
      'autodiscover.acme.test CNAME setup.relevo.test.',
      '_imaps._tcp.acme.test SRV 0 1 993 acme.mail.relevo.test.',
      '_pop3s._tcp.acme.test SRV 0 1 995 acme.mail.relevo.test.',
      '_submissions._tcp.acme.test SRV 0 1 465 acme.mail.relevo.test.',
      '_submission._tcp.acme.test SRV 0 1 587 acme.mail.relevo.test.',
      '_autodiscover._tcp.acme.test SRV 0 1 443 setup.relevo.test.',
    ]);
  });

  it('has ids of their own', () => {
    const ids = customerRecords(INPUT).map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('platformRecords', () => {
  it('puts the serving node first and gives the standby its own name', () => {
    expect(lines(platformRecords(PLATFORM)).filter((line) => !line.includes('DKIM'))).toEqual([
      'acme.mx.relevo.test A 192.0.2.1',
      'acme.mx2.relevo.test A 192.0.2.2',
      'acme.mail.relevo.test A 192.0.2.1',
      'acme.standby.relevo.test A 192.0.2.2',
      'acme.spf.relevo.test TXT "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip6:2001:db8::25 -all"',
      'acme.test._report._dmarc.relevo.test TXT "v=DMARC1"',
    ]);
  });

  it('a switch changes three records and no more', () => {
    const before = lines(platformRecords(PLATFORM));
    const after = lines(platformRecords({ ...PLATFORM, serving: 'standby' }));
    expect(after.filter((line, i) => line !== before[i])).toEqual([
      'acme.mx.relevo.test A 192.0.2.2',
      'acme.mx2.relevo.test A 192.0.2.1',
      'acme.mail.relevo.test A 192.0.2.2',
    ]);
  });

  it('a pair of one publishes both exchanges on it', () => {
    const single = lines(platformRecords({ ...PLATFORM, standby: null }));
    expect(single[1]).toBe('acme.mx2.relevo.test A 192.0.2.1');
    expect(single.some((line) => line.includes('standby'))).toBe(false);
  });

  it('every name a customer points at exists', () => {
    // The tenant's own names, and the one that all share, which the platform's zone holds.
    const names = new Set([...platformRecords(PLATFORM).map((record) => record.name), setupName(PLATFORM.platform)]);
    for (const { data } of customerRecords(INPUT)) {
      if (data.type === 'MX') expect(names).toContain(data.exchange);
      if ('target' in data) expect(names).toContain(data.target);
    }
  });
});

describe('customerZone', () => {
  const zone = customerZone({
    ...INPUT,
    nameServers: ['ns1.relevo.test', 'ns2.relevo.test'],
    serial: 7,
    extra: [
      { name: 'www.acme.test', ttl: 300, data: { type: 'A', address: '198.51.100.1' } },
      { name: 'mail.acme.test', ttl: 300, data: { type: 'A', address: '198.51.100.1' } },
      { name: 'acme.test', ttl: 300, data: { type: 'A', address: '198.51.100.1' } },
      { name: 'acme.test', ttl: 300, data: { type: 'TXT', text: 'google-site-verification=x' } },
      { name: 'acme.test', ttl: 300, data: { type: 'TXT', text: 'v=spf1 mx -all' } },
      { name: 'acme.test', ttl: 300, data: { type: 'MX', preference: 5, exchange: 'old.test' } },
    ],
  });

  it('keeps what is the customer’s own and does not meet ours', () => {
    const text = lines(zone);
    expect(text).toContain('www.acme.test A 198.51.100.1');
    expect(text).toContain('acme.test A 198.51.100.1');
    expect(text).toContain('acme.test TXT "google-site-verification=x"');
    expect(text).not.toContain('mail.acme.test A 198.51.100.1');
    expect(text).not.toContain('acme.test TXT "v=spf1 mx -all"');
    expect(text).not.toContain('acme.test MX 5 old.test.');
  });

  it('leaves every alias alone at its name', () => {
    for (const alias of zone.filter((record) => record.data.type === 'CNAME')) {
      expect(zone.filter((record) => record.name === alias.name)).toHaveLength(1);
    }
  });
});

describe('text records', () => {
  it('reads keys of both kinds', () => {
    expect(dkimTxt(rsa)).toMatch(/^v=DKIM1; k=rsa; p=MIIB[A-Za-z0-9+/]+=*$/);
    expect(dkimTxt(ed25519)).toMatch(/^v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=$/);
  });

  it('cuts at 255 bytes and loses nothing', () => {
    expect(txtChunks('')).toEqual(['']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const chunks = txtChunks(text);
        expect(chunks.join('')).toBe(text);
        for (const chunk of chunks) expect(Buffer.byteLength(chunk)).toBeLessThanOrEqual(255);
      }),
    );
  });
});
