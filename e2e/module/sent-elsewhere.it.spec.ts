/** A limit is one for the pair: each node learns what the other has sent today, of its own pair alone. */
import { type SendingBookAnswer, SendingReport } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';

let pairs: SparePair[] = [];
let company: Awaited<ReturnType<typeof companyOn>>;
let primary: TestAgent;
let standby: TestAgent;
let stranger: TestAgent;
const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();

beforeAll(async () => {
  pairs = [await newPair(), await newPair()];
  const [own, other] = pairs as [SparePair, SparePair];
  company = await companyOn(own);
  primary = await newAgent(own.primary);
  standby = await newAgent(own.standby);
  stranger = await newAgent(other.primary);
}, 60_000);
afterAll(async () => {
  for (const pair of pairs) await removePair(pair);
}, 60_000);

const book = async (agent: TestAgent) =>
  (await (await call(agent, 'GET', '/agent/v1/sending-book?version=')).json()) as z.infer<typeof SendingBookAnswer>;
const send = (agent: TestAgent, recipients: number) =>
  call(
    agent,
    'POST',
    '/agent/v1/sending',
    SendingReport.parse({ hours: [{ address: company.mailbox, hour, recipients, strangers: 0 }], containments: [], offers: [] }),
  );

it('tells the standby what the primary sent, and neither its own nor another pair’s', async () => {
  expect((await send(primary, 40)).status).toBe(204);
  expect((await send(standby, 2)).status).toBe(204);
  const row = (scope: string, key: string, recipients: number) => ({ scope, key, hour, recipients });
  expect((await book(standby)).elsewhere).toEqual([
    row('domain', company.domain, 40),
    row('mailbox', company.mailbox, 40),
    row('tenant', company.tenantId, 40),
  ]);
  expect((await book(primary)).elsewhere.map((one) => one.recipients)).toEqual([2, 2, 2]);
  expect((await book(stranger)).elsewhere).toEqual([]);
});

it('takes bulk mail out of domain and company, as the node does, and leaves the version of the book alone', async () => {
  const before = await book(standby);
  await asOwner('UPDATE mailbox SET bulk = true WHERE address = $1', [company.mailbox]);
  const bulk = await book(standby);
  expect(bulk.elsewhere.map((one) => one.scope)).toEqual(['mailbox']);
  await send(primary, 41);
  const after = await book(standby);
  expect(after.elsewhere[0]?.recipients).toBe(41);
  expect(after.version).toBe(bulk.version);
  expect(before.elsewhere).toHaveLength(3);
});
