import { describe, expect, it } from 'vitest';
import { cutPage, givenUpAt, nextAttempt } from './queue.rules.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute));

describe('the next attempt', () => {
  it.each([
    ['a new message, five minutes on', 0, 1, 6],
    ['one ten minutes old, ten minutes on', 0, 10, 20],
    ['one a day old, 66 minutes on', -1440, 0, 66 + 40 / 60],
  ])('%s', (_, arrived, last, next) =>
    expect(nextAttempt(at(arrived), at(last))).toEqual(new Date(at(0).getTime() + next * 60_000)),
  );
  it('is never after five days', () => expect(givenUpAt(at(0)).toISOString()).toBe('2026-11-29T12:00:00.000Z'));
});

describe('a page of the queue', () => {
  it.each([
    ['the newest', [9, 8, 7], { way: 'older', fromEnd: true }, { shown: [9, 8], older: true, newer: false }],
    ['all there is', [9, 8], { way: 'older', fromEnd: true }, { shown: [9, 8], older: false, newer: false }],
    ['older ones', [7, 6, 5], { way: 'older', fromEnd: false }, { shown: [7, 6], older: true, newer: true }],
    ['the last of them', [7], { way: 'older', fromEnd: false }, { shown: [7], older: false, newer: true }],
    ['newer ones', [7, 6, 5], { way: 'newer', fromEnd: false }, { shown: [6, 5], older: true, newer: true }],
    ['the oldest', [3, 2, 1], { way: 'newer', fromEnd: true }, { shown: [2, 1], older: false, newer: true }],
  ] as const)('shows %s, and tells on which side there is more', (_, rows, reading, page) =>
    expect(cutPage(rows, 2, reading)).toEqual(page),
  );
});
