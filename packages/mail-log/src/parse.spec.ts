import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { details } from './details.ts';
import { isParsed, type MailEvent, type Program } from './line.ts';
import { LineParser, parseLine } from './parse.ts';

const REFERENCE = new Date('2026-11-24T20:00:00Z');
const parse = (line: string) => parseLine(line, { reference: REFERENCE });
const at = (line: string): string | null => {
  const parsed = parse(line);
  return isParsed(parsed) ? parsed.at : null;
};
const REST = 'mx1 postfix/smtpd[1]: connect from a.test[192.0.2.1]';

describe('times', () => {
  it.each([
    ['Nov 24 18:22:40', '2026-11-24T18:22:40Z'],
    ['Nov  4 18:22:40', '2026-11-04T18:22:40Z'],
    ['Nov 4 18:22:40', '2026-11-04T18:22:40Z'],
    ['Dec 31 23:59:59', '2025-12-31T23:59:59Z'],
    ['Jan  1 00:00:00', '2026-01-01T00:00:00Z'],
    ['Nov 25 01:00:00', '2026-11-25T01:00:00Z'],
    ['Nov 26 00:00:00', '2026-11-26T00:00:00Z'],
    ['Dec 30 00:00:00', '2025-12-30T00:00:00Z'],
    ['Feb 29 12:00:00', '2024-02-29T12:00:00Z'],
    ['2026-11-24T18:22:40+00:00', '2026-11-24T18:22:40+00:00'],
    ['2026-11-24T18:22:40.123456-03:00', '2026-11-24T18:22:40.123456-03:00'],
    ['2026-11-24T18:22:40Z', '2026-11-24T18:22:40Z'],
    ['2026-11-24 18:22:40', '2026-11-24T18:22:40Z'],
    ['Nov 24 18:22:40.123456', '2026-11-24T18:22:40.123456Z'],
    ['Nov  4 2019 18:22:40', '2019-11-04T18:22:40Z'],
    ['Nov 24 2019 18:22:40.5', '2019-11-24T18:22:40.5Z'],
    ['Dec 31 23:59:60', '2025-12-31T23:59:60Z'],
    ['<22>Nov 24 18:22:40', '2026-11-24T18:22:40Z'],
    ['<22>2026-11-24T18:22:40Z', '2026-11-24T18:22:40Z'],
  ])('%s is %s', (written, expected) => expect(at(`${written} ${REST}`)).toBe(expected));

  it.each([
    'Nop 24 18:22:40',
    'Nov 32 18:22:40',
    'Nov 24 18.22.40',
    '24 Nov 18:22:40',
    'Nov 24 25:61:99',
    'Nov 24 24:00:00',
    'Nov 24 18:22:61',
    'Nov 24 aa:bb:cc',
    'Nov 24 18:22:40.',
    'Nov 24 18:22:40.5x',
    'Feb 29 2019 18:22:40',
    'Nov 24 20xx 18:22:40',
    '2026-11-24T25:61:99Z',
    '2026-13-24T18:22:40Z',
    '2026-02-30 18:22:40',
    '2026-aa-24 18:22:40',
    '<>Nov 24 18:22:40',
    '<2222>Nov 24 18:22:40',
    '<22><22>Nov 24 18:22:40',
    '',
  ])('%s is no time', (written) => expect(at(`${written} ${REST}`)).toBeNull());

  it('go from year to year in a reader that never ends, silent weeks included', () => {
    const parser = new LineParser({ reference: REFERENCE });
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    for (let day = 0; day < 1500; day += 25) {
      const date = new Date(REFERENCE.getTime() + day * 86_400_000);
      const written = `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} 10:00:00`;
      const parsed = parser.parse(`${written} ${REST}`);
      expect(isParsed(parsed) && parsed.at).toBe(`${date.toISOString().slice(0, 10)}T10:00:00Z`);
    }
  });

  it('lie in the past of a file that is finished', () => {
    const options = { reference: REFERENCE, aheadDays: 1 };
    const year = (written: string): string | false => {
      const parsed = parseLine(`${written} ${REST}`, options);
      return isParsed(parsed) && parsed.at.slice(0, 4);
    };
    expect(['Nov 25 00:00:00', 'Nov 27 00:00:00', 'Dec 10 00:00:00'].map(year)).toEqual(['2026', '2025', '2025']);
  });

  it('without a zone take the one that is given', () => {
    const parsed = parseLine(`Nov 24 18:22:40 ${REST}`, { reference: REFERENCE, zone: '-03:00' });
    expect(isParsed(parsed) && parsed.at).toBe('2026-11-24T18:22:40-03:00');
  });
});

describe('heads', () => {
  const connect = { at: '2026-11-24T18:22:40.123Z', host: 'mx1', pid: 7, event: { kind: 'connect', client: { name: 'a.test' } } };
  it.each([
    ['<22>1 2026-11-24T18:22:40.123Z mx1 postfix/smtpd 7 - - connect from a.test[192.0.2.1]', { ...connect, priority: '22' }],
    ['<22>1 2026-11-24T18:22:40.123Z mx1 postfix/smtpd 7 mail [a b="]\\"] c"][d] connect from a.test[192.0.2.1]', connect],
    [
      '<22>1 2026-11-24T18:22:40.123Z - postfix/smtpd - - - \ufeffconnect from a.test[192.0.2.1]',
      { ...connect, host: null, pid: null },
    ],
    [
      '<22>1 2026-11-24T18:22:40.123Z mx1 dovecot 7 - - imap-login: Login: user=<a@b.test>, rip=192.0.2.1',
      { event: { kind: 'login' } },
    ],
    ['<22>1 2026-11-24T18:22:40.123Z mx1 rspamd 7 - - (normal) <a>; task; f: text', { event: { kind: 'scan_note', tag: 'a' } }],
    ['<22>Nov 24 18:22:40.123 mx1 postfix/smtpd[7]: connect from a.test[192.0.2.1]', { ...connect, priority: '22' }],
    [
      'Nov 24 18:22:40.123 <mail.info> mx1 postfix/smtpd[7]: connect from a.test[192.0.2.1]',
      { ...connect, priority: 'mail.info' },
    ],
    [
      'Nov 24 18:22:40.123 mx1 <mail.info> postfix/smtpd[7]: connect from a.test[192.0.2.1]',
      { ...connect, priority: 'mail.info' },
    ],
    ['Nov 24 18:22:40.123 postfix/smtpd[7]: connect from a.test[192.0.2.1]', { ...connect, host: null }],
  ])('%s', (line, expected) => expect(parse(line)).toMatchObject(expected));

  it.each([
    '<22>1 2026-11-24T18:22:40Z mx1 postfix/smtpd 7 - connect from a.test[192.0.2.1]',
    '<22>1 2026-11-24T18:22:40Z mx1 postfix/smtpd 7 - [a b="c" connect from a.test[192.0.2.1]',
    '<22>1 2026-11-24T18:22:40Z mx1',
    '<22>1 - mx1 postfix/smtpd 7 - - connect from a.test[192.0.2.1]',
    'Nov 24 18:22:40 <mail.info',
    'Nov 24 18:22:40 <mail.info> mx1',
  ])('%s is none', (line) => expect(parse(line)).toEqual({ unparsed: line }));
});

describe('programs', () => {
  it.each<[string, Partial<Program>]>([
    ['postfix/smtpd[1]: connect from a[192.0.2.1]', { instance: 'postfix', service: null, daemon: 'smtpd' }],
    ['postfix/submission/smtpd[1]: connect from a[192.0.2.1]', { service: 'submission', daemon: 'smtpd' }],
    ['postfix-bulk/smtp[1]: connect to a[192.0.2.1]:25: No route to host', { instance: 'postfix-bulk', daemon: 'smtp' }],
    ['correo/qmgr[1]: 4Tsw9B1h3gz9sY: removed', { family: 'postfix', instance: 'correo', daemon: 'qmgr' }],
    [
      'dovecot: imap-login: Login: user=<a@b.test>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2',
      { family: 'dovecot', daemon: 'imap-login' },
    ],
    ['rspamd[9]: <abc>; task; f: text', { family: 'rspamd' }],
  ])('%s', (text, program) => expect(parse(`Nov 24 18:22:40 mx1 ${text}`)).toMatchObject({ program }));

  it.each(['kernel: eth0 up', 'cron[7]: (root) CMD (true)', 'systemd[1]: Started x.', 'sshd[9]: warning: x'])(
    '%s is none of ours',
    (text) => {
      const line = `Nov 24 18:22:40 mx1 ${text}`;
      expect(parse(line)).toEqual({ unparsed: line });
    },
  );
});

describe('queue ids', () => {
  it.each(['4D1C2A0F31', 'DEADBEEF', '4Tsw9B1h3gz9sY', '3A4B5'])('%s is one', (id) => {
    expect(parse(`Nov 24 18:22:40 mx1 postfix/qmgr[1]: ${id}: removed`)).toMatchObject({
      event: { kind: 'removed', queueId: id },
    });
  });

  it.each(['warning', 'fatal', 'statistics', 'Deleted'])('%s is none', (word) => {
    const parsed = parse(`Nov 24 18:22:40 mx1 postfix/qmgr[1]: ${word}: 3 x`);
    expect(isParsed(parsed) && 'queueId' in parsed.event && parsed.event.queueId !== null).toBe(false);
  });
});

describe('deliveries', () => {
  const delivery = (text: string): MailEvent | null => {
    const parsed = parse(`Nov 24 18:22:40 mx1 postfix/smtp[1]: 4D1C2A0F31: ${text}`);
    return isParsed(parsed) ? parsed.event : null;
  };

  it.each<[string, object]>([
    [
      'to=<a@b.test>, relay=none, delay=1, delays=1/0/0/0, dsn=4.4.1, status=deferred (x (y) z)',
      { reply: 'x (y) z', relay: { name: 'none' } },
    ],
    [
      'to=<a@b.test>, relay=m[2001:db8::1]:25, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (250 ok)',
      { relay: { address: '2001:db8::1', port: 25 } },
    ],
    ['to=<>, relay=m[192.0.2.1]:25, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (250 ok)', { recipient: '' }],
    ['to=<a@b.test>, relay=local, delay=1, status=sent (mailbox)', { delays: null, enhancedCode: null, reply: 'mailbox' }],
    ['to=<"a b, relay=c"@b.test>, relay=local, delay=1, status=sent', { recipient: '"a b, relay=c"@b.test', reply: '' }],
    [
      'to=<ñandú@b.test>, orig_to=<é@b.test>, relay=local, delay=1, status=sent (ok)',
      { recipient: 'ñandú@b.test', originalRecipient: 'é@b.test' },
    ],
  ])('%s', (text, expected) => expect(delivery(text)).toMatchObject({ kind: 'delivery', ...expected }));
});

it('never throws and never loses a line', () => {
  const parser = new LineParser({ reference: REFERENCE });
  const heads = ['', 'Nov 24 18:22:40 ', 'Nov 24 18:22:40 mx1 ', 'Nov 24 18:22:40 mx1 postfix/smtpd[1]: '];
  const more = [
    'Nov 24 18:22:40 mx1 postfix/cleanup[1]: 4D1C2A0F31: ',
    'Nov 24 18:22:40 mx1 dovecot: ',
    '2026-11-24 18:22:40 #1(x) <a>; ',
  ];
  const words = [
    'to=<',
    'from=<',
    '>, ',
    ': ',
    '(',
    ')',
    '[',
    ']',
    '; from=<',
    ' helo=<',
    'status=',
    'reject: RCPT from ',
    'user=<',
    '=',
    '{',
    '}',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...heads, ...more), text, (head, parts) => {
      const line = head + parts.join('');
      const parsed = parser.parse(line);
      if (!isParsed(parsed)) expect(parsed.unparsed).toBe(line);
    }),
    { numRuns: 3000 },
  );
});

it.each(['to=<', '; from=<a> to=<', 'reject: RCPT from [', 'user=<a>, ', 'user=<, ', ', a=<', ', a', '(default: F (', "'"])(
  'costs no more than its length on a line of 50,000 times "%s"',
  (word) => {
    const long = word.repeat(50_000);
    for (const head of [
      'postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[1]: ',
      'postfix/smtp[1]: 4D1C2A0F31: to=<',
      'postfix/smtpd[1]: 4D1C2A0F31: client=a[1]',
      'postfix/smtpd[1]: warning: a[1]: user=<x>',
      'postfix/anvil[1]: statistics: ',
      'dovecot: imap-login: ',
      'dovecot: imap(a)<1><x>: expunge: box=',
      'rspamd: <a>; task; rspamd_task_write_log: ',
    ]) {
      const parsed = parse(`Nov 24 18:22:40 mx1 ${head}${long}`);
      if (isParsed(parsed)) details(parsed.event);
    }
  },
  2000,
);
