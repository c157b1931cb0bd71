import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayAddress, parseAddress, parseLocalPart, parseOutsideAddress, partsOf } from './address.ts';

describe('parseAddress takes', () => {
  it.each([
    ['ana@acme.test', 'ana@acme.test'],
    ['  Ana.Perez@ACME.Test ', 'ana.perez@acme.test'],
    ["o'brien+tag@acme.test", "o'brien+tag@acme.test"],
    ['ventas@Español.com', 'ventas@xn--espaol-zwa.com'],
    ['a@b.co', 'a@b.co'],
    [`${'a'.repeat(64)}@acme.test`, `${'a'.repeat(64)}@acme.test`],
  ])('%s', (typed, stored) => expect(parseAddress(typed)).toEqual({ ok: true, value: stored }));
});

describe('parseAddress refuses', () => {
  it.each([
    ['', 'address.empty'],
    ['acme.test', 'address.no_at'],
    ['a@b@acme.test', 'address.many_at'],
    ['Ana <ana@acme.test>', 'address.local_bad_character'],
    ['<ana@acme.test>', 'address.local_bad_character'],
    ['"ana perez"@acme.test', 'address.local_bad_character'],
    ['ana perez@acme.test', 'address.local_bad_character'],
    ['ana\u200b@acme.test', 'address.local_bad_character'],
    ['ana @acme.test', 'address.local_bad_character'],
    ['josé@acme.test', 'address.local_not_ascii'],
    ['@acme.test', 'address.local_empty'],
    ['.ana@acme.test', 'address.local_bad_dot'],
    ['ana.@acme.test', 'address.local_bad_dot'],
    ['ana..perez@acme.test', 'address.local_bad_dot'],
    [`${'a'.repeat(65)}@acme.test`, 'address.local_too_long'],
    [`${'a'.repeat(60)}@${'b.'.repeat(100)}test`, 'address.too_long'],
    ['ana@', 'domain.empty'],
    ['ana@localhost', 'domain.single_label'],
    ['ana@[192.0.2.1]', 'domain.ip_address'],
    ['ana@192.0.2.1', 'domain.ip_address'],
    ['ana@acme.test.', 'domain.bad_label'],
    ['ana@ acme.test', 'domain.bad_label'],
    ['ana@acme..test', 'domain.bad_label'],
    ['ana@acme.test,beto@acme.test', 'address.many_at'],
    ['ana@acme.test;', 'domain.bad_character'],
  ])('%s as %s', (typed, code) => expect(parseAddress(typed)).toMatchObject({ ok: false, code }));
});

it('takes UTF-8 local parts of others alone', () => {
  expect(parseOutsideAddress('José@acme.test')).toEqual({ ok: true, value: 'josé@acme.test' });
  expect(parseOutsideAddress('jo\u2028se@acme.test')).toMatchObject({ code: 'address.local_bad_character' });
});

it('shows the domain in Unicode', () => {
  const parsed = parseAddress('ventas@xn--espaol-zwa.com');
  expect(parsed.ok && displayAddress(parsed.value)).toBe('ventas@español.com');
});

it('checks the local part alone', () => {
  expect(parseLocalPart(' Ventas ')).toEqual({ ok: true, value: 'ventas' });
  expect(parseLocalPart('ven tas')).toMatchObject({ code: 'address.local_bad_character' });
});

it('never throws, and what it accepts it accepts again unchanged', () => {
  const text = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.domain()).map(([l, d]) => `${l}@${d}`),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const once = parseAddress(typed);
      if (!once.ok) return;
      expect(parseAddress(once.value)).toEqual(once);
      expect(once.value).toMatch(/^[\x21-\x7e]{1,64}@[a-z0-9.-]{3,253}$/);
      expect(`${partsOf(once.value).local}@${partsOf(once.value).domain}`).toBe(once.value);
      expect(parseAddress(displayAddress(once.value))).toEqual(once);
    }),
    { numRuns: 500 },
  );
});
