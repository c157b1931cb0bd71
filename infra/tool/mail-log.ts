import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { type AnyLine, details, isParsed, LineParser, LineSplitter, Totals } from '@relevo/mail-log';
import { Refusal } from './refusal.ts';

const BLOCK = 256 * 1024;

/**
 * Without flags: one JSON object of totals. With `--lines`: one JSON object per line of the file, in order, with every field
 * that the line holds; a line that the grammar does not know as `{"unparsed": …}`. `-` reads stdin,
 * `.gz` is unpacked on the way.
 */
export async function run(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const odd = args.find((arg) => arg.startsWith('--') && arg !== '--lines');
  const [file] = files;
  if (odd !== undefined) throw new Refusal(`mail-log knows no ${odd}`);
  if (file === undefined || files.length > 1) throw new Refusal('usage: mail-log FILE [--lines]');

  const parser = new LineParser({ reference: await writtenAt(file), aheadDays: 1 });
  if (args.includes('--lines')) {
    for await (const lines of blocks(file)) await print(lines, parser);
    return;
  }
  const totals = new Totals();
  for await (const lines of blocks(file)) {
    for (const line of lines) totals.add(parser.parse(line));
  }
  process.stdout.write(`${JSON.stringify(totals.report(), null, 2)}\n`);
}

/** A log has times without a year: that of the file is nearer to them than ours. */
async function writtenAt(file: string): Promise<Date> {
  if (file === '-') return new Date();
  const handle = await opened(file);
  try {
    return (await handle.stat()).mtime;
  } finally {
    await handle.close();
  }
}

async function* blocks(file: string): AsyncGenerator<readonly string[]> {
  const splitter = new LineSplitter();
  if (file === '-') {
    for await (const block of process.stdin) yield splitter.push(block);
  } else if (file.endsWith('.gz')) {
    try {
      for await (const block of createReadStream(file).pipe(createGunzip())) yield splitter.push(block);
    } catch (error) {
      throw new Refusal(`cannot unpack ${file}: ${error instanceof Error ? error.message : error}`);
    }
  } else {
    const handle = await opened(file);
    // Two buffers: the disk fills one while the other is read.
    let [filling, full] = [Buffer.allocUnsafe(BLOCK), Buffer.allocUnsafe(BLOCK)];
    try {
      let reading = handle.read(filling, 0, BLOCK);
      for (;;) {
        const { bytesRead } = await reading;
        if (bytesRead === 0) break;
        [filling, full] = [full, filling];
        reading = handle.read(filling, 0, BLOCK);
        yield splitter.push(full.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  }
  yield splitter.end();
}

async function opened(file: string) {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isDirectory()) throw new Refusal(`${file} is a folder`);
    return handle;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

async function print(lines: readonly string[], parser: LineParser): Promise<void> {
  let out = '';
  for (const line of lines) out += `${JSON.stringify(flat(parser.parse(line)))}\n`;
  if (out !== '' && !process.stdout.write(out)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** One level, for grep and jq. */
function flat(line: AnyLine): object {
  if (!isParsed(line)) return line;
  const { at, host, program, pid, event } = line;
  return { at, host, ...program, pid, ...event, ...details(event) };
}
