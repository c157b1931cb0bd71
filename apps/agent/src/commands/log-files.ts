import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { LogFile } from '@relevo/agent-protocol';
import { DOVECOT_INFO_LOG } from '../files/dovecot.ts';

const PATHS: Readonly<Record<LogFile, string>> = { mail: '/var/log/mail.log', dovecot: DOVECOT_INFO_LOG };

export interface LogPart {
  readonly path: string;
  readonly inode: number;
  readonly modified: Date;
  /** Bytes on the disk. */
  readonly size: number;
  readonly packed: boolean;
}

/** The file and its rotated ones (logrotate(8)), the oldest first. */
export function logParts(file: LogFile, path = PATHS[file]): readonly LogPart[] {
  const name = basename(path);
  return readdirSync(dirname(path))
    .filter((entry) => entry === name || entry.startsWith(`${name}.`) || entry.startsWith(`${name}-`))
    .map((entry) => {
      const at = join(dirname(path), entry);
      const { ino, mtime, size } = statSync(at);
      return { path: at, inode: ino, modified: mtime, size, packed: entry.endsWith('.gz') };
    })
    .sort((a, b) => a.modified.getTime() - b.modified.getTime());
}
