import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from './validate.ts';

const role = (localPart: unknown, sendsBulk: unknown = false) => ({ localPart, sendsBulk });
const access = (client: unknown, clientAndWebmail: unknown, webmail: unknown) => ({ client, clientAndWebmail, webmail });

describe('validate', () => {
  it.each<[string, unknown]>([
    ['nothing yet', {}],
    ['people alone', { people: 3 }],
    ['access before people', { access: access(1, 2, 3) }],
    [
      'a whole one',
      {
        people: 3,
        roles: [role('info'), role('facturacion', true)],
        total: 5,
        growthPerHalfYear: 1,
        bulkMessagesPerMonth: 500,
        access: access(1, 1, 1),
        start: { kind: 'migration', from: 'google', mailboxes: 5, gigabytes: 12.5 },
        domain: 'Español.com',
        dns: 'kept_outside',
        contact: { name: 'Ana', email: 'ana@acme.test', phone: null },
      },
    ],
  ])('takes %s', (_, input) => expect(validate(input).ok).toBe(true));

  it.each<[unknown, string, string]>([
    [{ people: -1 }, 'people', 'answers.negative'],
    [{ people: 1.5 }, 'people', 'answers.not_whole'],
    [{ people: '3' }, 'people', 'answers.not_whole'],
    [{ people: 1e9 }, 'people', 'answers.too_large'],
    [{ growthPerHalfYear: -5 }, 'growthPerHalfYear', 'answers.negative'],
    [{ roles: [role('in fo')] }, 'roles.0.localPart', 'address.local_bad_character'],
    [{ roles: [role('info'), role('INFO')] }, 'roles.1.localPart', 'answers.role_twice'],
    [{ roles: [role('info', 'yes')] }, 'roles.0.sendsBulk', 'answers.not_yes_or_no'],
    [{ domain: 'localhost' }, 'domain', 'domain.single_label'],
    [{ contact: { name: 'Ana', email: 'ana', phone: null } }, 'contact.email', 'address.no_at'],
    [{ contact: { name: ' ', email: 'a@b.test', phone: null } }, 'contact.name', 'answers.empty'],
    [{ dns: 'maybe' }, 'dns', 'answers.not_offered'],
    [{ start: { kind: 'later' } }, 'start.kind', 'answers.not_offered'],
    [{ start: { kind: 'migration', from: 'imap', mailboxes: 1, gigabytes: -1 } }, 'start.gigabytes', 'answers.negative'],
    [{ people: 3, access: access(1, 1, 0) }, 'access', 'answers.access_sum'],
    [{ people: 3, roles: [], total: 4 }, 'total', 'answers.total_sum'],
    [
      { people: 1, roles: [], start: { kind: 'migration', from: 'imap', mailboxes: 2, gigabytes: 1 } },
      'start.mailboxes',
      'answers.migration_exceeds_total',
    ],
    [{ persons: 3 }, '', 'answers.unknown_field'],
    [null, '', 'answers.bad_shape'],
    ['x', '', 'answers.bad_shape'],
  ])('refuses %j at "%s" as %s', (input, field, code) => {
    const result = validate(input);
    expect(result.ok ? [] : result.errors).toContainEqual(expect.objectContaining({ field, code }));
  });

  it('gives a stable code to whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const result = validate(input);
        if (!result.ok) for (const { code } of result.errors) expect(code).toMatch(/^(answers|address|domain)\.[a-z_]+$/);
      }),
    );
  });
});
