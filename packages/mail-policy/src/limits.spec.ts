import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullness, grownLimits, type Layer, limitHit, limitReply, planLimits } from './limits.ts';

const layer = (scope: Layer['scope'], hourUsed: number, dayUsed: number): Layer => ({
  scope,
  hour: 100,
  day: 500,
  hourUsed,
  dayUsed,
});

it.each([
  [[layer('mailbox', 99, 499), layer('domain', 99, 499), layer('tenant', 99, 499)], null],
  [[layer('mailbox', 100, 100), layer('domain', 100, 100)], { scope: 'mailbox', period: 'hour', limit: 100 }],
  [[layer('mailbox', 0, 500), layer('tenant', 100, 500)], { scope: 'mailbox', period: 'day', limit: 500 }],
  [[layer('mailbox', 5, 5), layer('domain', 5, 5), layer('tenant', 100, 200)], { scope: 'tenant', period: 'hour', limit: 100 }],
] as const)('%j: %j', (layers, hit) => expect(limitHit(layers)).toEqual(hit));

it('says when it goes on, with a code that loses nothing', () => {
  const now = new Date('2026-11-30T22:17:03Z');
  expect(limitReply({ scope: 'mailbox', period: 'hour', limit: 200 }, now)).toBe(
    '450 4.7.1 this mailbox reached its limit of 200 outside recipients per hour; sending goes on at 2026-11-30 23:00 UTC',
  );
  expect(limitReply({ scope: 'tenant', period: 'day', limit: 900 }, now)).toMatch(
    /^450 4\.7\.1 your company .* 2026-12-01 00:00 UTC$/,
  );
});

it('grows with a past that nobody complained of, and never below the plan', () => {
  const plan = planLimits('mailbox', 50, false);
  const peaks = fc.record({ hour: fc.nat(5000), day: fc.nat(50_000) });
  fc.assert(
    fc.property(peaks, (peak) => {
      const limits = grownLimits(plan, peak);
      // The last month's end fits into this one's.
      expect(limitHit([{ scope: 'mailbox', ...limits, hourUsed: peak.hour, dayUsed: peak.day }])).toBeNull();
      expect(limits.hour).toBeGreaterThanOrEqual(plan.hour);
      expect(limits.day).toBeGreaterThanOrEqual(plan.day);
    }),
  );
});

it('is full when it says no', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(1000), (hourUsed, dayUsed) => {
      const one = layer('domain', hourUsed, dayUsed);
      expect(limitHit([one]) !== null).toBe(fullness(one) >= 1);
    }),
  );
});
