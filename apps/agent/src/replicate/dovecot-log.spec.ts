import { describe, expect, it } from 'vitest';
import { changedMailbox } from './dovecot-log.ts';

describe('changedMailbox', () => {
  it.each([
    ['Nov 24 19:41:38 lmtp(ana@acme.test)<331><x>: Info: save: box=INBOX, uid=1', 'ana@acme.test'],
    ["Nov 24 19:41:38 lmtp(331, ana@acme.test)<331><x>: Info: sieve: msgid=<a@b>: stored mail into mailbox 'INBOX'", null],
    ['Nov 24 19:41:38 imap(Ana@acme.test)<331><x>: Info: flag_change: box=INBOX, uid=1', 'ana@acme.test'],
    ['Nov 24 19:41:38 imap(ana@acme.test)<331><x>: Info: expunge: box=INBOX, uid=1', 'ana@acme.test'],
    ['Nov 24 19:41:38 imap(ana@acme.test)<331><x>: Info: Mailbox created: Archive', 'ana@acme.test'],
    ['Nov 24 19:41:38 imap(ana@acme.test)<331><x>: Info: Logged out in=1 out=2', 'ana@acme.test'],
    ['Nov 24 19:41:38 managesieve(ana@acme.test)<3><x>: Info: Logged out bytes=1/2', 'ana@acme.test'],
    ['Nov 24 19:41:38 imap-login: Info: Login: user=<ana@acme.test>, method=PLAIN', null],
    ['Nov 24 19:41:38 doveadm(ana@acme.test): Info: expunge: box=INBOX', null],
  ])('%s', (line, expected) => expect(changedMailbox(line)).toBe(expected));
});
