/** Mail over all companies, for staff: whose each row is, one company alone, and the trace that a look leaves. */
import type { LogEvent } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair } from '../stack/agents.ts';
import { asOwner, staffMember } from '../stack/people.ts';
import { clientWith, stack } from '../stack/stack.ts';

type Sent = Extract<LogEvent, { type: 'delivery' }>;
type Company = Awaited<ReturnType<typeof companyOn>>;

let pair: SparePair;
let north: Company;
let south: Company;
let api: ReturnType<typeof clientWith>;
const PEER = `compartido-${Date.now().toString(36)}@destino.test`;

beforeAll(async () => {
  pair = await newPair();
  north = await companyOn(pair);
  south = await companyOn(pair);
  const agent = await newAgent(pair.primary);
  const event = (position: number, company: Company, status: Sent['status']): Sent => ({
    position,
    at: new Date(Date.now() - 60_000 + position).toISOString(),
    type: 'delivery',
    queueId: `ABCDE${position}F`,
    status,
    via: 'smtp',
    sender: company.mailbox,
    recipient: PEER,
    originalRecipient: null,
    messageId: `staff${position}@${company.domain}`,
    size: 2000,
    client: 'pc[192.0.2.7]',
    saslUser: company.mailbox,
    relay: null,
    delaySeconds: 1,
    enhancedCode: null,
    reply: status === 'sent' ? '250 Ok' : '550 5.1.1 User unknown',
    lmtpSession: null,
  });
  const events = [
    event(1, north, 'bounced'),
    event(2, south, 'bounced'),
    event(3, north, 'deferred'),
    event(4, south, 'deferred'),
    event(5, north, 'sent'),
  ];
  const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from: 0, to: 5, events });
  expect(answer.status).toBe(200);
  api = clientWith({ cookie: await staffMember('support'), origin: stack.urls.web });
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const looks = (company: Company) =>
  asOwner<{ action: string; n: number }>(
    `SELECT action, count(*)::int AS n FROM audit WHERE tenant_id = $1 AND action LIKE 'mail.seen_%' GROUP BY 1 ORDER BY 1`,
    [company.tenantId],
  );
const whose = (rows: readonly { company: { id: string } }[] | undefined) => new Set(rows?.map((row) => row.company.id));
const both = () => new Set([north.tenantId, south.tenantId]);

it('lists the queue of all companies, or of one, and each reads once an hour who looked', async () => {
  const queue = (query: object) => api.GET('/v1/console/mail/queue', { params: { query: { q: PEER, ...query } } });
  expect(whose((await queue({})).data?.items)).toEqual(both());
  const one = await queue({ tenant: south.tenantId });
  expect(whose(one.data?.items)).toEqual(new Set([south.tenantId]));
  expect(one.data?.items[0]?.company.name).toMatch(/^spare-/);
  expect([await looks(north), await looks(south)]).toEqual([
    [{ action: 'mail.seen_queue', n: 1 }],
    [{ action: 'mail.seen_queue', n: 1 }],
  ]);
});

it('pages through them without a row twice or none', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await api.GET('/v1/console/mail/queue', {
      params: { query: { q: PEER, limit: 1, ...(cursor && { cursor }) } },
    });
    seen.push(...(data?.items.map((row) => row.queueId) ?? []));
    cursor = data?.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['ABCDE4F', 'ABCDE3F']);
});

it('groups them by company, with names and without addresses', async () => {
  const { data } = await api.GET('/v1/console/mail/queue/groups', { params: { query: { by: 'company', q: PEER } } });
  expect(data?.groups.map(({ key, messages }) => [key, messages]).sort()).toEqual(
    [
      [north.tenantId, 1],
      [south.tenantId, 1],
    ].sort(),
  );
  expect(data?.names[north.tenantId]).toMatch(/^spare-/);
  const { response } = await api.GET('/v1/console/mail/queue/groups', { params: { query: { by: 'sender' as never } } });
  expect(response.status).toBe(400);
});

it('lists bounces and counts them', async () => {
  const query = { sender: north.mailbox };
  const { data } = await api.GET('/v1/console/mail/bounces', { params: { query } });
  expect(data?.items.map((row) => [row.company.id, row.class])).toEqual([[north.tenantId, 'invalid_address']]);
  const { data: summary } = await api.GET('/v1/console/mail/bounces/summary', {
    params: { query: { tenant: north.tenantId, days: 1 } },
  });
  expect(summary?.classes.find((one) => one.class === 'invalid_address')?.n).toBe(1);
});

it.each([
  ['an address that both wrote to', () => PEER, both],
  ['a Message-ID', () => `<staff1@${north.domain}>`, () => new Set([north.tenantId])],
  ['a queue id', () => 'ABCDE2F', () => new Set([south.tenantId])],
  ['an own address', () => south.mailbox, () => new Set([south.tenantId])],
])('finds messages by %s', async (_, q, expected) => {
  const { data } = await api.GET('/v1/console/mail/trace', { params: { query: { q: q() } } });
  expect(whose(data?.items)).toEqual(expected());
});

it('shows no message that nobody asked for', async () => {
  const { response } = await api.GET('/v1/console/mail/trace', { params: { query: { q: '' } } });
  expect(response.status).toBe(422);
});

it('counts by company, within the span', async () => {
  const { data } = await api.GET('/v1/console/mail/statistics', { params: { query: { by: 'company', limit: 500 } } });
  expect(data?.rows.find((row) => row.key === north.tenantId)).toMatchObject({ sent: 1, bounced: 1, deferred: 1 });
  const { data: activity } = await api.GET('/v1/console/mail/activity', { params: { query: { tenant: south.tenantId } } });
  expect(activity?.totals).toMatchObject({ sent: 0, bounced: 1, deferred: 1 });
  // Counts name nobody: no further trace than the lists left.
  expect((await looks(north)).map(({ action }) => action)).toEqual(['mail.seen_bounces', 'mail.seen_queue', 'mail.seen_trace']);
});
