import { appendFileSync, mkdtempSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LogPlace } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { logParts } from './log-files.ts';
import { judgeOf, readLog } from './log-read.ts';

let log: string;
beforeEach(() => {
  log = join(mkdtempSync(join(tmpdir(), 'relevo-log-')), 'mail.log');
});
const wish = (change: Partial<Parameters<typeof readLog>[0]> = {}) => ({
  file: 'mail' as const,
  needles: [],
  day: null,
  from: null as LogPlace | 'end' | null,
  limit: 5000,
  ...change,
});
const read = (change: Parameters<typeof wish>[0] = {}) => readLog(wish(change), logParts('mail', log));
async function all(limit: number): Promise<string[]> {
  const lines: string[] = [];
  for (let from: LogPlace | null = null; ; ) {
    const portion = await read({ from, limit });
    lines.push(...portion.lines);
    if (portion.done) return lines;
    from = portion.next;
  }
}

describe('a log in portions', () => {
  it('is the same lines whatever the portion, over rotated and packed files, in order and each once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zñ ]{0,40}$/), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (lines, limit) => {
          const third = Math.ceil(lines.length / 3);
          const text = (part: string[]) => part.map((line) => `${line}\n`).join('');
          writeFileSync(`${log}.2.gz`, gzipSync(text(lines.slice(0, third))));
          writeFileSync(`${log}.1`, text(lines.slice(third, 2 * third)));
          writeFileSync(log, text(lines.slice(2 * third)));
          utimesSync(`${log}.2.gz`, 100, 100);
          utimesSync(`${log}.1`, 200, 200);
          expect(await all(limit)).toEqual(lines);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leaves a line that is still being written for the next time', async () => {
    writeFileSync(log, 'uno\ndo');
    const first = await read();
    expect(first).toMatchObject({ lines: ['uno'], done: true });
    appendFileSync(log, 's\ntres\n');
    expect((await read({ from: first.next })).lines).toEqual(['dos', 'tres']);
  });

  it('begins at the end and goes on through a rotation', async () => {
    writeFileSync(log, 'viejo\na medi');
    const end = await read({ from: 'end' });
    expect(end.lines).toEqual([]);
    appendFileSync(log, 'as\n');
    renameSync(log, `${log}.1`);
    utimesSync(`${log}.1`, 100, 100);
    writeFileSync(log, 'nuevo\n');
    expect((await read({ from: end.next })).lines).toEqual(['a medias', 'nuevo']);
  });

  it('passes over a file that was finished before the day began', async () => {
    writeFileSync(`${log}.1`, 'Nov 24 23:59:59 mx1 x\n');
    utimesSync(`${log}.1`, new Date('2026-11-24T23:59:59Z'), new Date('2026-11-24T23:59:59Z'));
    writeFileSync(log, 'Nov 25 00:00:01 mx1 y\n');
    utimesSync(log, new Date('2026-11-25T12:00:00Z'), new Date('2026-11-25T12:00:00Z'));
    expect((await read({ day: '2026-11-25' })).lines).toEqual(['Nov 25 00:00:01 mx1 y']);
  });
});

describe('which lines', () => {
  it.each([
    ['the old form', 'Nov  5 10:00:00 mx1 a', true],
    ['ISO 8601', '2026-11-05T10:00:00.1+00:00 mx1 a', true],
    ['another day that begins alike', 'Nov 15 10:00:00 mx1 a', false],
  ])('%s', (_, line, expected) => expect(judgeOf({ needles: [], day: '2026-11-05' })(line)).toBe(expected));

  it('hold every needle in any case', () => {
    const fits = judgeOf({ needles: ['ANA@acme', 'status='], day: null });
    expect(fits('to=<ana@ACME.test> status=sent')).toBe(true);
    expect(fits('to=<ana@acme.test>')).toBe(false);
  });
});
