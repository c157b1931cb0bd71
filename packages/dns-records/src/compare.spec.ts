import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, questionKey, questionsFor } from './answer.ts';
import { compareRecords } from './compare.ts';
import { customerRecords } from './customer.ts';
import { dkimTxt } from './dkim.ts';
import type { RecordData, RecordType } from './record.ts';

const key = () => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
const publicKeyPem = key();
const EXPECTED = customerRecords({
  domain: 'acme.test',
  platform: 'relevo.test',
  slug: 'acme',
  dkim: { selector: 'r1', publicKeyPem },
});
const DKIM = 'r1._domainkey.acme.test';
const OURS = 'include:acme.spf.relevo.test';

/** The answers of a domain that has published everything as asked. */
function perfect(): Map<string, Answer> {
  const answers = new Map<string, Answer>(questionsFor(EXPECTED).map((q) => [questionKey(q), { kind: 'nodata' }]));
  for (const { name, data, alternative } of EXPECTED) {
    add(answers, name, data);
    if (alternative) add(answers, name, alternative);
  }
  return answers;
}

function add(answers: Map<string, Answer>, name: string, data: RecordData): void {
  const before = answers.get(questionKey({ name, type: data.type }));
  const records = before?.kind === 'found' ? before.records : [];
  answers.set(questionKey({ name, type: data.type }), { kind: 'found', records: [...records, data] });
}

type Change = [name: string, type: RecordType, records: RecordData[]];
const mx = (preference: number, exchange: string): RecordData => ({ type: 'MX', preference, exchange });
const txt = (text: string): RecordData => ({ type: 'TXT', text });
const cname = (target: string): RecordData => ({ type: 'CNAME', target });
const srv = (port: number, target: string): RecordData => ({ type: 'SRV', priority: 0, weight: 1, port, target });

function codes(changes: Change[]): Record<string, string> {
  const answers = perfect();
  for (const [name, type, records] of changes) {
    answers.set(questionKey({ name, type }), records.length > 0 ? { kind: 'found', records } : { kind: 'nxdomain' });
  }
  return Object.fromEntries(compareRecords(EXPECTED, answers).map((c) => [c.id, c.code]));
}

it('finds nothing to say of a domain that did as asked', () => {
  const comparisons = compareRecords(EXPECTED, perfect());
  expect(comparisons.map((c) => c.id)).toEqual(EXPECTED.map((record) => record.id));
  expect(comparisons.every((c) => c.state === 'right')).toBe(true);
});

it('says unknown, not missing, when the resolver does not answer', () => {
  expect(compareRecords(EXPECTED, new Map()).every((c) => c.state === 'unknown' && c.code === 'dns.no_answer')).toBe(true);
});

it('says missing of an empty domain', () => {
  const answers = new Map<string, Answer>(questionsFor(EXPECTED).map((q) => [questionKey(q), { kind: 'nxdomain' }]));
  expect(compareRecords(EXPECTED, answers).every((c) => c.state === 'missing')).toBe(true);
});

describe('mail exchanges', () => {
  const first = 'acme.mx.relevo.test';
  const second = 'acme.mx2.relevo.test';
  it.each<[string, RecordData[], Record<string, string>]>([
    [
      'other numbers',
      [mx(0, first), mx(5, second)],
      { 'mx.first': 'mx.right_other_numbers', 'mx.second': 'mx.right_other_numbers' },
    ],
    ['capitals and dots', [mx(10, 'ACME.mx.relevo.test.'), mx(20, second)], { 'mx.first': 'mx.right' }],
    ['swapped', [mx(20, first), mx(10, second)], { 'mx.first': 'mx.swapped', 'mx.second': 'mx.swapped' }],
    ['same preference', [mx(10, first), mx(10, second)], { 'mx.first': 'mx.same_preference' }],
    ['second forgotten', [mx(10, first)], { 'mx.first': 'mx.right', 'mx.second': 'mx.missing' }],
    ['none', [], { 'mx.first': 'mx.missing', 'mx.second': 'mx.missing' }],
    ['elsewhere', [mx(1, 'aspmx.l.google.com')], { 'mx.first': 'mx.elsewhere', 'mx.second': 'mx.elsewhere' }],
    ['null', [mx(0, '.')], { 'mx.first': 'mx.null' }],
    ['an address', [mx(10, '192.0.2.1')], { 'mx.first': 'mx.address_not_name' }],
    ['the client alias', [mx(10, 'mail.acme.test')], { 'mx.first': 'mx.through_alias' }],
    [
      'old one behind',
      [mx(10, first), mx(20, second), mx(30, 'old.test')],
      { 'mx.first': 'mx.right', 'mx.extra': 'mx.foreign_beside' },
    ],
    ['old one before', [mx(10, first), mx(20, second), mx(5, 'old.test')], { 'mx.extra': 'mx.foreign_first' }],
  ])('%s', (_, records, expected) => expect(codes([['acme.test', 'MX', records]])).toMatchObject(expected));
});

describe('SPF', () => {
  it.each<[string, string[], string]>([
    ['as asked', [`v=spf1 ${OURS} -all`], 'spf.right'],
    ['beside other texts', ['google-site-verification=x', `v=spf1 ${OURS} -all`], 'spf.right'],
    ['softfail', [`V=SPF1 ${OURS} ~all`], 'spf.right_softfail'],
    ['with others', [`v=spf1 mx ip4:192.0.2.7/32 ${OURS} -all`], 'spf.right_with_others'],
    ['none', ['v=spf10 nonsense'], 'spf.missing'],
    ['two', [`v=spf1 ${OURS} -all`, 'v=spf1 mx -all'], 'spf.two_records'],
    ['unknown mechanism', [`v=spf1 ipv4:192.0.2.1 ${OURS} -all`], 'spf.syntax'],
    ['a comma', [`v=spf1 ${OURS}, -all`], 'spf.no_include'],
    ['not ours', ['v=spf1 include:_spf.google.com -all'], 'spf.no_include'],
    ['ours refused', [`v=spf1 -${OURS} -all`], 'spf.no_include'],
    ['behind all', [`v=spf1 mx -all ${OURS}`], 'spf.include_after_all'],
    ['everybody', [`v=spf1 ${OURS} +all`], 'spf.plus_all'],
    ['everybody, bare', [`v=spf1 ${OURS} all`], 'spf.plus_all'],
    ['no end', [`v=spf1 ${OURS}`], 'spf.no_all'],
    ['neutral end', [`v=spf1 ${OURS} ?all`], 'spf.no_all'],
    ['redirect for an end', [`v=spf1 ${OURS} redirect=_spf.acme.test`], 'spf.right'],
    ['eleven lookups', [`v=spf1 ${OURS} ${'include:x.test '.repeat(10)}-all`], 'spf.too_many_lookups'],
    ['ten lookups', [`v=spf1 ${OURS} ${'include:x.test '.repeat(9)}-all`], 'spf.right_with_others'],
  ])('%s', (_, texts, code) => expect(codes([['acme.test', 'TXT', texts.map(txt)]])).toMatchObject({ spf: code }));
});

describe('DKIM', () => {
  const own = dkimTxt(publicKeyPem);
  const none: Change = [DKIM, 'CNAME', []];
  it.each<[string, Change[], string]>([
    ['key pasted', [none, [DKIM, 'TXT', [txt(own)]]], 'dkim.right_direct'],
    ['key pasted with spaces', [none, [DKIM, 'TXT', [txt(own.replace(/(.{30})/, '$1 '))]]], 'dkim.right_direct'],
    ['nothing', [none, [DKIM, 'TXT', []]], 'dkim.missing'],
    ['alias elsewhere', [[DKIM, 'CNAME', [cname('s1.other.test')]]], 'dkim.alias_elsewhere'],
    ['alias to nothing', [[DKIM, 'TXT', []]], 'dkim.alias_broken'],
    ['two keys', [none, [DKIM, 'TXT', [txt(own), txt(own)]]], 'dkim.two_records'],
    ['no key tag', [none, [DKIM, 'TXT', [txt('v=DKIM1; k=rsa')]]], 'dkim.malformed'],
    ['revoked', [none, [DKIM, 'TXT', [txt('v=DKIM1; p=')]]], 'dkim.revoked'],
    ['another key', [none, [DKIM, 'TXT', [txt(dkimTxt(key()))]]], 'dkim.key_differs'],
  ])('%s', (_, changes, code) => expect(codes(changes)).toMatchObject({ dkim: code }));
});

describe('DMARC', () => {
  it.each<[string, string[], string]>([
    ['reject', ['v=DMARC1; p=reject'], 'dmarc.right_stricter'],
    ['own reports', ['v=DMARC1; p=quarantine; rua=mailto:it@acme.test'], 'dmarc.right_other_reports'],
    ['reports to both', ['v=DMARC1;p=quarantine;rua=mailto:it@acme.test,mailto:dmarc@relevo.test'], 'dmarc.right'],
    ['watching', ['v=DMARC1; p=none'], 'dmarc.policy_none'],
    ['none', [], 'dmarc.missing'],
    ['two', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'dmarc.two_records'],
    ['no policy', ['v=DMARC1; rua=mailto:a@b.test'], 'dmarc.malformed'],
    ['unknown policy', ['v=DMARC1; p=block'], 'dmarc.malformed'],
    ['version last', ['p=reject; v=DMARC1'], 'dmarc.malformed'],
    ['commas', ['v=DMARC1, p=reject'], 'dmarc.malformed'],
  ])('%s', (_, texts, code) => expect(codes([['_dmarc.acme.test', 'TXT', texts.map(txt)]])).toMatchObject({ dmarc: code }));
});

describe('client names and services', () => {
  it.each<[string, Change[], Record<string, string>]>([
    ['nothing', [['mail.acme.test', 'CNAME', []]], { 'client.mail': 'client.missing' }],
    ['elsewhere', [['mail.acme.test', 'CNAME', [cname('ghs.google.com')]]], { 'client.mail': 'client.elsewhere' }],
    [
      'an address',
      [
        ['mail.acme.test', 'CNAME', []],
        ['mail.acme.test', 'A', [{ type: 'A', address: '192.0.2.1' }]],
      ],
      { 'client.mail': 'client.address_instead' },
    ],
    ['no service', [['_imaps._tcp.acme.test', 'SRV', []]], { 'srv.imaps': 'srv.missing' }],
    ['wrong port', [['_imaps._tcp.acme.test', 'SRV', [srv(143, 'acme.mail.relevo.test')]]], { 'srv.imaps': 'srv.port_differs' }],
    ['other host', [['_imaps._tcp.acme.test', 'SRV', [srv(993, 'imap.old.test')]]], { 'srv.imaps': 'srv.elsewhere' }],
    ['denied', [['_pop3s._tcp.acme.test', 'SRV', [srv(0, '.')]]], { 'srv.pop3s': 'srv.not_offered' }],
  ])('%s', (_, changes, expected) => expect(codes(changes)).toMatchObject(expected));
});

it('takes any text a stranger may publish', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom('v=spf1 ', 'v=DMARC1; ', 'v=DKIM1; ', ''),
      (texts, head) => {
        const records = texts.map((text) => txt(head + text));
        const found = codes([
          ['acme.test', 'TXT', records],
          [DKIM, 'CNAME', []],
          [DKIM, 'TXT', records],
          ['_dmarc.acme.test', 'TXT', records],
        ]);
        expect(Object.keys(found)).toHaveLength(EXPECTED.length);
      },
    ),
  );
});
