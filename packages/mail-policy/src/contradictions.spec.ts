import { describe, expect, it } from 'vitest';
import { contradictions, type MailboxSettings } from './contradictions.ts';

const PLAIN: MailboxSettings = {
  address: 'ana@acme.test',
  sendPolicy: { kind: 'anyone' },
  receivePolicy: { kind: 'accept' },
  forward: null,
  accessMode: 'client',
  retentionDays: 15,
};
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
    [
      'errors before warnings',
      { accessMode: 'webmail', receivePolicy: REFUSE, forward: to('x@y.test') },
      ['policy.refuse_and_forward', 'policy.webmail_with_retention'],
    ],
  ])('%s', (_, settings, codes) => {
    expect(contradictions({ ...PLAIN, ...settings }).map((c) => c.code)).toEqual(codes);
  });
});
