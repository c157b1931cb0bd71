/** What the benches share: a stack of their own, percentiles, and the way results are said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../infra/stack/stack.mjs';

export const percentile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
};
const rounded = (value: number): number => Math.round(value * 100) / 100;
export const spread = (values: readonly number[]) => ({
  p50_ms: rounded(percentile(values, 50)),
  p99_ms: rounded(percentile(values, 99)),
});

/** A table for people, then one JSON line, last. */
export function report(rows: readonly Record<string, string | number>[], json: unknown): void {
  console.table(rows);
  console.log(JSON.stringify(json));
}

/** Starts a stack on free ports for one bench and ends it, whatever happens. The bench module is loaded afterwards. */
export async function withStack(options: { lab: boolean; web?: boolean }, work: () => Promise<void>): Promise<void> {
  if (process.env.RELEVO_STACK) return work();
  const stateDir = mkdtempSync(join(tmpdir(), 'relevo-bench-'));
  const stack = await startStack({
    stateDir,
    ports: 'free',
    lab: options.lab,
    web: options.web ?? false,
    demo: true,
    labName: 'bench',
    env: { LOG_LEVEL: 'warn' },
  });
  const stop = async () => {
    await stack.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)));
  process.env.RELEVO_STACK = join(stateDir, 'stack.json');
  const facts = {
    stateDir,
    urls: stack.urls,
    env: stack.env,
    seeded: stack.seeded,
    lab: stack.lab ? join(stateDir, 'lab') : null,
    pids: {},
  };
  writeFileSync(process.env.RELEVO_STACK, JSON.stringify(facts));
  try {
    await work();
  } finally {
    await stop();
  }
}
