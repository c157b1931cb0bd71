import { expect, it } from 'vitest';
import { authorOf } from './author.rules.js';

it.each([
  ['Caja <X@B.test>', 'x@b.test'],
  ['x@b.test', 'x@b.test'],
  ['"a, b" <x@b.test>', 'x@b.test'],
  ['x@b.test, y@c.test', null],
  ['Uno <x@b.test>, Dos <y@c.test>', null],
  ['nadie', null],
  ['', null],
])('%s is of %s', (from, author) => expect(authorOf(from)).toBe(author));
