import type { Command, CommandResult } from '@relevo/agent-protocol';
import { describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { Memory } from '../memory.ts';
import { type Carry, CommandExecutor } from './executor.ts';

const command: Command = {
  id: '0198f000-0000-7000-8000-0000000000c1',
  spec: { kind: 'flush_queue', queueId: null },
  createdAt: '2026-11-24T12:00:00Z',
};

/** An API that has the command open until it takes its result. */
function setUp(carry: Carry, takesResult: () => boolean = () => true) {
  const results: CommandResult[] = [];
  const seen = { asked: 0, refused: 0 };
  let open = true;
  const api = {
    commands: async () => {
      seen.asked++;
      return open ? [command] : [];
    },
    progress: async () => {},
    result: async (_id: string, result: CommandResult) => {
      if (!takesResult()) {
        seen.refused++;
        throw new Error('away');
      }
      results.push(result);
      open = false;
    },
  };
  const memory = new Memory(':memory:');
  const start = () => new CommandExecutor(api, memory, carry, createLog('error'));
  return { start, results, seen };
}

describe('CommandExecutor', () => {
  it('carries out a command once, however often it is woken', async () => {
    let runs = 0;
    const wokenTwice = Promise.withResolvers<void>();
    const { start, results, seen } = setUp(async () => {
      runs++;
      await wokenTwice.promise;
      return { kicked: 2 };
    });
    const executor = start();
    executor.wake();
    await expect.poll(() => runs).toBe(1);
    executor.wake();
    await expect.poll(() => seen.asked).toBe(2);
    wokenTwice.resolve();
    await expect.poll(() => results.length).toBe(1);
    executor.wake();
    await expect.poll(() => seen.asked).toBe(3);
    expect([runs, results]).toEqual([1, [{ ok: true, result: { kicked: 2 }, error: null }]]);
  });

  it('tells the result again after a restart, without a second effect', async () => {
    let runs = 0;
    let away = true;
    const carry = async () => ({ run: ++runs });
    const { start, results, seen } = setUp(carry, () => !away);
    start().wake();
    await expect.poll(() => seen.refused).toBe(1);
    away = false;
    start().wake();
    await expect.poll(() => results.length).toBe(1);
    expect([runs, results]).toEqual([1, [{ ok: true, result: { run: 1 }, error: null }]]);
  });

  it('reports a failure in its own words', async () => {
    const { start, results } = setUp(async () => {
      throw new Error('postqueue: no such queue');
    });
    start().wake();
    await expect.poll(() => results.length).toBe(1);
    expect(results).toEqual([{ ok: false, result: {}, error: 'postqueue: no such queue' }]);
  });
});
