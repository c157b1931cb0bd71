import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFollower } from './follower.ts';
import { placeOf, positionOf } from './position.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-follower-'));
  path = join(directory, 'mail.log');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));
const texts = (follower: LogFollower) => follower.read(1000).map(({ text }) => text);

describe('LogFollower', () => {
  it('waits for a file that is not there yet', () => {
    const follower = new LogFollower(path, null);
    expect(texts(follower)).toEqual([]);
    writeFileSync(path, 'one\n');
    expect(texts(follower)).toEqual(['one']);
  });

  it('gives whole lines alone, whatever the writer does', () => {
    const follower = new LogFollower(path, null);
    writeFileSync(path, 'ha');
    expect(texts(follower)).toEqual([]);
    appendFileSync(path, 'lf\nnext ');
    expect(texts(follower)).toEqual(['half']);
    appendFileSync(path, 'año\n');
    expect(texts(follower)).toEqual(['next año']);
  });

  it('reads what was written before a rotation, then the new file, with growing positions', () => {
    writeFileSync(path, 'one\n');
    const follower = new LogFollower(path, null);
    const first = follower.read(10);
    appendFileSync(path, 'two\n');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'three\n');
    const later = follower.read(10);
    expect(later.map(({ text }) => text)).toEqual(['two', 'three']);
    const positions = [...first, ...later].map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(placeOf(positions.at(-1) ?? 0)).toEqual({ epoch: 1, offset: 6 });
  });

  it('goes on after its own restart, also when the log was rotated meanwhile', () => {
    writeFileSync(path, 'one\ntwo\n');
    const before = new LogFollower(path, null);
    before.read(1);
    const { cursor } = before;
    before.close();
    appendFileSync(path, 'three\n');
    renameSync(path, `${path}.1`);
    writeFileSync(path, 'four\n');
    expect(texts(new LogFollower(path, cursor))).toEqual(['two', 'three', 'four']);
  });

  it('takes a truncated file as a new one', () => {
    writeFileSync(path, 'one\ntwo\n');
    const follower = new LogFollower(path, null);
    follower.read(10);
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
    appendFileSync(path, 'new\n');
    const [line] = follower.read(10);
    expect(line).toEqual({ text: 'new', position: positionOf({ epoch: 1, offset: 4 }) });
  });

  it('stops at the limit and goes on from there', () => {
    writeFileSync(path, Array.from({ length: 2500 }, (_, n) => `line ${n}\n`).join(''));
    const follower = new LogFollower(path, null);
    const all = [...follower.read(1000), ...follower.read(1000), ...follower.read(1000)];
    expect(all).toHaveLength(2500);
    expect(all.at(-1)?.text).toBe('line 2499');
  });

  it('goes back within its file', () => {
    writeFileSync(path, 'one\ntwo\n');
    const follower = new LogFollower(path, null);
    follower.read(10);
    expect(follower.rewind({ epoch: 0, offset: 4 })).toBe(true);
    expect(texts(follower)).toEqual(['two']);
    expect(follower.rewind({ epoch: 1, offset: 0 })).toBe(false);
  });
});
