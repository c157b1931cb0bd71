import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DomainName, displayDomain, isWithin, parseDomain } from './domain.ts';

describe('parseDomain takes', () => {
  it.each([
    ['acme.test', 'acme.test'],
    [' ACME.Test. ', 'acme.test'],
    ['Español.COM', 'xn--espaol-zwa.com'],
    ['XN--ESPAOL-ZWA.com', 'xn--espaol-zwa.com'],
    ['日本.jp', 'xn--wgv71a.jp'],
    ['a。b.com', 'a.b.com'],
    ['3com.com', '3com.com'],
    ['1.2.3.com', '1.2.3.com'],
    [`${'a'.repeat(63)}.test`, `${'a'.repeat(63)}.test`],
  ])('%s', (typed, stored) => expect(parseDomain(typed)).toEqual({ ok: true, value: stored }));
});

describe('parseDomain refuses', () => {
  it.each([
    ['', 'domain.empty'],
    ['.', 'domain.empty'],
    ['localhost', 'domain.single_label'],
    ['192.0.2.1', 'domain.ip_address'],
    ['0x7f.1', 'domain.ip_address'],
    ['[192.0.2.1]', 'domain.ip_address'],
    ['2001:db8::1', 'domain.ip_address'],
    ['acme.123', 'domain.ip_address'],
    ['https://acme.test/', 'domain.bad_character'],
    ['acme.test:25', 'domain.bad_character'],
    ['acme.test/x', 'domain.bad_character'],
    ['ana@acme.test', 'domain.bad_character'],
    ['ac me.test', 'domain.bad_character'],
    ['a%2eb.test', 'domain.bad_character'],
    ['a_b.test', 'domain.bad_character'],
    ['*.acme.test', 'domain.bad_character'],
    ['acme..test', 'domain.bad_label'],
    ['acme.test..', 'domain.bad_label'],
    ['.acme.test', 'domain.bad_label'],
    ['-acme.test', 'domain.bad_label'],
    ['acme-.test', 'domain.bad_label'],
    ['ab--cd.test', 'domain.bad_label'],
    ['xn--0.test', 'domain.bad_idn'],
    [`${'a'.repeat(64)}.test`, 'domain.label_too_long'],
    [`${'a.'.repeat(130)}test`, 'domain.too_long'],
  ])('%s as %s', (typed, code) => expect(parseDomain(typed)).toMatchObject({ ok: false, code }));
});

it('never throws, and display leads back to the stored form', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.domain(),
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }).map((s) => `${s}.com`),
      ),
      (typed) => {
        const once = parseDomain(typed);
        if (!once.ok) return;
        expect(parseDomain(once.value)).toEqual(once);
        expect(parseDomain(displayDomain(once.value))).toEqual(once);
      },
    ),
    { numRuns: 500 },
  );
});

it('knows what lies below a domain', () => {
  const domain = 'acme.test' as DomainName;
  expect(isWithin('mail.acme.test' as DomainName, domain)).toBe(true);
  expect(isWithin('notacme.test' as DomainName, domain)).toBe(false);
});
