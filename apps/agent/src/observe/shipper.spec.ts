import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventBatch } from '@relevo/agent-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { Memory } from '../memory.ts';
import { Shipper } from './shipper.ts';

let directory: string;
let path: string;
const shippers: Shipper[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-shipper-'));
  path = join(directory, 'mail.log');
});
afterEach(() => {
  for (const shipper of shippers.splice(0)) shipper.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Takes events as the API does: in order, once, and with a 409 when something is missing before them. */
class FakeApi {
  position = 0;
  away = false;
  refused = 0;
  readonly recipients: string[] = [];

  events = async (batch: EventBatch) => {
    if (this.away) {
      this.refused++;
      throw new Error('connect ECONNREFUSED');
    }
    if (batch.from > this.position) return { position: this.position };
    for (const event of batch.events) {
      if (event.position > this.position && event.type === 'delivery') this.recipients.push(event.recipient);
    }
    this.position = Math.max(this.position, batch.to);
    return { position: this.position };
  };
}

const line = (n: number) =>
  `Nov 24 12:00:00 mx1 postfix/smtp[77]: ABCDEF${n}: to=<r${n}@ext1.test>, relay=mail.ext1.test[10.0.0.1]:25, delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => line(from + n)).join('');
const expected = (to: number) => Array.from({ length: to }, (_, n) => `r${n}@ext1.test`);

function start(api: FakeApi, memory: Memory): Shipper {
  const shipper = new Shipper('postfix', path, api, memory, createLog('error'));
  shippers.push(shipper);
  return shipper;
}
async function until(what: () => boolean): Promise<void> {
  for (let n = 0; n < 500 && !what(); n++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(what()).toBe(true);
}

describe('Shipper', () => {
  it('loses and doubles nothing while the API comes and goes and the agent restarts', async () => {
    const api = new FakeApi();
    const memory = new Memory(join(directory, 'agent.db'));
    writeFileSync(path, lines(0, 5));
    const first = start(api, memory);
    await until(() => api.recipients.length === 5);
    api.away = true;
    appendFileSync(path, lines(5, 9));
    await until(() => api.refused > 0);
    first.stop();
    appendFileSync(path, lines(9, 12));
    api.away = false;
    start(api, memory);
    await until(() => api.recipients.length >= 12);
    expect(api.recipients).toEqual(expected(12));
  });

  it('goes back to where the API is when that forgot', async () => {
    const api = new FakeApi();
    const memory = new Memory(':memory:');
    writeFileSync(path, lines(0, 3));
    start(api, memory);
    await until(() => api.recipients.length === 3);
    api.position = 0;
    api.recipients.length = 0;
    appendFileSync(path, lines(3, 4));
    await until(() => api.recipients.length === 4);
    expect(api.recipients).toEqual(expected(4));
  });
});
