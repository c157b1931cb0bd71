import { describe, expect, it } from 'vitest';
import { localDay, spanBefore, spanOf } from './span.rules.js';

const now = new Date('2026-11-24T01:30:00Z');

describe('a span of days', () => {
  it('ends on the reader’s own today', () => {
    expect(localDay(now, 'UTC')).toBe('2026-11-24');
    expect(localDay(now, 'America/Argentina/Buenos_Aires')).toBe('2026-11-23');
    expect(spanOf({ zone: 'America/Argentina/Buenos_Aires' }, now)).toMatchObject({ from: '2026-11-17', to: '2026-11-23' });
  });
  it('is put in order and bounded', () => {
    expect(spanOf({ from: '2026-11-20', to: '2026-11-10', zone: 'UTC' }, now)).toMatchObject({
      from: '2026-11-10',
      to: '2026-11-20',
    });
    expect(spanOf({ from: '2020-01-01', to: '2026-11-10', zone: 'UTC' }, now).from).toBe('2025-10-06');
  });
  it.each([
    ['2026-11-24', '2026-11-24', '2026-11-17', 7],
    ['2026-11-18', '2026-11-24', '2026-11-11', 7],
    ['2026-11-17', '2026-11-24', '2026-11-03', 14],
  ])('%s to %s is held against the one from %s', (from, to, before, shiftDays) => {
    expect(spanBefore({ from, to, zone: 'UTC' })).toMatchObject({ from: before, shiftDays });
  });
});
