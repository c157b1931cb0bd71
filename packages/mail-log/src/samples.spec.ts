import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isParsed } from './line.ts';
import { LineParser } from './parse.ts';

const FOLDER = new URL('../samples/', import.meta.url);
const NAMES = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -4)] : []));
const REFERENCE = new Date('2026-11-30T00:00:00Z');

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
    .trimEnd()
    .split('\n');

describe.each(NAMES)('sample %s', (name) => {
  const parser = new LineParser({ reference: REFERENCE });
  const parsed = linesOf(name).map((line) => parser.parse(line));

  // The golden file was read line by line when it was made; a change here is a change of what the grammar says.
  it('is read as before', async () => {
    const text = parsed.map((line) => `${JSON.stringify(line)}\n`).join('');
    await expect(text).toMatchFileSnapshot(`../samples/${name}.jsonl`);
  });

  it('holds no unknown line but those that belong to other programs', () => {
    const unknown = parsed.flatMap((line) => (isParsed(line) ? [] : [line.unparsed]));
    expect(unknown.filter((line) => !/ kernel: | cron\[|no time at all/.test(line))).toEqual([]);
  });
});
