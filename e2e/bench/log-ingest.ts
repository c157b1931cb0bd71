/**
 * From the lines of a node's log into PostgreSQL, through the agent's shipper and the API: how many, and how soon seen.
 *
 * Usage: log-ingest [LINES], default 400,000. JSON: lines_per_s, lag_p50_ms, lag_p99_ms (from the line's writing to the
 * portal's answer that holds it, while 2,000 lines a second pass).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { report, spread, withStack } from './measure.ts';

const LINES_OF_A_MESSAGE = 5;
const PACE = 2000;
const SECONDS = 20;

await withStack({ lab: false }, async () => {
  const { companyOn, newAgent, newPair, removePair } = await import('../stack/agents.ts');
  const { messageLines } = await import('../stack/mail-lines.ts');
  const { asOwner, memberOf } = await import('../stack/people.ts');
  const { stack, until } = await import('../stack/stack.ts');

  const pair = await newPair();
  const { tenantId, mailbox } = await companyOn(pair);
  const agent = await newAgent(pair.primary);
  const cookie = await memberOf(tenantId, 'owner');
  const directory = mkdtempSync(join(tmpdir(), 'relevo-log-ingest-'));
  const log = join(directory, 'mail.log');
  const headers = { cookie };
  const base = `${stack.urls.api}/v1/tenants/${tenantId}`;

  const lines = Number(process.argv[2] ?? 400_000);
  let written = 0;
  const messages = (count: number) => {
    let text = '';
    for (let i = 0; i < count; i++) text += messageLines(written++, mailbox);
    return text;
  };
  writeFileSync(log, '');
  for (let left = lines / LINES_OF_A_MESSAGE; left > 0; left -= 5000) appendFileSync(log, messages(Math.min(left, 5000)));

  const taken = async (size: number) => {
    const [row] = await asOwner<{ position: number }>(
      'SELECT position::float8 AS position FROM ingest_cursor WHERE node_id = $1',
      [agent.nodeId],
    );
    return (row?.position ?? 0) >= size;
  };
  const identity = JSON.stringify({ nodeId: agent.nodeId, key: agent.key.export({ type: 'pkcs8', format: 'pem' }) });
  const script = fileURLToPath(new URL('../fleet/20-control-center/ship.ts', import.meta.url));
  const shipper = spawn(process.execPath, [script, log, join(directory, 'agent.db'), stack.urls.api, identity], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(shipper.stdout, 'data');
    const start = performance.now();
    await until('the log taken', () => taken(statSync(log).size), 600_000, 20);
    const seconds = (performance.now() - start) / 1000;

    // The portal: its stream of events says that something came, and the page asks for the newest.
    const writtenAt = new Map<string, number>();
    const lags: number[] = [];
    const stream = await fetch(`${base}/events`, { headers });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const page = { asking: false, again: false };
    const ask = async () => {
      const answer = await fetch(`${base}/trace?q=senal@portal.test&limit=50`, { headers });
      const page = (await answer.json()) as { items: { messageId: string | null }[] };
      const now = performance.now();
      for (const { messageId } of page.items) {
        const wrote = writtenAt.get(messageId ?? '');
        if (wrote === undefined) continue;
        lags.push(now - wrote);
        writtenAt.delete(messageId ?? '');
      }
    };
    const refresh = async () => {
      page.again = true;
      if (page.asking) return;
      page.asking = true;
      while (page.again) {
        page.again = false;
        await ask();
      }
      page.asking = false;
    };
    const listening = (async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        if (!Buffer.from(value).includes('event: delivery')) continue;
        void refresh();
      }
    })().catch(() => {});
    for (let tick = 0; tick < SECONDS * 10; tick++) {
      const marker = messageLines(written++, mailbox).replace(/to=<[^>]+>/, 'to=<senal@portal.test>');
      appendFileSync(log, messages(PACE / LINES_OF_A_MESSAGE / 10 - 1) + marker);
      writtenAt.set(/message-id=<([^>]+)>/.exec(marker)?.[1] ?? '', performance.now());
      await sleep(100);
    }
    await until('the last seen', () => ask().then(() => writtenAt.size === 0));
    await reader.cancel();
    await listening;
    const lag = spread(lags);
    report(
      [
        {
          lines,
          seconds: seconds.toFixed(1),
          'lines a second': Math.round(lines / seconds),
          'lag p50 (ms)': lag.p50_ms,
          'lag p99 (ms)': lag.p99_ms,
          seen: lags.length,
        },
      ],
      { lines_per_s: Math.round(lines / seconds), lag_p50_ms: lag.p50_ms, lag_p99_ms: lag.p99_ms },
    );
  } finally {
    shipper.kill();
    rmSync(directory, { recursive: true, force: true });
    await removePair(pair);
  }
});
