import { describe, expect, it } from 'vitest';
import { type Branch, wayOf } from './tree';

const said = (branch: Branch): string =>
  `${branch.by ?? 'to'} ${branch.address}${branch.seen ? ' again' : ''}${branch.to.length ? `(${branch.to.map(said).join(', ')})` : ''}`;

describe('the way of a simulated message', () => {
  it.each([
    ['a mailbox itself', 'ana', [], 'to ana'],
    [
      'an alias of a list',
      'ventas',
      [
        { from: 'ventas', to: 'equipo', by: 'alias' },
        { from: 'equipo', to: 'ana', by: 'list' },
        { from: 'equipo', to: 'luis', by: 'list' },
      ],
      'to ventas(alias equipo(list ana, list luis))',
    ],
    [
      'a circle',
      'a',
      [
        { from: 'a', to: 'b', by: 'forward' },
        { from: 'b', to: 'a', by: 'forward' },
      ],
      'to a(forward b(forward a again))',
    ],
  ] as const)('draws %s', (_, recipient, steps, expected) => {
    expect(said(wayOf(recipient, [...steps]))).toBe(expected);
  });
});
