/** Whose mail comes back: held where it looks like a list of strangers, left alone where it does not. */
import type { LogEvent } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { until } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof companyOn>>;
const UNKNOWN = '550 5.1.1 The email account that you tried to reach does not exist';
const BLOCKED = '550 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org';
let pair: SparePair;
let agent: TestAgent;
let sent = 0;

beforeAll(async () => {
  pair = await newPair();
  agent = await newAgent(pair.primary);
}, 60_000);
afterAll(() => removePair(pair), 60_000);

/** One message to each of these, all of which came back. */
async function returned(company: Company, recipients: readonly string[], reply: string): Promise<void> {
  const events = recipients.map(
    (recipient, i): LogEvent => ({
      position: sent + 1 + i,
      at: new Date().toISOString(),
      type: 'delivery',
      queueId: `B${sent + i}`,
      status: 'bounced',
      via: 'smtp',
      sender: company.mailbox,
      recipient,
      originalRecipient: null,
      messageId: `b${sent + i}@${company.domain}`,
      size: 2000,
      client: 'pc[192.0.2.7]',
      saslUser: company.mailbox,
      relay: 'mx.destino.test[198.51.100.9]:25',
      delaySeconds: 1,
      enhancedCode: null,
      reply: `host mx.destino.test[198.51.100.9] said: ${reply}`,
      lmtpSession: null,
    }),
  );
  const body = { stream: 'postfix', from: sent, to: sent + events.length, events };
  expect((await call(agent, 'POST', '/agent/v1/events', body)).status).toBe(200);
  sent += events.length;
}
const held = async ({ mailbox }: Company) =>
  (await asOwner<{ outgoing: string }>('SELECT outgoing FROM mailbox WHERE address = $1', [mailbox]))[0]?.outgoing === 'held';
const many = (n: number) => Array.from({ length: n }, (_, i) => `nadie${i}@destino.test`);

it('holds who writes to a dozen people that do not exist, not who insists on one nor whom a block list refuses with all of us', async () => {
  const [list, insists, blocked] = [await companyOn(pair), await companyOn(pair), await companyOn(pair)];
  await returned(insists, Array<string>(12).fill('mal-escrita@destino.test'), UNKNOWN);
  await returned(blocked, many(12), BLOCKED);
  await returned(list, many(12), UNKNOWN);
  await until('the hold of the list', () => held(list));
  expect([await held(insists), await held(blocked)]).toEqual([false, false]);
});
