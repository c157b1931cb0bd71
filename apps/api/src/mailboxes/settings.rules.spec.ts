import { describe, expect, it } from 'vitest';
import type { MailboxView } from './mailboxes.dto.js';
import { changedKeys, normaliseRules, withSettings } from './settings.rules.js';

const MAILBOX: MailboxView = {
  id: '01a20ef4-0000-7000-8000-000000000000',
  address: 'ana@acme.test',
  displayAddress: 'ana@acme.test',
  displayName: 'Ana',
  kind: 'person',
  state: 'active',
  accessMode: 'client_and_webmail',
  retentionDays: null,
  retentionOwn: false,
  quotaMb: 5120,
  sendPolicy: { kind: 'anyone' },
  receivePolicy: { kind: 'accept' },
  forward: null,
  protocols: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
  vacation: null,
  outgoing: 'open',
  bulk: false,
  mayForward: false,
  group: null,
  hasPassword: true,
  usage: null,
  warnings: [],
  version: 1,
  revision: 1,
  effective: true,
  createdAt: '2026-11-25T00:00:00.000Z',
  updatedAt: '2026-11-25T00:00:00.000Z',
};
const COMPANY_DAYS = 20;

describe('settings for many', () => {
  it.each([
    ['one way in leaves the others', { protocols: { pop3: false } }, ['protocols']],
    ['what it is already changes nothing', { state: 'active', protocols: { imap: true } }, []],
    ['what is undefined is not asked for', { quotaMb: undefined, state: undefined }, []],
    ['programs alone bring the company’s days', { accessMode: 'client' }, ['accessMode', 'retentionDays']],
    ['days that are set are its own', { retentionDays: 7 }, ['retentionDays', 'retentionOwn']],
  ] as const)('%s', (_, settings, changed) =>
    expect(changedKeys(MAILBOX, withSettings(MAILBOX, settings, COMPANY_DAYS))).toEqual(changed),
  );

  it('keeps a mailbox’s own days through another access mode', () => {
    const own = { ...MAILBOX, retentionOwn: true, retentionDays: 40 };
    expect(withSettings(own, { accessMode: 'client' }, COMPANY_DAYS).retentionDays).toBe(40);
    expect(withSettings(MAILBOX, { accessMode: 'client' }, COMPANY_DAYS).retentionDays).toBe(COMPANY_DAYS);
  });
});

describe('rules', () => {
  it('come out in one spelling, each target once', () => {
    const forward = { targets: ['Socio@ÑANDÚ.test', 'socio@xn--and-6ma2c.test'], keepCopy: true };
    const settled = normaliseRules({ ...MAILBOX, forward });
    expect(settled.ok && settled.value.forward?.targets.length).toBeLessThanOrEqual(2);
    expect(settled.ok && settled.value.forward?.targets.every((target) => /^[\x20-\x7e]+$/.test(target))).toBe(true);
  });

  it('name the target that is none', () => {
    const refused = normaliseRules({ ...MAILBOX, forward: { targets: ['bien@acme.test', 'mal@@acme'], keepCopy: true } });
    expect(refused).toMatchObject({ ok: false, code: 'address.invalid' });
    expect(JSON.stringify(refused)).toContain('forward.targets.1');
  });

  it.each<[string, Partial<MailboxView>, string]>([
    ['forward', { forward: { targets: ['Ana@ACME.test'], keepCopy: true } }, 'policy.forward_to_self'],
    ['sendPolicy', { sendPolicy: { kind: 'listed', entries: [] } }, 'policy.list_empty'],
  ])('that contradict each other are refused in words, at %s', (field, settings, code) => {
    expect(normaliseRules({ ...MAILBOX, ...settings })).toMatchObject({ ok: false, code, field });
  });

  it('refuse an absence that is over before it begins', () => {
    const vacation = { subject: 'x', text: 'x', from: '2026-12-02T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z', days: 1 };
    expect(normaliseRules({ ...MAILBOX, vacation } as never)).toMatchObject({ ok: false, code: 'vacation.never' });
  });
});
