import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptAfter, challengeName, ending, hostNames, renewAt, wholeDays, whyNew } from './host-certificate.rules.js';

const now = new Date('2026-11-25T06:00:00Z');
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);

it('renews when a third of its life is left', () => {
  expect(renewAt(days(0), days(90))).toEqual(days(60));
});

describe('attemptAfter', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 5],
    [6, 720],
    [50, 720],
  ])('after %d failures waits %d minutes', (failures, minutes) =>
    expect(attemptAfter(failures, now).getTime() - now.getTime()).toBe(minutes * 60_000),
  );
  it('never waits less after more failures, nor longer than half a day', () => {
    fc.assert(
      fc.property(fc.nat(1000), (failures) => {
        const wait = attemptAfter(failures, now).getTime() - now.getTime();
        expect(attemptAfter(failures + 1, now).getTime() - now.getTime()).toBeGreaterThanOrEqual(wait);
        expect(wait).toBeLessThanOrEqual(720 * 60_000);
      }),
    );
  });
});

it('names the nodes and what every company answers by', () => {
  expect(hostNames('relevo.test', ['MX2.relevo.test', 'mx1.relevo.test'])).toEqual([
    '*.mail.relevo.test',
    '*.mx.relevo.test',
    '*.mx2.relevo.test',
    '*.standby.relevo.test',
    'mx1.relevo.test',
    'mx2.relevo.test',
  ]);
});

it.each([
  ['mx1.relevo.test', '_acme-challenge.mx1.relevo.test'],
  ['*.mail.relevo.test', '_acme-challenge.mail.relevo.test'],
])('the answer for %s stands at %s', (name, at) => expect(challengeName(name)).toBe(at));

describe('whyNew', () => {
  const present = { source: 'local', names: ['b', 'a'], notBefore: days(-10), notAfter: days(80) } as const;
  const wish = { source: 'local', names: ['a', 'b'], asked: false } as const;
  it.each([
    ['the first', null, wish, 'none'],
    ['nothing to do', present, wish, null],
    ['somebody asked', present, { ...wish, asked: true }, 'asked'],
    ['another authority', present, { ...wish, source: 'acme' as const }, 'source'],
    ['a node more', present, { ...wish, names: ['a', 'b', 'c'] }, 'names'],
    ['a third of its life left', { ...present, notBefore: days(-60), notAfter: days(30) }, wish, 'ends'],
    ['over', { ...present, notAfter: days(-1) }, wish, 'ends'],
  ] as const)('%s', (_, has, wants, why) => expect(whyNew(has, wants, now)).toBe(why));
});

describe('ending', () => {
  it.each([
    [15, null],
    [14, 'soon'],
    [3.5, 'soon'],
    [3, 'now'],
    [-2, 'now'],
  ] as const)('%d days before its end', (left, said) => expect(ending(days(left), now)).toBe(said));
  it('counts whole days', () => expect(wholeDays(days(2.9), now)).toBe(2));
});
