/**
 * Log lines parsed and counted per second, one thread, beside pflogsumm on the same file.
 *
 * Usage: log-parse [LINES], default 1,000,000. JSON: lines_per_s, vs_pflogsumm (null where it is not installed).
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineParser, LineSplitter, Totals, type TotalsReport } from '@relevo/mail-log';
import { trafficLines } from './data/mail-traffic.ts';

const BLOCK = 256 * 1024;
const ROUNDS = 3;

function write(file: string, lines: number): void {
  const handle = openSync(file, 'w');
  let block = '';
  for (const line of trafficLines(lines)) {
    block += `${line}\n`;
    if (block.length < BLOCK) continue;
    writeSync(handle, block);
    block = '';
  }
  writeSync(handle, block);
  closeSync(handle);
}

function ours(file: string): { seconds: number; report: TotalsReport } {
  const start = performance.now();
  const handle = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(BLOCK);
  const splitter = new LineSplitter();
  const parser = new LineParser({ reference: new Date() });
  const totals = new Totals();
  const add = (lines: readonly string[]): void => {
    for (const line of lines) totals.add(parser.parse(line));
  };
  for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer))
    add(splitter.push(buffer.subarray(0, size)));
  add(splitter.end());
  closeSync(handle);
  return { seconds: (performance.now() - start) / 1000, report: totals.report() };
}

function theirs(file: string): { seconds: number; received: number } | null {
  const start = performance.now();
  const { status, stdout } = spawnSync('pflogsumm', [file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) return null;
  return { seconds: (performance.now() - start) / 1000, received: Number(/(\d+)k? +received/.exec(stdout)?.[1] ?? Number.NaN) };
}

/** Rounds are taken in turn, so that a busy machine is as busy for both; the best of each counts. */
function best<T extends { seconds: number }>(results: readonly T[]): T | undefined {
  return [...results].sort((a, b) => a.seconds - b.seconds)[0];
}

const lines = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'relevo-log-parse-'));
try {
  const file = join(folder, 'mail.log');
  write(file, lines);
  const mine: ReturnType<typeof ours>[] = [];
  const other: NonNullable<ReturnType<typeof theirs>>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    mine.push(ours(file));
    const measured = theirs(file);
    if (measured !== null) other.push(measured);
  }
  const me = best(mine);
  const they = best(other);
  if (me === undefined) throw new Error('nothing was measured');
  const perSecond = (seconds: number): number => Math.round(me.report.lines / seconds);
  console.table([
    {
      program: 'ours',
      lines: me.report.lines,
      seconds: me.seconds.toFixed(2),
      'lines a second': perSecond(me.seconds),
      received: me.report.received,
    },
    ...(they
      ? [
          {
            program: 'pflogsumm',
            lines: me.report.lines,
            seconds: they.seconds.toFixed(2),
            'lines a second': perSecond(they.seconds),
            received: they.received,
          },
        ]
      : []),
  ]);
  const ratio = they ? Number((they.seconds / me.seconds).toFixed(2)) : null;
  console.log(JSON.stringify({ lines_per_s: perSecond(me.seconds), vs_pflogsumm: ratio }));
} finally {
  rmSync(folder, { recursive: true });
}
