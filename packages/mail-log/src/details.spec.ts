import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { details } from './details.ts';
import { isParsed } from './line.ts';
import { LineParser } from './parse.ts';

const parser = new LineParser({ reference: new Date('2026-11-30T00:00:00Z') });

function of(text: string): object | null {
  const parsed = parser.parse(`Nov 24 18:22:40 mx1 ${text}`);
  return isParsed(parsed) ? details(parsed.event) : null;
}

describe('details', () => {
  it.each<[string, object]>([
    [
      'postfix/smtpd[1]: disconnect from a[192.0.2.1]:50000 ehlo=1 auth=0/1 commands=1/2',
      { commands: { ehlo: '1', auth: '0/1', commands: '1/2' } },
    ],
    [
      'postfix/anvil[1]: statistics: max connection rate 31/60s for (smtp:2001:db8::31) at Nov 24 03:11:09',
      { measure: 'max connection rate', value: 31, perSeconds: 60, serviceName: 'smtp', address: '2001:db8::31' },
    ],
    [
      'postfix/anvil[1]: statistics: max cache size 12 at Nov 24 03:11:09',
      { measure: 'max cache size', value: 12, peakAt: 'Nov 24 03:11:09' },
    ],
    [
      'postfix/scache[1]: statistics: domain lookup hits=0 miss=4 success=0%',
      { measure: 'domain lookup', fields: { hits: '0', miss: '4', success: '0%' } },
    ],
    ['postfix/postscreen[1]: CONNECT from [192.0.2.1]:4025 to [192.0.2.2]:25', { server: { address: '192.0.2.2', port: 25 } }],
    ['postfix/postscreen[1]: DNSBL rank 6 for [192.0.2.1]:4025', { rank: 6 }],
    [
      'postfix/postscreen[1]: PREGREET 14 after 0.11 from [192.0.2.1]:4025: EHLO x\\r\\n',
      { bytes: 14, seconds: 0.11, sent: 'EHLO x\\r\\n' },
    ],
    [
      'postfix/postscreen[1]: HANGUP after 0.5 from [192.0.2.1]:4025 in tests before SMTP handshake',
      { seconds: 0.5, during: 'tests before SMTP handshake' },
    ],
    ['postfix/postscreen[1]: COMMAND PIPELINING from [192.0.2.1]:4025 after DATA: .', { after: 'DATA', sent: '.' }],
    [
      'postfix/smtpd[1]: Trusted TLS connection established from a[192.0.2.1]: TLSv1.3 with cipher X (256/256 bits) ' +
        'key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256',
      { keyExchange: 'X25519', serverSignature: 'RSA-PSS', serverSignatureBits: 2048, serverDigest: 'SHA256' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=5.1.1, status=bounced ' +
        '(host m[192.0.2.1] said: 550 5.1.1 no (in reply to RCPT TO command))',
      { answeredBy: { name: 'm', address: '192.0.2.1' }, code: 550, command: 'RCPT TO command' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=m[192.0.2.1]:25, delay=1, status=sent (250 2.0.0 Ok: queued as AB12C)',
      { code: 250, nextQueueId: 'AB12C' },
    ],
    [
      'postfix/local[1]: 4D1C2A0F31: to=<a@b.test>, relay=local, delay=1, status=sent (forwarded as AB12C)',
      { nextQueueId: 'AB12C' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: lost connection with m[192.0.2.1] while sending RCPT TO',
      { reason: 'lost connection', peer: { name: 'm', address: '192.0.2.1' }, during: 'sending RCPT TO' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: conversation with m[192.0.2.1] timed out while sending end of data',
      { reason: 'timeout', during: 'sending end of data' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: enabling PIX workarounds: disable_esmtp delay_dotcrlf for m[192.0.2.1]:25',
      { workarounds: 'disable_esmtp delay_dotcrlf', peer: { port: 25 } },
    ],
    [
      'postfix/smtpd[1]: warning: hostname h.test does not resolve to address 192.0.2.1: Name or service not known',
      { hostname: 'h.test', address: '192.0.2.1', reason: 'Name or service not known' },
    ],
    [
      'postfix/smtpd[1]: warning: Connection rate limit exceeded: 31 from unknown[192.0.2.1] for service smtp',
      { limit: 'Connection rate', value: 31, client: { address: '192.0.2.1' }, serviceName: 'smtp' },
    ],
    ['postfix/cleanup[1]: warning: 4D1C2A0F31: queue file size limit exceeded', { queueId: '4D1C2A0F31' }],
    ['postfix/master[1]: daemon started -- version 3.7.11, configuration /etc/postfix', { version: '3.7.11' }],
    [
      'dovecot: imap-login: Login: user=<a@b.test>, rip=192.0.2.1, TLS, TLSv1.2 with cipher ECDHE (256/256 bits)',
      { protocol: 'TLSv1.2', cipher: 'ECDHE', bits: '256/256' },
    ],
    [
      "dovecot: submission(a@b.test)<1><x>: Successfully relayed message: from=<a@b.test>, to=<c@d.test>, size=9, reply=`250 2.0.0 Ok'",
      { fields: { from: 'a@b.test', to: 'c@d.test', size: '9' } },
    ],
    [
      'rspamd[1]: <a>; task; f: loaded message; id: <m@b.test>; queue-id: <undef>; size: 9; checksum: <c>',
      { size: 9, queueId: null },
    ],
    ['postfix/qmgr[1]: 4D1C2A0F31: removed', {}],
    [
      'postfix/anvil[1]: statistics: max message rate 1/7d for (192.0.2.9:10025:2001:db8::31) at Nov 24 03:11:09',
      { value: 1, perSeconds: 604_800, serviceName: '192.0.2.9:10025', address: '2001:db8::31' },
    ],
    ['postfix/scache[1]: statistics: start interval Nov 24 03:11:09', { measure: 'start interval', startAt: 'Nov 24 03:11:09' }],
    [
      'postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, delays=0.2/0.02/0.04/3.3, dsn=4.4.1, status=deferred (x)',
      { delayStages: { beforeQueue: 0.2, inQueue: 0.02, connecting: 0.04, transmitting: 3.3 } },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: SASL authentication failed; server m[192.0.2.1] said: 535 5.7.8 no',
      { reason: 'SASL authentication failed', peer: { name: 'm' }, reply: '535 5.7.8 no', code: 535, enhancedCode: '5.7.8' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: enabling PIX <CRLF>.<CRLF> workaround for m[192.0.2.1]:25',
      { workarounds: '<CRLF>.<CRLF>', peer: { name: 'm', port: 25 } },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: host m[192.0.2.1] said: 450 4.7.1 wait (in reply to RCPT TO command)',
      { code: 450, enhancedCode: '4.7.1' },
    ],
    [
      'postfix/bounce[1]: 4D1C2A0F31: sender delivery status notification: 4D1C2A0F32',
      { notified: 'sender', report: 'delivery status' },
    ],
    [
      'postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 550 5.1.1 <x@b.test>: Recipient address rejected: no; from=<> to=<x@b.test> proto=ESMTP helo=<a>',
      { about: 'x@b.test', reason: 'Recipient address rejected: no' },
    ],
    [
      'postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.test; see http://zen.test; from=<> to=<x@b.test> proto=ESMTP helo=<a>',
      { blocked: '192.0.2.1', list: 'zen.test', listReason: 'see http://zen.test' },
    ],
    [
      'postfix/smtpd[1]: proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok: queued as AB12C; from=<a@b.test> to=<c@d.test> proto=ESMTP helo=<a>',
      { nextQueueId: 'AB12C' },
    ],
    [
      'postfix/smtpd[1]: warning: 192.0.2.1: hostname h.test verification failed: Name or service not known',
      { address: '192.0.2.1', hostname: 'h.test', reason: 'Name or service not known' },
    ],
    [
      'postfix/smtpd[1]: warning: 192.0.2.1: address not listed for hostname h.test',
      { address: '192.0.2.1', hostname: 'h.test' },
    ],
    ['postfix/smtpd[1]: warning: 1.2.0.192.zen.test: RBL lookup error: why', { query: '1.2.0.192.zen.test', reason: 'why' }],
    [
      'postfix/smtpd[1]: warning: Illegal address syntax from a[192.0.2.1] in MAIL command: <x',
      { peer: { name: 'a' }, command: 'MAIL', sent: '<x' },
    ],
    ['postfix/smtpd[1]: warning: non-SMTP command from a[192.0.2.1]: GET / HTTP/1.1', { sent: 'GET / HTTP/1.1' }],
    ['postfix/smtp[1]: host m[192.0.2.1]:25 offers SMTPUTF8 support, but not 8BITMIME', { peer: { name: 'm', port: 25 } }],
    [
      'postfix/postscreen[1]: cache btree:/var/lib/postfix/postscreen_cache full cleanup: retained=242 dropped=7 entries',
      { cache: 'btree:/var/lib/postfix/postscreen_cache', cleanup: 'full', retained: 242, dropped: 7 },
    ],
    ['postfix/qmgr[1]: 4D1C2A0F31: from=a@b.test, size=9, nrcpt=1', { sender: 'a@b.test', size: 9, recipientCount: 1 }],
    [
      'postfix/local[1]: 4D1C2A0F31: to=a@b.test, orig_to=root@localhost, relay=local, status=sent (delivered to command: x)',
      { recipient: 'a@b.test', originalRecipient: 'root@localhost', status: 'sent', reply: 'delivered to command: x' },
    ],
    ['postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=m[192.0.2.1]:25, delay=1', { fields: { to: 'a@b.test', delay: '1' } }],
    ['postfix/master[1]: terminating on signal 15', { signal: 15 }],
    [
      'postfix/master[1]: warning: process /usr/lib/postfix/sbin/smtpd pid 22109 exit status 1',
      { process: '/usr/lib/postfix/sbin/smtpd', processPid: 22_109, exitStatus: 1 },
    ],
    ['postfix/master[1]: warning: process smtpd pid 7 killed by signal 11', { process: 'smtpd', processPid: 7, signal: 11 }],
    ['postfix/local[1]: 4D1C2A0F31: passing <a@b.test> to transport=lmtp', { recipient: 'a@b.test', transport: 'lmtp' }],
    ['postfix/smtp[1]: 4D1C2A0F31: TLS is required, but was not offered by host m[192.0.2.1]', { peer: { name: 'm' } }],
    [
      'dovecot: auth(default): client in: AUTH#0111#011PLAIN#011service=pop3#011rip=192.0.2.1',
      { fields: { service: 'pop3', rip: '192.0.2.1' } },
    ],
    ['dovecot: auth(default): master out: USER^I26^Ia@b.test^Iuid=1000', { fields: { uid: '1000' } }],
    ['postfix/postfix-script[1]: the Postfix mail system is running: PID: 95', { runningPid: 95 }],
    ['dovecot: master: Dovecot v2.4.1 (abc) starting up for imap', { version: '2.4.1' }],
    [
      'dovecot: auth(default): client in: AUTH\t1\tPLAIN\tservice=IMAP\trip=192.0.2.1',
      { fields: { service: 'IMAP', rip: '192.0.2.1' } },
    ],
    [
      'dovecot: lmtp(a@b.test)<1><x>: Error: msgid=<m@b.test>: save failed to INBOX: Quota exceeded',
      { messageId: 'm@b.test', act: 'failed', target: 'INBOX' },
    ],
    [
      'postfix/smtp[1]: Untrusted TLS connection established to m[192.0.2.1]:25: TLSv1.3 with cipher X (256/256 bits) ' +
        'key-exchange ECDHE (P-384) server-signature ECDSA (P-256)',
      { keyExchange: 'ECDHE', keyExchangeCurve: 'P-384', serverSignature: 'ECDSA', serverSignatureCurve: 'P-256' },
    ],
    [
      'postfix/error[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=4.4.2, status=deferred ' +
        '(delivery temporarily suspended: lost connection with m[192.0.2.1] while sending RCPT TO)',
      { reason: 'lost connection', peer: { name: 'm', address: '192.0.2.1' }, during: 'sending RCPT TO' },
    ],
    [
      'postfix/error[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=4.7.1, status=deferred ' +
        '(delivery temporarily suspended: SASL authentication failed; server m[192.0.2.1] said: 535-5.7.1 no)',
      { reason: 'SASL authentication failed', peer: { name: 'm' }, code: 535 },
    ],
    [
      'postfix/error[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, dsn=4.0.0, status=deferred ' +
        '(delivery temporarily suspended: host m[192.0.2.1] refused to talk to me: 421 wait)',
      { answeredBy: { name: 'm' }, code: 421 },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, status=deferred (connect to m[2001:db8::1]:25: Connection timed out)',
      { peer: { name: 'm', address: '2001:db8::1', port: 25 }, reason: 'Connection timed out' },
    ],
    [
      'postfix/smtp[1]: 4D1C2A0F31: to=<a@b.test>, relay=none, delay=1, status=bounced ' +
        '(Host or domain name not found. Name service error for name=b.test type=A: Host found but no data record of requested type)',
      { query: 'b.test', recordType: 'A', reason: 'Host found but no data record of requested type' },
    ],
    [
      'postfix/local[1]: 4D1C2A0F31: to=<a@b.test>, relay=local, delay=1, status=bounced (unknown user: "a")',
      { unknownUser: 'a' },
    ],
    [
      'postfix/smtpd[1]: NOQUEUE: filter: RCPT from a[192.0.2.1]: <x@b.test>: Sender address triggers FILTER smtp:[127.0.0.1]:10024; from=<x@b.test> to=<c@d.test> proto=ESMTP helo=<a>',
      { about: 'x@b.test', reason: 'Sender address triggers FILTER smtp:[127.0.0.1]:10024', transport: 'smtp:[127.0.0.1]:10024' },
    ],
    [
      'postfix/cleanup[1]: 4D1C2A0F31: prepend: header X-A: b from a[192.0.2.1]; from=<> to=<c@d.test> proto=ESMTP helo=<a>: X-C: d',
      { prepended: 'X-C: d' },
    ],
    [
      'postfix/cleanup[1]: 4D1C2A0F31: milter-header-redirect: header X-A: b from a[192.0.2.1]; from=<> to=<c@d.test> proto=ESMTP helo=<a>: e@d.test',
      { redirectedTo: 'e@d.test' },
    ],
    [
      'postfix/dnsblog[1]: warning: dnsblog_query: lookup error for DNS query 1.2.0.192.a.test: Host or domain name not found',
      { query: '1.2.0.192.a.test', reason: 'Host or domain name not found' },
    ],
    [
      'postfix/cleanup[1]: warning: 4D1C2A0F31: canonical_maps map lookup problem for a@b.test -- message not accepted, try again later',
      { queueId: '4D1C2A0F31', table: 'canonical_maps', about: 'a@b.test', reason: 'message not accepted, try again later' },
    ],
    [
      'postfix/smtp[1]: certificate verification failed for m[192.0.2.1]:25: untrusted issuer /CN=a',
      { peer: { name: 'm', port: 25 }, reason: 'untrusted issuer /CN=a' },
    ],
    ['postfix/smtp[1]: SSL_connect error to m[192.0.2.1]:25: -1', { peer: { name: 'm', port: 25 }, reason: '-1' }],
    [
      'postfix/tlsproxy[1]: TLS handshake failed for service=smtp peer=[192.0.2.1]:63991',
      { serviceName: 'smtp', peer: { name: '', address: '192.0.2.1', port: 63_991 } },
    ],
    [
      'postfix/smtp[1]: warning: problem talking to service private/scache: Connection timed out',
      { serviceName: 'private/scache', reason: 'Connection timed out' },
    ],
    [
      'postfix/smtpd[1]: warning: connect to Milter service inet:127.0.0.1:11332: Connection refused',
      { milter: 'inet:127.0.0.1:11332', reason: 'Connection refused' },
    ],
    ['postfix/sendmail[1]: fatal: root(0): message file too big', { user: 'root', uid: 0, reason: 'message file too big' }],
    ['postfix/postdrop[1]: warning: uid=0: File too large', { uid: 0, reason: 'File too large' }],
    ['postfix/postmap[1]: warning: /etc/a.db: duplicate entry: "x@y.test"', { table: '/etc/a.db', key: 'x@y.test' }],
    ['postfix/smtp[1]: virtual_dns_lookup: b.test (MX)', { query: 'b.test', recordType: 'MX' }],
    [
      'postfix/qmgr[1]: qmgr_queue_throttle: queue b.test: Name service error for name=b.test type=MX: Host not found, try again',
      { query: 'b.test', recordType: 'MX', reason: 'Host not found, try again' },
    ],
    ['dovecot: indexer-worker(a@b.test)<1><x>: Indexed 10 messages in Sent Messages', { messages: 10, mailbox: 'Sent Messages' }],
    [
      'dovecot: imap-login: proxy(a): started proxying to 192.0.2.1:143: user=<a>, method=PLAIN, rip=192.0.2.2, lip=192.0.2.3, session=<x>',
      { proxiedTo: '192.0.2.1:143' },
    ],
    [
      'dovecot: imap-login: proxy(a): disconnecting 192.0.2.1 (Disconnected by server): user=<a>, method=PLAIN, rip=192.0.2.2, lip=192.0.2.3, session=<x>',
      { proxiedTo: '192.0.2.1', reason: 'Disconnected by server' },
    ],
    [
      'dovecot: lmtp(a@b.test)<1><x>: msgid=<m@b.test>: save failed to open mailbox INBOX: Quota exceeded',
      { reason: 'Quota exceeded' },
    ],
    ['dovecot: auth: passdb(m,192.0.2.1,master,<x>): Master user logging in as a@b.test', { loggedInAs: 'a@b.test' }],
    ['postfix/master[1]: reload configuration /etc/postfix', { configuration: '/etc/postfix' }],
    [
      'postfix/trivial-rewrite[1]: fatal: mysql:/etc/postfix/a.cf(0,lock|fold_fix): table lookup problem',
      { table: 'mysql:/etc/postfix/a.cf(0,lock|fold_fix)', reason: 'table lookup problem' },
    ],
    [
      'postfix/proxymap[1]: warning: connect to mysql server 127.0.0.1: Access denied',
      { database: '127.0.0.1', reason: 'Access denied' },
    ],
    [
      'postfix/cleanup[1]: warning: 4D1C2A0F31: virtual_alias_maps map lookup problem for a@b.test',
      { table: 'virtual_alias_maps', about: 'a@b.test' },
    ],
    [
      'postfix/smtpd[1]: NOQUEUE: lost connection after AUTH from unknown[192.0.2.1]',
      { reason: 'lost connection', after: 'AUTH', client: { name: 'unknown', address: '192.0.2.1' } },
    ],
    [
      'dovecot: anvil: Warning: Killed with signal 15 (by pid=1 uid=0 code=kill)',
      { signal: 15, by: { pid: '1', uid: '0', code: 'kill' } },
    ],
    [
      'dovecot: master: Error: service(imap): child 1234 killed with signal 9',
      { serviceName: 'imap', processPid: 1234, signal: 9 },
    ],
    ['rspamd[1]: <a>; milter; got connection from 192.0.2.1:37486', { client: { address: '192.0.2.1', port: 37_486 } }],
    ['rspamd[1]: <a>; milter; f: got connection from [2001:db8::1]:40878', { client: { address: '2001:db8::1', port: 40_878 } }],
    [
      'rspamd[1]: <a>; proxy; f: accepted milter connection from 192.0.2.1 port 40222',
      { client: { address: '192.0.2.1', port: 40_222 } },
    ],
  ])('%s', (text, expected) => expect(of(text)).toMatchObject(expected));

  it('see no host in what is no address', () => {
    expect(of('postfix/cleanup[1]: warning: dict_ldap_get_values[1]: DN uid=a not found')).toEqual({});
  });

  it('never throw, and never take the name of what every line has', () => {
    const heads = [
      'postfix/smtpd[1]: warning: ',
      'postfix/anvil[1]: statistics: ',
      'postfix/postscreen[1]: PREGREET ',
      'dovecot: auth: ',
    ];
    const words = [
      'a[192.0.2.1]',
      ' for (',
      ' at ',
      '=',
      ', ',
      ': ',
      'service',
      ' limit exceeded: ',
      '[',
      ']',
      ' while ',
      'user=<',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...heads), text, (head, parts) => {
        const found = Object.keys(of(head + parts.join('')) ?? {});
        expect(
          found.filter((key) => ['at', 'host', 'family', 'instance', 'service', 'daemon', 'pid', 'kind'].includes(key)),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
