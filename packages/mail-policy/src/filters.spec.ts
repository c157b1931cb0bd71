import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFilters, type Filters, scoresOf } from './filters.ts';

const typed = (wishes: Partial<Filters>): Filters => ({
  junkAt: null,
  rejectAt: null,
  allow: [],
  deny: [],
  spamTo: null,
  ...wishes,
});
const code = (wishes: Partial<Filters>, house: Partial<Filters> | null = null) => {
  const checked = checkFilters(typed(wishes), house ? [typed(house)] : []);
  return checked.ok ? 'ok' : checked.fault.code;
};

describe('filters', () => {
  it.each<[string, Partial<Filters>, Partial<Filters> | null, string]>([
    ['nothing', {}, null, 'ok'],
    ['one sender on both lists', { allow: ['Ana@B.test'], deny: ['ana@b.test'] }, null, 'both'],
    ['one domain on both lists, typed in two ways', { allow: ['b.test'], deny: ['*@b.test'] }, null, 'both'],
    ['a domain welcome but for one of its people', { allow: ['@b.test'], deny: ['ana@b.test'] }, null, 'ok'],
    ['a refusal below junk', { junkAt: 8, rejectAt: 7 }, null, 'order'],
    ['a refusal below what the platform takes for junk', { rejectAt: 5 }, null, 'order'],
    ['a refusal below what the domain takes for junk', { rejectAt: 9 }, { junkAt: 10, rejectAt: 20 }, 'order'],
    ['what is refused before it is junk by as much', { junkAt: 7, rejectAt: 7 }, null, 'ok'],
    ['a pattern', { deny: ['/.*@b.test/'] }, null, 'entry'],
    ['two lines', { deny: ['a@b.test\nallow: *'] }, null, 'entry'],
  ])('%s: %#', (_what, wishes, house, expected) => expect(code(wishes, house)).toBe(expected));

  it("take a mailbox's own score before its domain's", () => {
    const own = typed({ junkAt: 3 });
    const house = typed({ junkAt: 9, rejectAt: 30, spamTo: 'quarantine' });
    expect(scoresOf(own, null, house)).toEqual({ junkAt: 3, rejectAt: 30, spamTo: 'quarantine' });
  });

  it('let nothing through but addresses and domains in one spelling, whatever is typed', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('a@b.test\n', '@*', ']==] os.exit()', "' OR 1=1 --", '/.*/', `@${'a'.repeat(65_536)}.test`, 'ñ@ñ.test'),
      fc
        .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
        .map((pair) => pair.join('@')),
    );
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), fc.array(hostile, { maxLength: 4 }), (allow, deny) => {
        const checked = checkFilters(typed({ allow, deny }), []);
        if (!checked.ok) return;
        for (const entry of [...checked.value.allow, ...checked.value.deny]) {
          expect(entry.length).toBeLessThanOrEqual(320);
          // No blanks, no control characters; letters, digits, hyphens and dots in a domain.
          expect(entry).toMatch(/^[^\s\p{C}]*@[a-z0-9.-]+$/u);
          expect(entry).toBe(entry.toLowerCase());
        }
      }),
      { numRuns: 500 },
    );
  });
});
