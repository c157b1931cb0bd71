import type { SendPolicy } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enforcementOf, isRestricted, mailboxMaySend, mayReceive, maySend } from './decisions.ts';

const LOGIN = 'ana@acme.test';
const anyone: SendPolicy = { kind: 'anyone' };
const ownDomain: SendPolicy = { kind: 'own_domain' };
const nobody: SendPolicy = { kind: 'nobody' };
const listed: SendPolicy = { kind: 'listed', entries: ['@xn--espaol-zwa.com', '@socio.test', 'juan@cliente.test'] };

describe('maySend', () => {
  it.each([
    [anyone, 'x@anywhere.test', 'permit', 'send.anyone'],
    [anyone, 'not an address', 'permit', 'send.anyone'],
    [ownDomain, 'beto@acme.test', 'permit', 'send.own_domain'],
    [ownDomain, 'BETO@ACME.TEST', 'permit', 'send.own_domain'],
    [ownDomain, 'beto@sub.acme.test', 'reject', 'send.not_own_domain'],
    [ownDomain, 'beto@notacme.test', 'reject', 'send.not_own_domain'],
    [ownDomain, 'beto%elsewhere.test@acme.test', 'reject', 'send.routed_recipient'],
    [ownDomain, 'elsewhere.test!beto@acme.test', 'reject', 'send.routed_recipient'],
    [ownDomain, 'beto@elsewhere.test@acme.test', 'reject', 'send.unreadable_recipient'],
    [ownDomain, '"beto@elsewhere.test"@acme.test', 'reject', 'send.unreadable_recipient'],
    [ownDomain, 'postmaster', 'reject', 'send.unreadable_recipient'],
    [ownDomain, 'beto@acme.test\r\n250 ok', 'reject', 'send.unreadable_recipient'],
    [listed, 'juan@cliente.test', 'permit', 'send.listed_address'],
    [listed, 'Juan@Cliente.test', 'permit', 'send.listed_address'],
    [listed, 'pedro@cliente.test', 'reject', 'send.not_listed'],
    [listed, 'anyone@socio.test', 'permit', 'send.listed_domain'],
    [listed, 'ventas@español.com', 'permit', 'send.listed_domain'],
    [listed, 'x@sub.socio.test', 'reject', 'send.not_listed'],
    [listed, 'beto@acme.test', 'reject', 'send.not_listed'],
    [nobody, 'beto@acme.test', 'reject', 'send.nobody'],
  ] as const)('%o to %s: %s by %s', (policy, recipient, verdict, rule) => {
    expect(maySend(policy, LOGIN, recipient)).toMatchObject({ verdict, rule });
  });

  it('refuses with one line of printable ASCII and a 5xx code that says the same as its enhanced code', () => {
    const policy = fc.constantFrom(ownDomain, listed, nobody, { kind: 'listed', entries: [] } as SendPolicy);
    fc.assert(
      fc.property(policy, fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (p, recipient) => {
        const verdict = maySend(p, LOGIN, recipient);
        if (verdict.verdict === 'reject') expect(verdict.text).toMatch(/^550 5\.\d\.\d [\x20-\x7e]+$/);
      }),
    );
  });

  it('never lets a fenced mailbox reach another domain', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (recipient) => {
        if (!recipient.toLowerCase().endsWith('@acme.test')) expect(maySend(ownDomain, LOGIN, recipient).verdict).toBe('reject');
      }),
    );
  });
});

it.each([
  ['open', anyone, false, 'permit', 'send.anyone'],
  ['held', anyone, false, 'permit', 'send.outgoing_held'],
  ['held', anyone, true, 'permit', 'send.anyone'],
  ['held', nobody, false, 'reject', 'send.nobody'],
  ['held', ownDomain, false, 'reject', 'send.not_own_domain'],
  ['refused', anyone, false, 'reject', 'send.outgoing_refused'],
  ['refused', anyone, true, 'permit', 'send.anyone'],
] as const)('outgoing %s under %o, inside %s: %s by %s', (outgoing, sendPolicy, inside, verdict, rule) => {
  const mailbox = { address: LOGIN, state: 'active', sendPolicy, outgoing } as const;
  expect(mailboxMaySend(mailbox, 'x@y.test', inside)).toMatchObject({ verdict, rule });
});

it('stops a suspended mailbox whatever its policy', () => {
  const mailbox = { address: LOGIN, state: 'suspended', sendPolicy: anyone, outgoing: 'held' } as const;
  expect(mailboxMaySend(mailbox, 'x@y.test', false)).toMatchObject({ verdict: 'reject', rule: 'send.suspended' });
  expect(mailboxMaySend({ ...mailbox, state: 'active', outgoing: 'open' }, 'x@y.test', false).verdict).toBe('permit');
});

it('refuses incoming mail in the owner’s words', () => {
  expect(mayReceive({ kind: 'accept' }).verdict).toBe('permit');
  expect(mayReceive({ kind: 'refuse', text: 'Write to ventas@acme.test' })).toEqual({
    verdict: 'reject',
    rule: 'receive.refuse',
    text: '550 5.2.1 Write to ventas@acme.test',
  });
});

it('asks the policy service for what depends on the recipient alone', () => {
  expect([anyone, ownDomain, listed, nobody].map(enforcementOf)).toEqual(['none', 'service', 'service', 'map']);
  expect([anyone, ownDomain, listed, nobody].map(isRestricted)).toEqual([false, true, true, false]);
});
