import { describe, expect, it } from 'vitest';
import { PAIR } from '../converge/records.arbitrary.ts';
import { renderDovecot } from './dovecot.ts';
import { doveadmApiKey, doveadmPassword, pairLinkKey } from './pair-secrets.ts';
import { renderPostfix } from './postfix.ts';
import { type HostFacts, leads, peerOf, selfOf } from './rendered.ts';
import { renderRspamd } from './rspamd.ts';

const [mx1, mx2] = PAIR.nodes as [(typeof PAIR.nodes)[number], (typeof PAIR.nodes)[number]];
const facts: HostFacts = {
  nodeId: mx1.id,
  nodeDb: '/var/lib/relevo/maps/node.db',
  dkimDir: '/var/lib/relevo/dkim',
  webmailGid: 5002,
  tls: { cert: '/c.pem', key: '/k.pem' },
  fenced: false,
};
const file = (files: { path: string; content: string }[], name: string) =>
  files.find(({ path }) => path.endsWith(name))?.content ?? '';
const mainCf = (pair = PAIR, given = facts) => file(renderPostfix(pair, given), 'main.cf');
const parameter = (text: string, name: string) => new RegExp(`^${name} =(.*)$`, 'm').exec(text)?.[1]?.trim();

describe('main.cf', () => {
  it.each([
    ['myhostname', 'mx1.relevo.test'],
    ['message_size_limit', String(25 * 1024 * 1024)],
    ['smtpd_tls_cert_file', '/c.pem'],
    ['mydestination', ''],
    ['master_service_disable', ''],
  ])('%s is %j', (name, value) => expect(parameter(mainCf(), name)).toBe(value));

  it('refuses for a mailbox before it permits its own network', () => {
    const restrictions = parameter(mainCf(), 'smtpd_recipient_restrictions') ?? '';
    expect(restrictions.indexOf('refusals')).toBeLessThan(restrictions.indexOf('permit_mynetworks'));
  });

  it('names every map to proxymap', () => {
    const text = mainCf();
    const used = new Set(text.match(/proxy:sqlite:\S+?\.cf/g));
    const allowed = parameter(text, 'proxy_read_maps')?.split(' ') ?? [];
    expect([...used].filter((map) => !allowed.includes(map))).toEqual([]);
  });

  it('has staff overrides in the place of its own lines', () => {
    const text = mainCf({ ...PAIR, overrides: { postfix: 'message_size_limit = 1', dovecot: '' } });
    expect(text.match(/^message_size_limit.*$/gm)).toEqual(['message_size_limit = 1']);
  });

  it('closes the network services of a fenced node', () => {
    expect(parameter(mainCf(PAIR, { ...facts, fenced: true }), 'master_service_disable')).toBe('inet');
  });
});

describe('dovecot.conf', () => {
  const render = (given = facts) => file(renderDovecot(PAIR, given), 'dovecot.conf');

  it('offers nothing to clients of a fenced node, and still takes deliveries', () => {
    expect(parameter(render(), 'protocols')).toBe('imap pop3 lmtp sieve');
    expect(parameter(render({ ...facts, fenced: true }), 'protocols')).toBe('lmtp');
  });

  it('keeps doveadm on loopback and its passwords from other eyes', () => {
    const text = render();
    expect(text.match(/address = 127\.0\.0\.1/g)).toHaveLength(2);
    expect(text).not.toContain(PAIR.replicationSecret);
    expect(renderDovecot(PAIR, facts).find(({ path }) => path.endsWith('dovecot.conf'))?.mode).toBe(0o600);
  });

  it('caches no password', () => expect(parameter(render(), 'auth_cache_size')).toBe('0'));
});

describe('rspamd', () => {
  it('signs for a login of the same domain alone', () => {
    const signing = file(renderRspamd(PAIR, facts), 'dkim_signing.conf');
    for (const line of ['allow_username_mismatch = false', 'sign_local = true', 'use_esld = false'])
      expect(signing).toContain(line);
  });
});

describe('a pair', () => {
  it('knows its nodes', () => {
    expect([selfOf(PAIR, mx1.id), peerOf(PAIR, mx1.id)]).toEqual([mx1, mx2]);
    expect([leads(PAIR, mx1.id), leads(PAIR, mx2.id)]).toEqual([true, false]);
    expect(() => selfOf(PAIR, 'another')).toThrow(/does not name/);
  });

  it('derives a key for each use, the same on both nodes where they meet', () => {
    const secret = PAIR.replicationSecret;
    const keys = [
      doveadmPassword(secret),
      pairLinkKey(secret).toString('hex'),
      doveadmApiKey(secret, mx1.id),
      doveadmApiKey(secret, mx2.id),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
