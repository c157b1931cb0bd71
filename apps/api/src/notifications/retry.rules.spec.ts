import { expect, it } from 'vitest';
import { nextAttempt, WAIT_MINUTES } from './retry.rules.js';

const now = new Date('2026-11-24T12:00:00Z');
const minutesAfter = (attempts: number, forGood = false) => {
  const next = nextAttempt(attempts, forGood, now);
  return next && (next.getTime() - now.getTime()) / 60_000;
};

it.each([
  ['the first failure', 1, false, 0.25],
  ['the third', 3, false, 5],
  ['the last wait', WAIT_MINUTES.length, false, 600],
  ['one more', WAIT_MINUTES.length + 1, false, null],
  ['a refusal for good', 1, true, null],
])('after %s', (_, attempts, forGood, wanted) => {
  expect(minutesAfter(attempts, forGood)).toBe(wanted);
});

it('waits longer each time', () => {
  for (let n = 2; n <= WAIT_MINUTES.length; n++) expect(minutesAfter(n)).toBeGreaterThan(minutesAfter(n - 1) ?? Infinity);
});
