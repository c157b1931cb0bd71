import { chmodSync, chownSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface FileRights {
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** Whole or not at all, also over a power cut: written beside, synced, renamed over (rename(2) is atomic). */
export function writeFileDurably(path: string, content: string, rights: FileRights): void {
  const beside = `${path}.new`;
  mkdirSync(dirname(path), { recursive: true });
  const fd = openSync(beside, 'w', rights.mode);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  // The mode of open(2) passes through the umask, and an old leftover keeps its own.
  chmodSync(beside, rights.mode);
  if (rights.uid !== undefined && rights.gid !== undefined) chownSync(beside, rights.uid, rights.gid);
  // Postfix waits a second or more for a file that has just changed, in case it is still being written, and so does each of
  // its programs again. This one is whole, so it may look settled.
  const settled = Date.now() / 1000 - SETTLED_SECONDS;
  utimesSync(beside, settled, settled);
  renameSync(beside, path);
}
const SETTLED_SECONDS = 10;
