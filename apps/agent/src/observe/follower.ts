import { closeSync, fstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Place, positionOf } from './position.ts';

export interface FollowedLine {
  readonly text: string;
  /** After the line. */
  readonly position: number;
}

export interface FollowerCursor extends Place {
  /** Which file the epoch is of; null before the first file was seen. */
  readonly file: string | null;
}

const BLOCK = 256 * 1024;
const NEWLINE = 10;
/** A line longer than this is not a log line. */
const MAX_LINE = 1024 * 1024;

/**
 * Reads a log through rotation (renamed, new file), truncation (copytruncate) and its own restarts, line by line, each with
 * the position behind it. Only whole lines are given out; a restart begins at the last one given out.
 */
export class LogFollower {
  readonly #path: string;
  readonly #block = Buffer.alloc(BLOCK);
  #epoch: number;
  #offset: number;
  #file: string | null;
  #fd: number | null = null;
  #rest = Buffer.alloc(0);

  constructor(path: string, cursor: FollowerCursor | null) {
    this.#path = path;
    this.#epoch = cursor?.epoch ?? 0;
    this.#offset = cursor?.offset ?? 0;
    this.#file = cursor?.file ?? null;
  }

  get cursor(): FollowerCursor {
    return { epoch: this.#epoch, offset: this.#offset, file: this.#file };
  }

  get position(): number {
    return positionOf(this.cursor);
  }

  /** Up to `limit` lines that are there now; fewer means that the end is reached. */
  read(limit: number): FollowedLine[] {
    const lines: FollowedLine[] = [];
    while (lines.length < limit) {
      if (this.#fd === null && !this.#open()) return lines;
      if (this.#readLines(lines, limit)) continue;
      if (lines.length >= limit || !this.#turnOver()) return lines;
    }
    return lines;
  }

  /** Goes to the end of what is there now, for who wants the news alone. */
  skipToEnd(): void {
    while (this.read(10_000).length > 0);
  }

  /** Back to an earlier place, if its file is still the one that is open. */
  rewind(place: Place): boolean {
    if (place.epoch !== this.#epoch || place.offset > this.#offset) return false;
    this.#offset = place.offset;
    this.#rest = Buffer.alloc(0);
    return true;
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
    this.#rest = Buffer.alloc(0);
  }

  /** The file of the cursor, wherever rotation has put it, or else the present one as a new epoch. */
  #open(): boolean {
    const known = this.#file === null ? null : this.#find(this.#file);
    const path = known ?? this.#path;
    try {
      this.#fd = openSync(path, 'r');
    } catch {
      return false;
    }
    const stats = fstatSync(this.#fd);
    this.#rest = Buffer.alloc(0);
    if (known === null || stats.size < this.#offset) this.#begin(stats);
    return true;
  }

  #begin(stats: Stats): void {
    if (this.#file !== null) this.#epoch++;
    this.#offset = 0;
    this.#file = identityOf(stats);
  }

  /** @returns whether anything was read. */
  #readLines(lines: FollowedLine[], limit: number): boolean {
    const from = this.#offset + this.#rest.length;
    const size = readSync(this.#fd as number, this.#block, 0, BLOCK, from);
    if (size === 0) return false;
    let data = Buffer.concat([this.#rest, this.#block.subarray(0, size)]);
    for (let end = data.indexOf(NEWLINE); end >= 0 && lines.length < limit; end = data.indexOf(NEWLINE)) {
      this.#offset += end + 1;
      lines.push({ text: data.toString('utf8', 0, end), position: this.position });
      data = data.subarray(end + 1);
    }
    // With the limit reached the rest is read again: it may hold many lines.
    this.#rest = lines.length >= limit ? Buffer.alloc(0) : Buffer.from(data);
    if (this.#rest.length > MAX_LINE) {
      this.#offset += this.#rest.length;
      this.#rest = Buffer.alloc(0);
    }
    return true;
  }

  /** At the end of the open file: is another one at its path, or was it cut? */
  #turnOver(): boolean {
    const open = fstatSync(this.#fd as number);
    if (open.size < this.#offset) {
      this.#rest = Buffer.alloc(0);
      this.#begin(open);
      return true;
    }
    const present = statOrNull(this.#path);
    if (present === null || identityOf(present) === identityOf(open)) return false;
    this.close();
    this.#fd = openSync(this.#path, 'r');
    this.#begin(fstatSync(this.#fd));
    return true;
  }

  #find(file: string): string | null {
    const directory = dirname(this.#path);
    const name = basename(this.#path);
    // `mail.log`, then what logrotate(8) makes of it: `mail.log.1`, `mail.log-20261124`. A compressed one is another file.
    const names = readdirSync(directory).filter((candidate) => candidate.startsWith(name));
    for (const candidate of names.sort((a, b) => a.length - b.length)) {
      const stats = statOrNull(join(directory, candidate));
      if (stats && identityOf(stats) === file) return join(directory, candidate);
    }
    return null;
  }
}

/** An inode number comes back after a deletion; together with the time of birth it does not. */
const identityOf = (stats: Stats): string => `${stats.ino}:${Math.floor(stats.birthtimeMs)}`;

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
