import { describe, expect, it } from 'vitest';
import { mayBeShown, type Viewer } from './concern.ts';
import { parseLine } from './parse.ts';

/** One SMTP session of a stranger with a message to two tenants, and one message of each of them. */
const LINES = [
  'Nov 24 12:00:00 mx1 postfix/smtpd[7]: connect from mx.fuera.test[192.0.2.1]',
  'Nov 24 12:00:00 mx1 postfix/smtpd[7]: AAAAA1: client=mx.fuera.test[192.0.2.1]',
  'Nov 24 12:00:00 mx1 postfix/cleanup[8]: AAAAA1: message-id=<1@fuera.test>',
  'Nov 24 12:00:00 mx1 postfix/qmgr[9]: AAAAA1: from=<x@fuera.test>, size=100, nrcpt=2 (queue active)',
  'Nov 24 12:00:00 mx1 postfix/lmtp[10]: AAAAA1: to=<ana@norte.test>, relay=mx1[private/dovecot-lmtp], delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 <ana@norte.test> S1 Saved)',
  'Nov 24 12:00:00 mx1 postfix/lmtp[10]: AAAAA1: to=<sol@sur.test>, relay=mx1[private/dovecot-lmtp], delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 <sol@sur.test> S2 Saved)',
  'Nov 24 12:00:01 mx1 postfix/smtpd[7]: NOQUEUE: reject: RCPT from mx.fuera.test[192.0.2.1]: 550 5.1.1 <nadie@sur.test>: Recipient address rejected: User unknown; from=<x@fuera.test> to=<nadie@sur.test> proto=ESMTP helo=<mx>',
  'Nov 24 12:00:01 mx1 postfix/smtpd[7]: BBBBB1: client=mx.fuera.test[192.0.2.1]',
  'Nov 24 12:00:01 mx1 postfix/lmtp[10]: BBBBB1: to=<sol@sur.test>, relay=mx1[private/dovecot-lmtp], delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 <sol@sur.test> S3 Saved)',
  'Nov 24 12:00:02 mx1 postfix/smtpd[7]: disconnect from mx.fuera.test[192.0.2.1] ehlo=1 mail=2 rcpt=3/4 data=2 quit=1 commands=9/10',
  'Nov 24 12:00:03 mx1 postfix/submission/smtpd[11]: CCCCC1: client=pc[198.51.100.2], sasl_method=PLAIN, sasl_username=ana@norte.test',
  'Nov 24 12:00:03 mx1 postfix/qmgr[9]: CCCCC1: from=<ana@norte.test>, size=100, nrcpt=2 (queue active)',
  'Nov 24 12:00:03 mx1 postfix/smtp[12]: CCCCC1: to=<y@fuera.test>, relay=mx.fuera.test[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 Ok)',
  'Nov 24 12:00:03 mx1 postfix/lmtp[10]: CCCCC1: to=<sol@sur.test>, relay=mx1[private/dovecot-lmtp], delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 <sol@sur.test> S4 Saved)',
  'Nov 24 12:00:04 mx1 dovecot: imap-login: Login: user=<ana@norte.test>, method=PLAIN, rip=198.51.100.2, lip=10.77.0.11, mpid=1, TLS, session=<a>',
  'Nov 24 12:00:04 mx1 algo raro que nadie entiende de ana@norte.test',
];
const shown = (viewer: Viewer) =>
  LINES.flatMap((line, i) => (mayBeShown(parseLine(line, { reference: new Date() }), viewer) ? [i] : []));
const viewer = (domain: string, queueIds: readonly string[]): Viewer => ({
  owns: (name) => name === domain,
  concerned: (queueId) => queueIds.includes(queueId),
});

describe('a line of a shared log', () => {
  it('is shown to the tenant whose message it speaks of, and to nobody else in the same session', () => {
    expect(shown(viewer('norte.test', ['AAAAA1', 'CCCCC1', 'from:CCCCC1']))).toEqual([1, 2, 3, 4, 10, 11, 12, 13, 14]);
    expect(shown(viewer('sur.test', ['AAAAA1', 'BBBBB1', 'CCCCC1']))).toEqual([1, 2, 3, 5, 6, 7, 8, 11, 13]);
  });
  it.each([
    'dovecot: lmtp(ana@norte.test)<1><x>: Error: open(/var/vmail/norte.test/ana) failed: Permission denied',
    'dovecot: doveadm(ana@norte.test)<1><x>: doveadm: 10.77.0.12 - - "POST /doveadm/v1 HTTP/1.1" 200 24 "" ""',
    'dovecot: auth: Debug: passwd-file(ana@norte.test,192.0.2.1,<x>): Performing passdb lookup',
    'dovecot: auth(ana@norte.test,192.0.2.1,sasl:plain)<x>: Debug: sql: Performing passdb lookup',
    'dovecot: auth(ana@norte.test,192.0.2.1,sasl:plain)<x>: Error: sql: Password query failed',
    'dovecot: auth-worker(ana@norte.test,192.0.2.1)<4><x>: conn unix:/run/x: socket error: connection refused',
    "dovecot: auth-worker(default): sql(ana@norte.test,192.0.2.1): query: SELECT password FROM users WHERE user = 'ana@norte.test'",
    'dovecot: imap(ana@norte.test)<1><x>: Debug: Effective uid=5000, home=/var/vmail/norte.test/ana',
    'dovecot: doveadm(192.0.2.1,ana@norte.test)<1><x>: Error: User initialization failed',
    'dovecot: Error: auth(default): userdb(ana@norte.test,192.0.2.1): user not found from userdb',
    'dovecot: imap(ana@norte.test): session=<x> Error: open(/var/vmail/norte.test/ana) failed: Permission denied',
    'dovecot: auth: passdb(ana@norte.test,192.0.2.1,master,<x>): Master user logging in as sol@sur.test',
    'dovecot: auth: passdb(sol@sur.test,192.0.2.1,master,<x>): Master user logging in as ana@norte.test',
    'dovecot: auth-worker(1): conn unix:login (pid=1,uid=0): auth failed, user=ana@norte.test',
    'dovecot: auth(default): client in: AUTH\t1\tPLAIN\tuser=ana@norte.test',
    'postfix/smtpd[1]: match_string: ana@norte.test ~? sur.test',
    'postfix/smtpd[1]: > mx.fuera.test[192.0.2.1]: 250 2.1.5 <ana@norte.test> Ok',
  ])('is shown to no tenant when it speaks of the node: %s', (text) => {
    const line = parseLine(`Nov 24 12:00:05 mx1 ${text}`, { reference: new Date() });
    expect(mayBeShown(line, viewer('norte.test', []))).toBe(false);
  });
  it.each([
    'auth: ldap(ana@norte.test,192.0.2.1,<x>): invalid credentials (given password: secreto)',
    'auth: ldap(ana@norte.test,192.0.2.1,<x>): invalid credentials (SHA1 of given password: 5baa61)',
    'auth-worker(ana@norte.test,192.0.2.1)<4><x>: request [12]: sql: Password mismatch (given password: secreto)',
  ])('is shown to nobody when it holds a password that was tried: %s', (text) => {
    const line = parseLine(`Nov 24 12:00:05 mx1 dovecot: ${text}`, { reference: new Date() });
    expect(mayBeShown(line, viewer('norte.test', []))).toBe(false);
  });
  it.each([
    'dovecot: auth(ana@norte.test,192.0.2.1,sasl:plain)<x>: sql: Password mismatch',
    'auth: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=ana@norte.test rhost=192.0.2.1',
    'dovecot: service=imap, user=ana@norte.test, ip=[192.0.2.1]. Logged out rcvd=214, sent=3328',
  ])('is shown to the tenant of whom alone it speaks, with whatever head: %s', (text) => {
    for (const head of ['Nov 24 12:00:05 mx1', '<22>Nov 24 12:00:05 mx1', 'Nov 24 12:00:05 mx1 <mail.info>']) {
      const line = parseLine(`${head} ${text}`, { reference: new Date() });
      expect([mayBeShown(line, viewer('norte.test', [])), mayBeShown(line, viewer('sur.test', []))]).toEqual([true, false]);
    }
  });
  it('is judged by the user that the filter names, not by one that stands in a message id', () => {
    const line = parseLine(
      'Nov 24 12:00:05 mx1 rspamd[1]: <a>; task; rspamd_task_write_log: id: <1, user: eva@sur.test, 2@fuera.test>, ip: 192.0.2.1, ' +
        'user: ana@norte.test, from: <ana@norte.test>, (default: F (no action): [0.1/15.0] [X(0.1){}]), len: 9, time: 1.2ms, rcpts: <x@fuera.test>',
      { reference: new Date() },
    );
    expect([mayBeShown(line, viewer('norte.test', [])), mayBeShown(line, viewer('sur.test', []))]).toEqual([true, false]);
  });
  it('is shown to no stranger', () => expect(shown(viewer('otra.test', []))).toEqual([]));
});
