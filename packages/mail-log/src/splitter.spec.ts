import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineSplitter } from './splitter.ts';

function split(text: Buffer, size: number): string[] {
  const splitter = new LineSplitter();
  const lines: string[] = [];
  const block = Buffer.alloc(size);
  for (let at = 0; at < text.length; at += size) {
    const length = text.copy(block, 0, at, at + size);
    lines.push(...splitter.push(block.subarray(0, length)));
  }
  return [...lines, ...splitter.end()];
}

it.each([
  ['a\nb\n', ['a', 'b']],
  ['a\nb', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['\n\n', ['', '']],
  ['', []],
])('%j is %j', (text, lines) => expect(split(Buffer.from(text), 64)).toEqual(lines));

it('gives the same lines whatever the size of its blocks', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (lines, size) => {
      const ended = Buffer.from(lines.map((text) => `${text}\n`).join(''));
      expect(split(ended, size)).toEqual(lines);
    }),
  );
});
