import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv.rules.js';

it.each([
  ['=1+1', "'=1+1\r\n"],
  ['@SUM(A1)', "'@SUM(A1)\r\n"],
  ['-2', "'-2\r\n"],
  ['a,b', '"a,b"\r\n'],
  ['say "no"', '"say ""no"""\r\n'],
])('%s becomes %j', (given, line) => expect(csvLine([given])).toBe(line));

it('is read back as it was written, and never as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
      const [read = []] = parse(csvLine(cells), { record_delimiter: '\r\n', skip_empty_lines: false }) as string[][];
      expect(read.map((text, at) => (text === `'${cells[at]}` ? cells[at] : text))).toEqual(cells);
      for (const text of read) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
