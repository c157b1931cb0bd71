import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { CommandSpec, LogPlace, LogPortion } from '@relevo/agent-protocol';
import { type LogPart, logParts } from './log-files.ts';

type Wish = Omit<Extract<CommandSpec, { kind: 'read_log' }>, 'kind'>;

/** So much text is looked at in one go, whether or not anything in it fits: the asker learns where to go on. */
const BUDGET_BYTES = 128 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** One portion; whoever wants more asks again from `next`. Only whole lines: the last one may still be in the making. */
export async function readLog(wish: Wish, parts = logParts(wish.file)): Promise<LogPortion> {
  if (wish.from === 'end') return atEnd(parts);
  const { from } = wish;
  const known = from ? parts.findIndex((part) => part.inode === from.inode) : 0;
  // Packed meanwhile, it has another inode: what was not read of it is passed over rather than told twice.
  const first = known < 0 ? Math.max(0, parts.length - 1) : known;
  const wanted = parts.slice(first).filter((part) => part.inode === from?.inode || mayHold(part, wish.day));
  const portion = { lines: [] as string[], next: from, looked: 0 };
  for (const part of wanted) {
    const offset = part.inode === from?.inode ? from.offset : 0;
    const whole = await readPart(part, offset, wish, portion);
    if (!whole) return { lines: portion.lines, next: portion.next, done: false };
  }
  return { lines: portion.lines, next: portion.next, done: true };
}

function atEnd(parts: readonly LogPart[]): Promise<LogPortion> {
  const last = parts.at(-1);
  if (!last) return Promise.resolve({ lines: [], next: null, done: true });
  // For the last line break: a size may fall in the middle of a line. No line of ours is as long as the tail.
  const offset = last.packed ? 0 : Math.max(0, last.size - TAIL_BYTES);
  const nothing = { file: 'mail' as const, needles: [], day: '0000-01-01', from: null, limit: 1 };
  const portion = { lines: [], next: null as LogPlace | null, looked: 0 };
  return readPart(last, offset, nothing, portion, Number.POSITIVE_INFINITY).then(() => ({
    lines: [],
    next: portion.next,
    done: true,
  }));
}

/** A file that was last written before the day began holds nothing of it. */
const mayHold = (part: LogPart, day: string | null): boolean => day === null || part.modified.toISOString().slice(0, 10) >= day;

/** @returns whether it came to the end of what is written */
async function readPart(
  part: LogPart,
  offset: number,
  wish: Pick<Wish, 'needles' | 'day' | 'limit'>,
  portion: { lines: string[]; next: LogPlace | null; looked: number },
  budget = BUDGET_BYTES,
): Promise<boolean> {
  const fits = judgeOf(wish);
  let at = offset;
  let rest: Buffer = Buffer.alloc(0);
  const place = (bytes: number) => {
    at += bytes;
    portion.next = { inode: part.inode, offset: at };
  };
  portion.next = { inode: part.inode, offset };
  for await (const chunk of open(part, offset) as AsyncIterable<Buffer>) {
    const text: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
      const line = text.toString('utf8', start, end);
      place(end + 1 - start);
      start = end + 1;
      if (!fits(line)) continue;
      portion.lines.push(line);
      if (portion.lines.length >= wish.limit) return false;
    }
    rest = text.subarray(start);
    portion.looked += chunk.length;
    if (portion.looked > budget) return false;
  }
  return true;
}

/** Leaving the loop early ends the stream and closes the file. */
function open(part: LogPart, offset: number): Readable | AsyncIterable<Buffer> {
  if (!part.packed) return createReadStream(part.path, { start: offset, highWaterMark: 1024 * 1024 });
  return after(createReadStream(part.path).pipe(createGunzip()), offset);
}

async function* after(stream: AsyncIterable<Buffer>, offset: number): AsyncGenerator<Buffer> {
  let left = offset;
  for await (const chunk of stream) {
    if (chunk.length > left) yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether a line is wanted: of the day in either syslog form (RFC 3164 section 4.1.2 pads with a space), and with every needle. */
export function judgeOf({ needles, day }: Pick<Wish, 'needles' | 'day'>): (line: string) => boolean {
  const wanted = needles.map((needle) => needle.toLowerCase());
  const old = day === null ? '' : `${MONTHS[Number(day.slice(5, 7)) - 1]} ${String(Number(day.slice(8))).padStart(2)} `;
  return (line) => {
    if (day !== null && !line.startsWith(day) && !line.startsWith(old)) return false;
    if (wanted.length === 0) return true;
    const lower = line.toLowerCase();
    return wanted.every((needle) => lower.includes(needle));
  };
}
