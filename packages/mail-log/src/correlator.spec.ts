import { readFileSync } from 'node:fs';
import { DeliveryEvent, LogEvent } from '@relevo/agent-protocol';
import { describe, expect, it } from 'vitest';
import { type CorrelatedEvent, Correlator } from './correlator.ts';
import { LineParser } from './parse.ts';

const FOLDER = new URL('../samples/', import.meta.url);
const parser = new LineParser({ reference: new Date('2026-11-30T00:00:00Z') });
const sample = (name: string): string[] =>
  readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
    .trimEnd()
    .split('\n');

const feed = (lines: readonly string[], correlator = new Correlator()): CorrelatedEvent[] =>
  lines.flatMap((line) => [...correlator.feed(parser.parse(line))]);

const postfix = (daemon: string, text: string, time = 'Nov 24 18:22:40'): string => `${time} mx1 postfix/${daemon}[7]: ${text}`;

describe('Correlator', () => {
  it.each(['postfix-traffic', 'postfix-refusals', 'postfix-variety', 'dovecot-syslog', 'dovecot-file', 'lab-world'])(
    'makes events of the protocol’s shape from %s',
    (name) => {
      for (const event of feed(sample(name))) expect(() => LogEvent.parse({ ...event, position: 1 })).not.toThrow();
    },
  );

  it('joins what the lines of one message say', () => {
    const events = feed(sample('postfix-traffic')).filter((e) => 'queueId' in e && e.queueId === '7F0B2A0F32');
    expect(events.map((e) => [e.type, 'status' in e ? e.status : null])).toEqual([
      ['received', null],
      ['delivery', 'sent'],
      ['delivery', 'deferred'],
      ['delivery', 'bounced'],
    ]);
    expect(events[1]).toMatchObject({
      sender: 'ana@acme.test',
      recipient: 'cliente@gmail.com',
      saslUser: 'ana@acme.test',
      client: 'unknown[2001:db8:0:1::25]',
      messageId: '5b1f0c6a-2f7e-4a8f-9a51-0f6f6f0a1e11@acme.test',
      size: 15877,
      relay: 'gmail-smtp-in.l.google.com[142.250.102.27]:25',
      enhancedCode: '2.0.0',
      via: 'smtp',
    });
  });

  it('reads the LMTP session that joins Postfix with Dovecot', () => {
    const sessions = feed(sample('postfix-traffic')).flatMap((e) =>
      e.type === 'delivery' && e.via === 'lmtp' ? [e.lmtpSession] : [],
    );
    expect(sessions).toEqual(['MKgPLAHFRGdCCAAA5fLQ4g', 'MKgPLAHFRGdCCAAA5fLQ4g:2', 'cKiPLBrFRGdKCAAA5fLQ4g', null]);
  });

  it('tells of each recipient that waited when the message expires, with the last word about it', () => {
    const expired = feed(sample('postfix-traffic')).filter((e) => e.type === 'delivery' && e.status === 'expired');
    expect(expired).toHaveLength(1);
    expect(expired[0]).toMatchObject({ recipient: 'pagos@muerto.test', sender: 'facturacion@acme.test', enhancedCode: '4.4.1' });
    expect((expired[0] as DeliveryEvent).reply).toContain('timed out while receiving the initial server greeting');
  });

  it('tells of a message once, however often it is taken up again, and not of reports that Postfix wrote itself', () => {
    const received = feed(sample('postfix-traffic')).filter((e) => e.type === 'received');
    expect(received.map((e) => 'queueId' in e && e.queueId)).toEqual(['4D1C2A0F31', '7F0B2A0F32', 'B1C002A0F34', 'D3E002A0F36']);
  });

  it('knows log-ins, good and bad, and whether the line was safe', () => {
    const logins = feed([...sample('dovecot-syslog'), ...sample('postfix-traffic'), ...sample('postfix-refusals')]).filter(
      (e) => e.type === 'login',
    );
    expect(logins.map((e) => e.type === 'login' && [e.address, e.protocol, e.ok, e.tls])).toEqual([
      ['ana@acme.test', 'imap', true, true],
      ['beto@acme.test', 'pop3', true, false],
      ['info@acme.test', 'imap', false, true],
      ['ana@acme.test', 'sieve', true, false],
      ['ana@acme.test', 'smtp', true, true],
      ['facturacion@acme.test', 'smtp', true, false],
      ['info@acme.test', 'smtp', false, false],
    ]);
  });

  it('knows a log-in through the webmail by where it was taken, and the person’s own address', () => {
    const text =
      'Login: user=<ana@acme.test>, method=PLAIN, rip=192.0.2.7, lip=127.0.0.1, mpid=455, secured, session=<HHw/uQ9hcNYKTRYB>';
    const line = `Nov 25 01:27:00 imap-login: Info: ${text}`;
    expect(feed([line])).toMatchObject([{ type: 'login', protocol: 'webmail', remote: '192.0.2.7', tls: true, ok: true }]);
  });

  it('knows which app password let somebody in, and takes no refused one’s word for it', () => {
    const id = '01a2104e-03ab-7952-863c-fe6df8eaa315';
    const line = (start: string) =>
      `Nov 25 01:27:00 imap-login: Info: ${start} method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, mpid=455, app=${id}, TLS, session=<HHw/uQ9hcNYKTRYB>`;
    expect(feed([line('Login: user=<ana@acme.test>,')])).toMatchObject([{ protocol: 'imap', tls: true, appPassword: id }]);
    const refused = feed([line('Disconnected (auth failed, 1 attempts in 2 secs): user=<ana@acme.test>,')]);
    expect(refused).toMatchObject([{ ok: false }]);
    expect(refused[0]).not.toHaveProperty('appPassword');
    const [own] = feed([line('Login: user=<ana@acme.test>,').replace(id, '')]);
    expect(own).not.toHaveProperty('appPassword');
  });

  it('knows which app password a program sent with, by the line that the node writes of it and by no other', () => {
    const id = '01a2104e-03ab-7952-863c-fe6df8eaa315';
    const said = `app password ${id} service=smtp rip=2001:db8::7 user=<ana@acme.test>`;
    expect(feed([`Nov 25 01:27:00 auth-worker(12): Info: ${said}`])).toEqual([
      {
        type: 'app_password',
        at: expect.stringContaining('T01:27:00'),
        address: 'ana@acme.test',
        protocol: 'smtp',
        remote: '2001:db8::7',
        appPassword: id,
      },
    ]);
    for (const line of [
      `imap-login: Info: ${said}`,
      `auth-worker(12): Info: sql(${said},192.0.2.7): Password mismatch`,
      `auth-worker(12): Info: ${said.replace(id, "x' OR 1")}`,
      `auth-worker(12): Info: ${said.replace('service=smtp', 'service=imap')}`,
    ])
      expect(feed([`Nov 25 01:27:00 ${line}`]).filter((event) => event.type === 'app_password')).toEqual([]);
  });

  it('does not take a warning, a hold or a probe for a refusal or a delivery', () => {
    expect(feed(sample('postfix-refusals')).filter((e) => e.type === 'rejected')).toHaveLength(14);
    expect(feed([postfix('smtp', '4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=2.1.5, status=deliverable (ok)')])).toEqual(
      [],
    );
  });

  it('gives a refusal the client and user that the message came with', () => {
    const [event] = feed([
      postfix('smtpd', 'B1B2C3D4E8: client=a.test[192.0.2.1], sasl_method=PLAIN, sasl_username=ana@acme.test'),
      postfix(
        'cleanup',
        'B1B2C3D4E8: milter-reject: END-OF-MESSAGE from a.test[192.0.2.1]: 5.7.1 Spam; from=<ana@acme.test> to=<x@y.test> proto=ESMTP helo=<a>',
      ),
    ]).filter((e) => e.type === 'rejected');
    expect(event).toMatchObject({ saslUser: 'ana@acme.test', client: 'a.test[192.0.2.1]', reply: '5.7.1 Spam' });
  });

  it('goes on from a snapshot as if it had never stopped', () => {
    const lines = sample('postfix-traffic');
    const whole = feed(lines);
    for (let cut = 0; cut <= lines.length; cut += 3) {
      const first = new Correlator();
      const before = feed(lines.slice(0, cut), first);
      const second = new Correlator({}, JSON.parse(JSON.stringify(first.snapshot())));
      expect([...before, ...feed(lines.slice(cut), second)]).toEqual(whole);
    }
  });

  it('keeps two instances’ queue ids apart', () => {
    const events = feed([
      'Nov 24 18:22:40 mx1 postfix-bulk/qmgr[1]: ABCDEF: from=<bulk@acme.test>, size=1, nrcpt=1 (queue active)',
      'Nov 24 18:22:40 mx1 postfix/smtp[1]: ABCDEF: to=<a@b.test>, relay=none, delay=1, dsn=4.4.1, status=deferred (x)',
    ]);
    expect(events).toEqual([expect.objectContaining({ sender: '', type: 'delivery' })]);
  });

  it('forgets what Postfix removed, what grew old, and what is too much', () => {
    const correlator = new Correlator({ maxMessages: 100 });
    feed([postfix('smtpd', '4D1C2A0F31: client=a[192.0.2.1]'), postfix('qmgr', '4D1C2A0F31: removed')], correlator);
    expect(correlator.size).toBe(0);
    feed(
      Array.from({ length: 500 }, (_, i) => postfix('smtpd', `${100000 + i}: client=a[192.0.2.1]`)),
      correlator,
    );
    expect(correlator.size).toBe(100);

    const patient = new Correlator();
    const client = (i: number, time: string): string => postfix('smtpd', `${100000 + i}: client=a[192.0.2.1]`, time);
    feed(
      Array.from({ length: 500 }, (_, i) => client(i, 'Nov  1 00:00:00')),
      patient,
    );
    feed(
      Array.from({ length: 1000 }, (_, i) => client(1000 + i, 'Nov 20 00:00:00')),
      patient,
    );
    expect(patient.size).toBe(1000);
  });

  it('cuts what is longer than the protocol takes', () => {
    const [event] = feed([
      postfix('smtp', `4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=4.4.1, status=deferred (${'x'.repeat(9000)})`),
    ]);
    expect(DeliveryEvent.safeParse({ ...event, position: 1 }).success).toBe(true);
  });
});
