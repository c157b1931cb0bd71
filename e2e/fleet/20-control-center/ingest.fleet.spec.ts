import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Correlator, LineParser } from '@relevo/mail-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../../stack/agents.ts';
import { messageLines } from '../../stack/mail-lines.ts';
import { asOwner } from '../../stack/people.ts';
import { apiIsUp, crash } from '../../stack/processes.ts';
import { stack, until } from '../../stack/stack.ts';

const KILLS = 100;
const MESSAGES = 12_000;

let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let agent: TestAgent;
const directory = mkdtempSync(join(tmpdir(), 'relevo-ingest-'));
const log = join(directory, 'mail.log');

beforeAll(async () => {
  pair = await newPair();
  company = await companyOn(pair);
  agent = await newAgent(pair.primary);
});
afterAll(async () => {
  await apiIsUp();
  rmSync(directory, { recursive: true, force: true });
  await removePair(pair);
});

/** What the log holds, counted without any of the machinery under test but the grammar. */
function expected(files: readonly string[]): Record<string, number> {
  const [parser, correlator] = [new LineParser({ reference: new Date() }), new Correlator()];
  const counts: Record<string, number> = {};
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      for (const event of correlator.feed(parser.parse(line))) {
        if (event.type === 'login') continue;
        const name = event.type === 'delivery' ? event.status : event.type;
        counts[name] = (counts[name] ?? 0) + 1;
      }
    }
  }
  return counts;
}

async function counts(text: string): Promise<Record<string, number>> {
  const rows = await asOwner<{ name: string; n: number }>(text, [company.tenantId]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
const stored = () =>
  counts('SELECT coalesce(status, type) AS name, count(*)::int AS n FROM mail_event WHERE tenant_id = $1 GROUP BY 1');
const counted = (dimension: string) =>
  counts(
    `SELECT outcome AS name, sum(n)::int AS n FROM mail_stat WHERE tenant_id = $1 AND dimension = '${dimension}' GROUP BY 1`,
  );

function start(): ChildProcess {
  const identity = JSON.stringify({ nodeId: agent.nodeId, key: agent.key.export({ type: 'pkcs8', format: 'pem' }) });
  const script = fileURLToPath(new URL('./ship.ts', import.meta.url));
  const options = { stdio: ['ignore', 'pipe', 'inherit'] as const satisfies ('ignore' | 'pipe' | 'inherit')[] };
  return spawn(process.execPath, [script, log, join(directory, 'agent.db'), stack.urls.api, identity], options);
}

describe('a node whose agent is killed in mid-stream', () => {
  it(`${KILLS} times, with a rotation and the API killed as well, counts each line once`, async () => {
    writeFileSync(log, '');
    let written = 0;
    const write = (upTo: number) => {
      let text = '';
      while (written < Math.min(upTo, MESSAGES)) text += messageLines(written++, company.mailbox);
      appendFileSync(log, text);
    };
    for (let kill = 0; kill < KILLS; kill++) {
      write(Math.ceil((MESSAGES * (kill + 1)) / KILLS));
      if (kill === 50) {
        renameSync(log, `${log}.1`);
        writeFileSync(log, '');
      }
      if (kill % 25 === 10) crash('api');
      const child = start();
      await once(child.stdout ?? child, 'data');
      // Not a wait for anything: the moment at which it dies.
      await sleep((kill * 37) % 300);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await apiIsUp();
    const last = start();
    const wanted = expected([`${log}.1`, log]);
    expect(wanted.received).toBe(MESSAGES);
    const size = statSync(log).size;
    await until(
      'the log taken to its end',
      async () => {
        const [cursor] = await asOwner<{ at: string }>(
          'SELECT (position % (1::bigint << 40))::text AS at FROM ingest_cursor WHERE node_id = $1',
          [agent.nodeId],
        );
        return cursor?.at === String(size);
      },
      60_000,
    );
    last.kill('SIGKILL');
    expect(await stored()).toEqual(wanted);
    for (const dimension of ['total', 'mailbox']) expect(await counted(dimension)).toEqual(wanted);
    // A hundred processes come and go, which takes a minute alone and several beside other work.
  }, 900_000);
});
