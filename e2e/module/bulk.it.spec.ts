/** Bulk mail by send: counted once, by what became of each recipient in the end, whoever told of it first. */
import type { LogEvent } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { newCompany } from '../stack/stack.ts';

type Bulk = Extract<LogEvent, { type: 'bulk' }>;
type Sent = Extract<LogEvent, { type: 'delivery' }>;

let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let neighbour: Awaited<ReturnType<typeof companyOn>>;
let api: Awaited<ReturnType<typeof newCompany>>['api'];
const agents: TestAgent[] = [];
const told = new Map<string, number>();
const NOW = Date.now();
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

beforeAll(async () => {
  pair = await newPair();
  company = await companyOn(pair);
  neighbour = await companyOn(pair);
  agents.push(await newAgent(pair.primary), await newAgent(pair.standby));
  const reader = await newCompany();
  api = reader.api;
  for (const { tenantId } of [company, neighbour])
    await asOwner(
      `INSERT INTO membership (tenant_id, user_id, role) SELECT $1, user_id, 'viewer' FROM membership WHERE tenant_id = $2`,
      [tenantId, reader.tenantId],
    );
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const note = (n: number, over: Partial<Bulk> = {}): Omit<Bulk, 'position'> => ({
  at: at(n),
  type: 'bulk',
  queueId: '',
  sender: company.mailbox,
  messageId: `n${n}@${company.domain}`,
  subject: 'Novedades',
  list: null,
  unsubscribe: 'one_click',
  signed: true,
  ...over,
});
const sent = (n: number, over: Partial<Sent> = {}): Omit<Sent, 'position'> => ({
  at: at(n + 1),
  type: 'delivery',
  queueId: `N${n}`,
  status: 'sent',
  via: 'smtp',
  sender: company.mailbox,
  recipient: `lector${n}@destino.test`,
  originalRecipient: null,
  messageId: `n${n}@${company.domain}`,
  size: 2000,
  client: 'pc[192.0.2.7]',
  saslUser: company.mailbox,
  relay: 'mx.destino.test[198.51.100.9]:25',
  delaySeconds: 1,
  enhancedCode: '2.0.0',
  reply: '250 2.0.0 Ok',
  lmtpSession: null,
  ...over,
});
async function tell(
  stream: 'postfix' | 'rspamd',
  events: readonly (Omit<Bulk, 'position'> | Omit<Sent, 'position'>)[],
  node = 0,
) {
  const key = `${node} ${stream}`;
  const from = told.get(key) ?? 0;
  const body = {
    stream,
    from,
    to: from + events.length,
    events: events.map((event, i) => ({ ...event, position: from + 1 + i })),
  };
  for (const _ of ['first', 'again'])
    expect((await call(agents[node] as TestAgent, 'POST', '/agent/v1/events', body)).status).toBe(200);
  told.set(key, from + events.length);
}
const sendsOf = async (tenantId: string) =>
  (await api.GET('/v1/tenants/{tenantId}/bulk-sends', { params: { path: { tenantId } } })).data?.items;

it('counts each message once and each recipient by the last word on it, over both nodes', async () => {
  const bounced = { status: 'bounced', enhancedCode: '5.1.1', reply: '550 5.1.1 User unknown' } as const;
  await tell('postfix', [sent(1), sent(2, { status: 'deferred', at: at(2) }), sent(2, { at: at(60) })], 1);
  await tell('rspamd', [note(1), note(2, { unsubscribe: 'none' })]);
  await tell('rspamd', [note(3, { unsubscribe: 'present' }), note(4, { signed: false, subject: 'Factura #' })], 1);
  await tell('postfix', [sent(3, bounced)]);
  const sends = await sendsOf(company.tenantId);
  expect(sends?.map((one) => [one.subject, one.messages, one.recipients]).sort()).toEqual([
    ['Factura #', 1, 0],
    ['Novedades', 3, 3],
  ]);
  expect(sends?.find((one) => one.subject === 'Novedades')).toMatchObject({
    sender: company.mailbox,
    delivered: 2,
    deferred: 1,
    waiting: 0,
    bounced: 1,
    classes: [{ class: 'invalid_address', n: 1 }],
    withoutUnsubscribe: 1,
    withoutOneClick: 1,
    unsigned: 0,
  });
  expect(await sendsOf(neighbour.tenantId)).toEqual([]);
});
