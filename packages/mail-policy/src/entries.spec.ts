import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maySend } from './decisions.ts';
import { MAX_ENTRIES, normaliseEntries, parseEntry } from './entries.ts';

it.each([
  ['Ana@B.test', 'ana@b.test'],
  ['@B.test', '@b.test'],
  ['*@b.test', '@b.test'],
  ['b.test', '@b.test'],
  ['@Español.com', '@xn--espaol-zwa.com'],
])('%s is stored as %s', (typed, entry) => expect(parseEntry(typed)).toEqual({ ok: true, value: entry }));

it.each([
  ['', 'address.empty'],
  ['@', 'domain.empty'],
  ['ana', 'domain.single_label'],
  ['a@b@c.test', 'address.many_at'],
  ['*.b.test', 'domain.bad_character'],
])('%s is refused as %s', (typed, code) => expect(parseEntry(typed)).toMatchObject({ ok: false, code }));

it('sorts, keeps each once, and names what it refuses by its place', () => {
  expect(normaliseEntries(['z@b.test', '', 'no', '@a.test', 'Z@b.test'])).toEqual({
    entries: ['@a.test', 'z@b.test'],
    faults: [{ index: 2, text: 'no', code: 'domain.single_label', detail: { domain: 'no' } }],
  });
});

it('takes no more than the wire does', () => {
  const { entries, faults } = normaliseEntries(Array.from({ length: MAX_ENTRIES + 2 }, (_, i) => `d${i}.test`));
  expect(entries).toHaveLength(MAX_ENTRIES);
  expect(faults.map((f) => f.code)).toEqual(['policy.list_too_long', 'policy.list_too_long']);
});

it('permits whatever address it stored', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (typed) => {
      const { entries } = normaliseEntries([typed]);
      // `*@b.test` means the whole domain, and routed addresses are refused whoever lists them.
      if (/[%!]/.test(typed) || typed.startsWith('*@')) return;
      for (const entry of entries) {
        expect(maySend({ kind: 'listed', entries: [...entries] }, 'a@b.test', entry).verdict).toBe('permit');
      }
    }),
  );
});
