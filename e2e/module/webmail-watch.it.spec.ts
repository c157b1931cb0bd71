/** Address books that stay on one node: staff are told, and told when it is over. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAgent, newPair, removePair, type SparePair, type TestAgent, tellHealth } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { until } from '../stack/stack.ts';

const MAILBOX = '0198f000-0000-7000-8000-000000000001';
const OTHER = '0198f000-0000-7000-8000-000000000002';
let pair: SparePair;
let agent: TestAgent;

beforeAll(async () => {
  pair = await newPair();
  agent = await newAgent(pair.primary);
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const tell = (notCopied: string[]) => tellHealth(agent, { webmail: { notCopied } });
const open = () =>
  asOwner<{ facts: unknown; count: number }>(
    `SELECT facts, count FROM alarm WHERE kind = 'webmail.not_copied' AND dedup_key LIKE '%' || $1 AND closed_at IS NULL`,
    [pair.primary],
  );

it('is an alarm with their number, told once', async () => {
  await tell([MAILBOX]);
  const [alarm] = await until('the alarm', async () => {
    const rows = await open();
    return rows.length > 0 && rows;
  });
  expect(alarm).toEqual({ facts: { mailboxes: 1, mailbox: MAILBOX }, count: 1 });
});

it('is told anew when it is another, and over when all are copied', async () => {
  await tell([OTHER]);
  const [alarm] = await until('the news', async () => {
    const rows = await open();
    return rows[0]?.count === 2 && rows;
  });
  expect(alarm?.facts).toEqual({ mailboxes: 1, mailbox: OTHER });
  await tell([]);
  await until('its end', async () => (await open()).length === 0);
});
