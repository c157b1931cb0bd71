import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorFields, type Log } from '../log.ts';
import { watchFile } from '../observe/watch.ts';

/** Where Dovecot's own script leaves a file for each mailbox that crossed a mark: it stays there until somebody was told. */
export const USAGE_NOTES = '/var/lib/relevo/usage';

export interface UsageNote {
  readonly file: string;
  readonly address: string;
}

export function openUsageNotes(directory: string, owner: { uid: number; gid: number }, changed: () => void) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chownSync(directory, owner.uid, owner.gid);
  // Any name in it will do: what is watched is the directory, and the clock behind it.
  return watchFile(join(directory, 'note'), changed);
}

/** Notes that are written to their end; the script names a file so only then. */
export function readUsageNotes(directory: string, log: Log): UsageNote[] {
  return readdirSync(directory)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const file = join(directory, name);
      try {
        return [{ file, address: readFileSync(file, 'utf8').trim().toLowerCase() }];
      } catch (error) {
        log.warn(errorFields(error), 'usage note not read');
        return [];
      }
    });
}

export const forgetUsageNote = (note: UsageNote): void => rmSync(note.file, { force: true });
