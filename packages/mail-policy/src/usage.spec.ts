import { USAGE_MARKS, USAGE_RELEASE } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIB, markOf, percentOf } from './usage.ts';

describe('percentOf', () => {
  it.each([
    [0, 10, 0],
    [8 * MIB - 1, 10, 79],
    [8 * MIB, 10, 80],
    [11 * MIB, 10, 110],
  ])('%d bytes of %d MB are %d %%', (used, quota, percent) => expect(percentOf(used, quota)).toBe(percent));
});

describe('markOf', () => {
  it.each([
    ['empty', 0, 0, 0],
    ['short of the first mark', 79, 0, 0],
    ['at the first mark', 80, 0, 80],
    ['past both at once', 99, 0, 95],
    ['over its space', 130, 80, 95],
    ['a little below the second mark again', 91, 95, 95],
    ['well below the second mark', 89, 95, 80],
    ['a little below the first mark again', 76, 80, 80],
    ['below it', 74, 80, 0],
    ['from the second mark to nothing', 3, 95, 0],
  ])('%s', (_, percent, before, mark) => expect(markOf(percent, before)).toBe(mark));

  it('tells once for each crossing: a higher mark comes only when it is reached, a lower one only well below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 60 }), (percents) => {
        let mark = 0;
        for (const percent of percents) {
          const next = markOf(percent, mark);
          if (next > mark) expect(percent).toBeGreaterThanOrEqual(next);
          if (next < mark) expect(percent).toBeLessThan(mark - USAGE_RELEASE);
          expect([0, ...USAGE_MARKS]).toContain(next);
          expect(markOf(percent, next)).toBe(next);
          mark = next;
        }
      }),
    );
  });
});
