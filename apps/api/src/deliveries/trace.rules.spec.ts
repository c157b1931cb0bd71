import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, shapeOf, windowsBack } from './trace.rules.js';

const step = (type: string, queue_id = 'A', node = 'mx1') => ({ type, queue_id, node });

describe('steps of a message', () => {
  it.each([
    ['in time already', ['received', 'filtered', 'delivery'], ['received', 'filtered', 'delivery']],
    [
      'judged late by the clock',
      ['received', 'delivery', 'delivery', 'filtered'],
      ['received', 'filtered', 'delivery', 'delivery'],
    ],
    ['fetched afterwards', ['received', 'delivery', 'filtered', 'fetched'], ['received', 'filtered', 'delivery', 'fetched']],
  ])('%s', (_, given, wanted) => expect(inOrder(given.map((type) => step(type))).map(({ type }) => type)).toEqual(wanted));

  it('move before a sending of the same queue on the same node alone', () => {
    const steps = [step('delivery', 'B'), step('delivery', 'A', 'mx2'), step('filtered')];
    expect(inOrder(steps)).toEqual(steps);
  });

  it('are all there, each once, however they come', () => {
    const any = fc.record({
      type: fc.constantFrom('received', 'filtered', 'delivery', 'stored'),
      queue_id: fc.constantFrom('A', 'B'),
      node: fc.constantFrom('mx1', 'mx2'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (steps) => {
        const ordered = inOrder(steps);
        expect(ordered).toHaveLength(steps.length);
        expect(new Set(ordered)).toEqual(new Set(steps));
        for (const [i, one] of ordered.entries())
          if (one.type === 'filtered')
            expect(
              ordered
                .slice(0, i)
                .some((other) => other.type === 'delivery' && other.queue_id === one.queue_id && other.node === one.node),
            ).toBe(false);
      }),
    );
  });
});

describe('what was typed', () => {
  it.each([
    ['<abc@mail.test>', 'message_id'],
    ['9DE67BFA5D4', 'queue_id'],
    ['4cZxYk3pQbz1Vw', 'queue_id'],
    ['ana@andina.test', 'address'],
    ['Ana@Andina.test', 'address'],
    ['andina.test', 'domain'],
    ['@andina.test', 'domain'],
    ['ana', 'part'],
    ['ana@', 'part'],
    ['pedido 12', 'part'],
  ])('%s is a %s', (q, shape) => expect(shapeOf(q)).toBe(shape));
});

describe('the days to look in', () => {
  it('follow on one another, from the newest to the beginning', () => {
    const windows = windowsBack(new Date('2026-11-30T12:00:00Z'));
    expect(windows.map(({ after }) => after.slice(0, 10))).toEqual(['2026-11-27', '2026-11-20', '2026-10-31', '-infinity']);
    expect(windows.map(({ until }) => until)).toEqual(['infinity', ...windows.slice(0, -1).map(({ after }) => after)]);
  });
});
