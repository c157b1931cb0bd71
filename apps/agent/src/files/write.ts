import { chmodSync, chownSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
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
  renameSync(beside, path);
}
