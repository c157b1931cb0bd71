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
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** An API that has the command open until it takes its result. */
function setUp(carry: Carry, takesResult: () => boolean = () => true) {
  const results: CommandResult[] = [];
  let open = true;
  const api = {
    commands: async () => (open ? [command] : []),
    progress: async () => {},
    result: async (_id: string, result: CommandResult) => {
      if (!takesResult()) throw new Error('away');
      results.push(result);
      open = false;
    },
  };
  const memory = new Memory(':memory:');
  const start = () => new CommandExecutor(api, memory, carry, createLog('error'));
  return { start, results };
}

describe('CommandExecutor', () => {
  it('carries out a command once, however often it is woken', async () => {
    let runs = 0;
    const { start, results } = setUp(async () => {
      runs++;
      await settle();
      return { kicked: 2 };
    });
    const executor = start();
    executor.wake();
    executor.wake();
    await settle();
    executor.wake();
    await settle();
    expect([runs, results]).toEqual([1, [{ ok: true, result: { kicked: 2 }, error: null }]]);
  });

  it('tells the result again after a restart, without a second effect', async () => {
    let runs = 0;
    let away = true;
    const carry = async () => ({ run: ++runs });
    const { start, results } = setUp(carry, () => !away);
    start().wake();
    await settle();
    away = false;
    start().wake();
    await settle();
    expect([runs, results]).toEqual([1, [{ ok: true, result: { run: 1 }, error: null }]]);
  });

  it('reports a failure in its own words', async () => {
    const { start, results } = setUp(async () => {
      throw new Error('postqueue: no such queue');
    });
    start().wake();
    await settle();
    expect(results).toEqual([{ ok: false, result: {}, error: 'postqueue: no such queue' }]);
  });
});
