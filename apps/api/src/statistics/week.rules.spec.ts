import { describe, expect, it } from 'vitest';
import { changePercent, lastWeek, weekDue } from './week.rules.js';

describe('the week of the summary', () => {
  const week = { from: '2026-11-16', to: '2026-11-22' };
  it.each([
    ['Monday before the hour', '2026-11-23T09:59:59Z', null],
    ['Monday at the hour', '2026-11-23T10:00:00Z', week],
    ['Wednesday, after two days of silence', '2026-11-25T23:00:00Z', week],
    ['Thursday: too late to be news', '2026-11-26T00:00:00Z', null],
    ['Sunday: not over yet', '2026-11-22T12:00:00Z', null],
  ])('%s', (_, now, expected) => expect(weekDue(new Date(now))).toEqual(expected));

  it('goes over the turn of the year', () => {
    expect(lastWeek(new Date('2027-01-04T10:00:00Z'))).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  });

  it.each([
    [120, 100, 20],
    [0, 50, -100],
    [9, 3, null],
  ])('%i after %i is %s', (now, before, expected) => expect(changePercent(now, before)).toBe(expected));
});
