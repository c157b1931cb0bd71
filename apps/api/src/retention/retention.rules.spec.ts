import { describe, expect, it } from 'vitest';
import { nextNight, vouchesFor } from './retention.rules.js';

describe('the next night', () => {
  it.each([
    ['2026-11-25T05:59:59Z', '2026-11-25T06:00:00.000Z'],
    ['2026-11-25T06:00:00Z', '2026-11-26T06:00:00.000Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T06:00:00.000Z'],
  ])('after %s is %s', (now, night) => expect(nextNight(new Date(now)).toISOString()).toBe(night));
});

describe('a preview', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const preview = { state: 'done', finishedAt: new Date('2026-11-25T11:00:00Z'), clientDays: 15, unfetched: false };
  it.each([
    ['the same settings', {}, true],
    ['other days', { clientDays: 10 }, false],
    ['the unfetched too', { unfetched: true }, false],
    ['one that did not end', { state: 'running', finishedAt: null }, false],
    ['one that failed', { state: 'failed' }, false],
    ['one of yesterday', { finishedAt: new Date('2026-11-24T11:59:00Z') }, false],
  ])('of %s vouches: %s', (_, difference, expected) =>
    expect(vouchesFor({ ...preview, ...difference }, { clientDays: 15, unfetched: false }, now)).toBe(expected),
  );
});
