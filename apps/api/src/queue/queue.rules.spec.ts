import { describe, expect, it } from 'vitest';
import { givenUpAt, nextAttempt } from './queue.rules.js';

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
