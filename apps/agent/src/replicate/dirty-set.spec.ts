import { describe, expect, it } from 'vitest';
import { DirtySet } from './dirty-set.ts';

describe('DirtySet', () => {
  it('hands out the one that has waited longest, and none twice at a time', () => {
    const dirty = new DirtySet();
    dirty.mark('a', 'local', 1);
    dirty.mark('b', 'local', 2);
    expect(dirty.take(3)?.address).toBe('a');
    dirty.mark('a', 'local', 4);
    expect(dirty.take(5)?.address).toBe('b');
    expect(dirty.take(6)).toBeNull();
    dirty.succeeded('a');
    expect(dirty.take(7)?.address).toBe('a');
  });

  it('keeps the age of what failed, and tries later each time', () => {
    const dirty = new DirtySet();
    dirty.mark('a', 'local', 100);
    dirty.take(100);
    dirty.failed('a', 200);
    expect(dirty.take(300)).toBeNull();
    expect(dirty.lagMs(300)).toBe(200);
    expect(dirty.take(450)?.address).toBe('a');
    dirty.failed('a', 500);
    expect(dirty.nextAt()).toBe(1500);
    dirty.hurry();
    expect(dirty.take(501)?.address).toBe('a');
    dirty.succeeded('a');
    expect([dirty.size, dirty.lagMs(9999)]).toEqual([0, 0]);
  });

  it('lets no sweep keep a new change waiting', () => {
    const dirty = new DirtySet();
    for (const address of ['a', 'b', 'c']) dirty.mark(address, 'sweep', 1);
    dirty.mark('new', 'local', 2);
    dirty.mark('c', 'peer', 3);
    expect([dirty.take(9), dirty.take(9), dirty.take(9)].map((taken) => taken?.address)).toEqual(['new', 'c', 'a']);
  });

  it('lets no sweep keep those waiting that somebody asks for, as a switchover does', () => {
    const dirty = new DirtySet();
    for (const address of ['a', 'b', 'c']) dirty.mark(address, 'sweep', 1);
    dirty.mark('c', 'asked', 2);
    expect(dirty.take(3)).toEqual({ address: 'c', both: false, elsewhere: true });
    dirty.failed('c', 4);
    expect(dirty.take(1000)?.address).toBe('c');
  });

  it('takes a sweep for no lag, unless it fails or somebody saw a change', () => {
    const dirty = new DirtySet();
    for (const address of ['a', 'b']) dirty.mark(address, 'sweep', 0);
    expect([dirty.size, dirty.lagMs(90_000)]).toEqual([2, 0]);
    dirty.mark('b', 'local', 90_000);
    expect(dirty.lagMs(90_100)).toBe(100);
    expect(dirty.take(90_100)?.address).toBe('b');
    expect(dirty.lagMs(90_200)).toBe(200);
    dirty.succeeded('b');
    expect(dirty.take(90_300)?.address).toBe('a');
    expect(dirty.lagMs(90_300)).toBe(0);
    dirty.failed('a', 90_400);
    expect(dirty.lagMs(90_500)).toBe(90_500);
  });

  it('knows when a change of one side met one of the other', () => {
    const dirty = new DirtySet();
    const taken = (source: 'local' | 'peer', now: number) => {
      dirty.mark('a', source, now);
      const { both } = dirty.take(now) ?? { both: null };
      dirty.succeeded('a');
      return both;
    };
    expect([taken('local', 0), taken('peer', 3000), taken('peer', 5000), taken('local', 90_000)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('knows when both sides changed a mailbox', () => {
    const dirty = new DirtySet();
    dirty.mark('a', 'local', 1);
    dirty.mark('a', 'peer', 2);
    dirty.mark('b', 'peer', 2);
    dirty.mark('b', 'sweep', 3);
    expect([dirty.take(9), dirty.take(9)]).toEqual([
      { address: 'a', both: true, elsewhere: true },
      { address: 'b', both: false, elsewhere: true },
    ]);
  });
});
