import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFilters, type Filters, scoresOf } from './filters.ts';

const typed = (wishes: Partial<Filters>): Filters => ({
  junkAt: null,
  quarantineAt: null,
  rejectAt: null,
  allow: [],
  deny: [],
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
    ['all three in their order', { junkAt: 4, quarantineAt: 8, rejectAt: 12 }, null, 'ok'],
    ['all spam to quarantine', { junkAt: 7, quarantineAt: 7 }, null, 'ok'],
    ['a quarantine that begins where refusals do', { quarantineAt: 15 }, null, 'ok'],
    ['a quarantine below junk', { junkAt: 8, quarantineAt: 7 }, null, 'quarantine_low'],
    ['a quarantine below what the platform takes for junk', { quarantineAt: 5 }, null, 'quarantine_low'],
    ['junk from above the quarantine of the domain', { junkAt: 9 }, { quarantineAt: 8 }, 'quarantine_low'],
    ['the same with no quarantine for this mailbox', { junkAt: 9, quarantineAt: 'never' }, { quarantineAt: 8 }, 'ok'],
    ['a quarantine above the refusal', { quarantineAt: 16 }, null, 'quarantine_high'],
    ['a refusal below the quarantine of the domain', { rejectAt: 9 }, { quarantineAt: 10 }, 'quarantine_high'],
    ['a pattern', { deny: ['/.*@b.test/'] }, null, 'entry'],
    ['two lines', { deny: ['a@b.test\nallow: *'] }, null, 'entry'],
  ])('%s: %#', (_what, wishes, house, expected) => expect(code(wishes, house)).toBe(expected));

  it("take a mailbox's own score before its domain's", () => {
    const own = typed({ junkAt: 3 });
    const house = typed({ junkAt: 9, quarantineAt: 20, rejectAt: 30 });
    expect(scoresOf(own, null, house)).toEqual({ junkAt: 3, quarantineAt: 20, rejectAt: 30 });
    expect(scoresOf(typed({ quarantineAt: 'never' }), house).quarantineAt).toBe('never');
    expect(scoresOf()).toEqual({ junkAt: 6, quarantineAt: 'never', rejectAt: 15 });
  });

  it('leave three scores in their order whatever is said at which level, or are refused', () => {
    const score = fc.option(fc.integer({ min: 1, max: 100 }));
    const level = fc
      .record({ junkAt: score, quarantineAt: fc.oneof(score, fc.constant('never' as const)), rejectAt: score })
      .map(typed);
    fc.assert(
      fc.property(level, fc.array(level, { maxLength: 3 }), (own, houses) => {
        const { junkAt, quarantineAt, rejectAt } = scoresOf(own, ...houses);
        const inOrder = junkAt <= rejectAt && (quarantineAt === 'never' || (junkAt <= quarantineAt && quarantineAt <= rejectAt));
        expect(checkFilters(own, houses).ok).toBe(inOrder);
      }),
    );
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
