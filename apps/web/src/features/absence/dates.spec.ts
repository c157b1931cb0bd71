import { describe, expect, it } from 'vitest';
import { dayEnd, dayStart, endDay, startDay } from './dates';

describe('the days of an absence', () => {
  it.each(['2026-01-01', '2026-02-28', '2028-02-29', '2026-03-08', '2026-11-01', '2026-12-31'])(
    '%s is read back as it was written, as first and as last day',
    (day) => {
      expect(startDay(dayStart(day))).toBe(day);
      expect(endDay(dayEnd(day))).toBe(day);
    },
  );

  it('lets one day last from its midnight to the next', () => {
    const [from, until] = [dayStart('2026-07-09'), dayEnd('2026-07-09')];
    expect(Date.parse(until ?? '') - Date.parse(from ?? '')).toBe(86_400_000);
  });

  it('has no bound where none was written', () => {
    expect([dayStart(''), dayEnd(''), startDay(null), endDay(null)]).toEqual([null, null, '', '']);
  });
});
