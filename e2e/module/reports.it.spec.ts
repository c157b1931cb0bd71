/** Reports that arrive as mail: what is true of them bounces, once; what is not, harms nobody. */
import type { LogEvent } from '@relevo/agent-protocol';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';

type Sent = Extract<LogEvent, { type: 'delivery' }>;
type Report = Extract<LogEvent, { type: 'report' }>;

let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let neighbour: Awaited<ReturnType<typeof companyOn>>;
const agents: TestAgent[] = [];
const at = new Map<string, number>();
let serial = 0;
let id = '';
let to = '';

beforeAll(async () => {
  pair = await newPair();
  company = await companyOn(pair);
  neighbour = await companyOn(pair);
  agents.push(await newAgent(pair.primary), await newAgent(pair.standby));
}, 60_000);
afterAll(() => removePair(pair), 60_000);
beforeEach(() => {
  serial += 1;
  id = `r${serial}@${company.domain}`;
  to = `cliente${serial}@destino.test`;
});

const sent = (over: Partial<Sent> = {}): Omit<Sent, 'position'> => ({
  at: new Date().toISOString(),
  type: 'delivery',
  queueId: `R${serial}`,
  status: 'sent',
  via: 'smtp',
  sender: company.mailbox,
  recipient: to,
  originalRecipient: null,
  messageId: id,
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
const report = (over: Partial<Report> = {}): Omit<Report, 'position'> => ({
  at: new Date(Date.now() + 1000).toISOString(),
  type: 'report',
  queueId: '',
  to: company.mailbox,
  messageId: id,
  recipient: to,
  originalRecipient: null,
  enhancedCode: '5.1.1',
  reply: '550 5.1.1 <x> User unknown',
  client: 'correo.destino.test[203.0.113.4]',
  ...over,
});
/** As a node tells it: what Postfix wrote in one stream, what the filter wrote in another. */
async function tell(events: readonly (Omit<Sent, 'position'> | Omit<Report, 'position'>)[], node = 0): Promise<void> {
  for (const stream of ['postfix', 'rspamd'] as const) {
    const own = events.filter((event) => (event.type === 'report') === (stream === 'rspamd'));
    if (own.length === 0) continue;
    const key = `${node} ${stream}`;
    const from = at.get(key) ?? 0;
    const numbered = own.map((event, i) => ({ ...event, position: from + 1 + i }));
    const answer = await call(agents[node] as TestAgent, 'POST', '/agent/v1/events', {
      stream,
      from,
      to: from + own.length,
      events: numbered,
    });
    expect(answer.status).toBe(200);
    at.set(key, from + own.length);
  }
}
const bounces = (tenantId = company.tenantId, recipient = to) =>
  asOwner<{ via: string; bounce_class: string; queue_id: string; direction: string }>(
    `SELECT via, bounce_class, queue_id, direction FROM mail_event WHERE tenant_id = $1 AND status = 'bounced' AND recipient = $2`,
    [tenantId, recipient],
  );
const counted = async () =>
  (
    await asOwner<{ n: number }>(
      `SELECT coalesce(sum(n), 0)::int AS n FROM mail_stat WHERE tenant_id = $1 AND dimension = 'peer' AND key = $2 AND outcome = 'bounced'`,
      [company.tenantId, to],
    )
  )[0]?.n;
const suppressed = async () =>
  (await asOwner('SELECT 1 FROM suppression WHERE tenant_id = $1 AND address = $2', [company.tenantId, to])).length === 1;

it('of a message that was sent makes a bounce of that message, counts it and suppresses the address', async () => {
  await tell([sent(), report()]);
  expect(await bounces()).toEqual([{ via: 'report', bounce_class: 'invalid_address', queue_id: `R${serial}`, direction: 'out' }]);
  expect([await counted(), await suppressed()]).toEqual([1, true]);
});

it('may be told before the log tells of the message, and by the other node', async () => {
  await tell([report()], 1);
  expect(await bounces()).toEqual([]);
  await tell([sent()]);
  expect(await bounces()).toHaveLength(1);
});

it('is the last word on its message, even where the clock of its node says that it came before', async () => {
  await tell([report({ at: new Date(Date.now() - 60_000).toISOString() })], 1);
  await tell([sent()]);
  const said = await asOwner<{ status: string }>(
    'SELECT status FROM mail_event WHERE tenant_id = $1 AND message_id = $2 ORDER BY at',
    [company.tenantId, id],
  );
  expect(said.map(({ status }) => status)).toEqual(['sent', 'bounced']);
});

it('that comes again, to either node, counts once; so does one of what bounced in the dialogue', async () => {
  await tell([sent(), report(), report()]);
  await Promise.all([tell([report()]), tell([report()], 1)]);
  expect([await counted(), (await bounces()).length]).toEqual([1, 1]);
  to = `otro${serial}@destino.test`;
  await tell([sent(), sent({ status: 'bounced', reply: '550 5.1.1 User unknown' }), report()]);
  expect((await bounces()).map(({ via }) => via)).toEqual(['smtp']);
});

it('of an address that the destination passed it on to belongs to whom it was sent', async () => {
  await tell([sent(), report({ recipient: 'interna@otra.test', originalRecipient: to.toUpperCase() })]);
  expect(await bounces()).toHaveLength(1);
});

it('from a stranger is shown and suppresses nobody', async () => {
  await tell([sent(), report({ client: 'pc.otra.test[203.0.113.77]' })]);
  expect((await bounces()).map(({ via }) => via)).toEqual(['hearsay']);
  expect(await suppressed()).toBe(false);
});

it.each<[string, () => Partial<Report>, () => Partial<Sent>]>([
  ['names a message that nobody sent', () => ({ messageId: 'inventado@destino.test' }), () => ({})],
  ['names somebody to whom it was not sent', () => ({ recipient: 'victima@destino.test' }), () => ({})],
  ['comes to another mailbox than the one that sent it', () => ({ to: `bruno@${company.domain}` }), () => ({})],
  ['comes to a neighbour on the same pair', () => ({ to: neighbour.mailbox }), () => ({})],
  ['comes back to a forwarder (SRS)', () => ({ to: `srs0=abc=de=otra.test=ana@mx1.relevo.test` }), () => ({})],
  ['speaks of what a stranger sent in our name', () => ({}), () => ({ saslUser: null })],
  ['speaks of what was put into a mailbox here', () => ({}), () => ({ via: 'lmtp' })],
  ['speaks of what still waits', () => ({}), () => ({ status: 'deferred' })],
])('that %s changes nothing', async (_, reported, over) => {
  await tell([sent(over()), report(reported())]);
  const recipient = reported().recipient ?? to;
  expect([await bounces(company.tenantId, recipient), await bounces(neighbour.tenantId, recipient)]).toEqual([[], []]);
  expect(
    await asOwner('SELECT 1 FROM suppression WHERE tenant_id = ANY($1) AND address = $2', [
      [company.tenantId, neighbour.tenantId],
      recipient,
    ]),
  ).toEqual([]);
});
