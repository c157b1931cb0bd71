import { describe, expect, it } from 'vitest';
import { type MailboxSettings, refusals, warnings } from './contradictions.ts';

const PLAIN: MailboxSettings = {
  address: 'ana@acme.test',
  sendPolicy: { kind: 'anyone' },
  receivePolicy: { kind: 'accept' },
  forward: null,
  accessMode: 'client',
  retentionDays: 15,
  protocols: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
  vacation: null,
};
const ABSENT = { subject: 'Away', text: 'Back on Monday', from: null, until: null, everyDays: 7 };
const ways = (off: Partial<MailboxSettings['protocols']>) => ({ ...PLAIN.protocols, ...off });
const REFUSE = { kind: 'refuse', text: 'no' } as const;
const to = (...targets: string[]) => ({ targets, keepCopy: true });

describe('contradictions', () => {
  it.each<[string, Partial<MailboxSettings>, string[]]>([
    ['plain', {}, []],
    ['forwarder for life', { forward: to('x@y.test') }, []],
    ['no-reply that forwards', { receivePolicy: REFUSE, forward: to('x@y.test') }, ['policy.refuse_and_forward']],
    ['no-reply postmaster', { address: 'postmaster@acme.test', receivePolicy: REFUSE }, ['policy.refuse_required_role']],
    ['forward to itself', { forward: to('ana@acme.test') }, ['policy.forward_to_self']],
    ['empty list', { sendPolicy: { kind: 'listed', entries: [] } }, ['policy.list_empty']],
    ['address under its domain', { sendPolicy: { kind: 'listed', entries: ['@b.test', 'a@b.test'] } }, ['policy.list_redundant']],
    ['dead', { sendPolicy: { kind: 'nobody' }, receivePolicy: REFUSE }, ['policy.neither_sends_nor_receives']],
    ['fenced, forwards out', { sendPolicy: { kind: 'own_domain' }, forward: to('x@y.test') }, ['policy.forward_leaves_fence']],
    ['receive-only, forwards out', { sendPolicy: { kind: 'nobody' }, forward: to('x@y.test') }, []],
    ['webmail that forgets', { accessMode: 'webmail' }, ['policy.webmail_with_retention']],
    ['no-reply that answers', { receivePolicy: REFUSE, vacation: ABSENT }, ['policy.refuse_and_vacation']],
    ['receive-only that answers', { sendPolicy: { kind: 'nobody' }, vacation: ABSENT }, ['policy.vacation_without_sending']],
    ['closed on all sides', { protocols: ways({ imap: false, pop3: false, webmail: false }) }, ['policy.no_way_in']],
    [
      'closed forwarder',
      { protocols: ways({ imap: false, pop3: false, webmail: false }), forward: { targets: ['x@y.test'], keepCopy: false } },
      [],
    ],
    ['programs without their ways', { protocols: ways({ imap: false, pop3: false }) }, ['policy.mode_without_its_ways']],
    [
      'webmail without webmail',
      { accessMode: 'webmail', retentionDays: null, protocols: ways({ webmail: false }) },
      ['policy.mode_without_its_ways'],
    ],
    ['in the clear', { protocols: ways({ cleartext: true }) }, ['policy.cleartext']],
    [
      'refused, and doubtful besides',
      { accessMode: 'webmail', receivePolicy: REFUSE, forward: to('x@y.test') },
      ['policy.refuse_and_forward', 'policy.webmail_with_retention'],
    ],
  ])('%s', (_, settings, codes) => {
    const mailbox = { ...PLAIN, ...settings };
    expect([...refusals(mailbox), ...warnings(mailbox)].map((c) => c.code)).toEqual(codes);
  });
});
