import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Habit, judge, NO_HABIT, networkOf, type Sending } from './judge.ts';

const quiet: Sending = {
  recipients10m: 0,
  strangers10m: 0,
  recipients60m: 0,
  strangers60m: 0,
  bounces60m: 0,
  newNetwork: false,
};
const burst = (recipients: number, strangers: number, more: Partial<Sending> = {}): Sending => ({
  ...quiet,
  recipients10m: recipients,
  strangers10m: strangers,
  recipients60m: recipients,
  strangers60m: strangers,
  ...more,
});
const invoices: Habit = { hourPeak: 600, strangersPeak: 8 };

it.each([
  ['nothing at all', quiet, NO_HABIT, 'pass', undefined],
  ['a newsletter to 80 known customers', burst(80, 0), NO_HABIT, 'pass', undefined],
  ['the same, with a tenth of them new', burst(80, 8), NO_HABIT, 'pass', undefined],
  ['the same with a few dead addresses', burst(80, 0, { bounces60m: 12 }), NO_HABIT, 'pass', undefined],
  ['invoices at the end of the month', burst(650, 20, { bounces60m: 15 }), invoices, 'offer_bulk', undefined],
  ['thirty strangers from the office', burst(30, 30), NO_HABIT, 'pass', undefined],
  ['forty strangers from the office', burst(40, 40), NO_HABIT, 'hold', 'strangers'],
  ['fifteen strangers from elsewhere', burst(15, 15, { newNetwork: true }), NO_HABIT, 'hold', 'strangers_new_network'],
  ['a traveller who answers known people', burst(60, 4, { newNetwork: true }), NO_HABIT, 'pass', undefined],
  ['a salesman who does this each week', burst(50, 45), { hourPeak: 60, strangersPeak: 40 }, 'pass', undefined],
  ['a stolen invoice mailbox', burst(60, 60), invoices, 'hold', 'strangers'],
  ['half of it bounces', burst(24, 0, { bounces60m: 12 }), NO_HABIT, 'hold', 'bounces'],
  ['an hour far above its own', burst(30, 10, { recipients60m: 320, strangers60m: 90 }), NO_HABIT, 'hold', 'rate'],
] as const)('%s', (_, sending, habit, verdict, rule) => {
  expect(judge(sending, habit, false)).toMatchObject(rule ? { verdict, rule } : { verdict });
});

it('expects more of bulk mail, and offers it nothing', () => {
  expect(judge(burst(1500, 300), NO_HABIT, true).verdict).toBe('pass');
  expect(judge(burst(2500, 2500), NO_HABIT, true)).toMatchObject({ verdict: 'hold', rule: 'strangers' });
});

const count = fc.integer({ min: 0, max: 5000 });
const habits = fc.record({ hourPeak: count, strangersPeak: count });
const sendings = fc
  .record({
    known10m: count,
    strangers10m: count,
    known60m: count,
    strangers60m: count,
    bounces60m: count,
    newNetwork: fc.boolean(),
  })
  .map(({ known10m, known60m, ...sending }) => ({
    ...sending,
    recipients10m: known10m + sending.strangers10m,
    strangers60m: sending.strangers10m + sending.strangers60m,
    recipients60m: known10m + known60m + sending.strangers10m + sending.strangers60m,
  }));

it('never holds who writes to known people alone and is not sent back, however much', () => {
  fc.assert(
    fc.property(count, habits, fc.boolean(), fc.boolean(), (recipients, habit, newNetwork, bulk) => {
      expect(judge(burst(recipients, 0, { newNetwork }), habit, bulk).verdict).not.toBe('hold');
    }),
  );
});

it('does not let go what it held because there is one stranger more', () => {
  fc.assert(
    fc.property(sendings, habits, fc.boolean(), (sending, habit, bulk) => {
      if (judge(sending, habit, bulk).verdict !== 'hold' || sending.bounces60m > 0) return;
      const worse = {
        ...sending,
        recipients10m: sending.recipients10m + 1,
        strangers10m: sending.strangers10m + 1,
        recipients60m: sending.recipients60m + 1,
        strangers60m: sending.strangers60m + 1,
      };
      expect(judge(worse, habit, bulk).verdict).toBe('hold');
    }),
  );
});

it('says of a hold what was seen and from when on it is too much', () => {
  fc.assert(
    fc.property(sendings, habits, fc.boolean(), (sending, habit, bulk) => {
      const judged = judge(sending, habit, bulk);
      if (judged.verdict === 'hold') expect(judged.seen).toBeGreaterThanOrEqual(judged.from);
    }),
  );
});

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:00a1:2::1', '2001:db8:a1::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['unknown', null],
  ['', null],
])('%s is of %s', (address, network) => expect(networkOf(address)).toBe(network));
