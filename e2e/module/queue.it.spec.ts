import type { LogEvent, QueueReport } from '@relevo/agent-protocol';
import type { RelevoClient } from '@relevo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner, memberOf } from '../stack/people.ts';
import { clientWith } from '../stack/stack.ts';

let pair: SparePair;
let [ours, theirs]: Awaited<ReturnType<typeof companyOn>>[] = [];
let agent: TestAgent;
let api: RelevoClient;
let at = 0;

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not prepared');
  return value;
};
beforeAll(async () => {
  pair = await newPair();
  ours = await companyOn(pair);
  theirs = await companyOn(pair);
  agent = await newAgent(pair.primary);
  api = clientWith({ cookie: await memberOf(ours.tenantId, 'owner') });
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const path = () => ({ tenantId: must(ours).tenantId });
const reply = 'connect to mx.lejos.test[198.51.100.4]:25: Connection timed out';

async function attempt(
  queueId: string,
  status: 'deferred' | 'sent',
  over: Partial<Extract<LogEvent, { type: 'delivery' }>> = {},
) {
  at += 1;
  const sender = must(ours).mailbox;
  const event: LogEvent = {
    position: at,
    at: new Date().toISOString(),
    type: 'delivery',
    queueId,
    status,
    via: 'smtp',
    sender,
    recipient: 'cliente@lejos.test',
    originalRecipient: null,
    messageId: `${queueId}@relevo.test`,
    size: 2000,
    client: 'pc[192.0.2.7]',
    saslUser: sender,
    relay: null,
    delaySeconds: 30,
    enhancedCode: '4.4.1',
    reply,
    lmtpSession: null,
    ...over,
  };
  const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from: at - 1, to: at, events: [event] });
  expect(answer.status).toBe(200);
}
const message = (queueId: string, over: Partial<QueueReport['messages'][number]> = {}): QueueReport['messages'][number] => ({
  queueId,
  queue: 'deferred',
  arrivedAt: new Date(Date.now() - 60_000).toISOString(),
  size: 2000,
  sender: must(ours).mailbox,
  saslUser: null,
  client: null,
  recipients: [{ address: 'cliente@lejos.test', reason: reply }],
  ...over,
});
async function report(messages: QueueReport['messages'], complete = true, when = new Date()) {
  const answer = await call(agent, 'POST', '/agent/v1/queue', { at: when.toISOString(), complete, messages });
  expect(answer.status).toBe(204);
}
const list = async (query: Record<string, string> = {}) =>
  (await api.GET('/v1/tenants/{tenantId}/queue', { params: { path: path(), query } })).data?.items ?? [];
const ids = async (query?: Record<string, string>) => (await list(query)).map((one) => one.queueId).sort();
const act = (act: 'hold' | 'release' | 'retry' | 'delete', choice: object, expected?: number) =>
  api.POST('/v1/tenants/{tenantId}/queue/acts', {
    params: { path: path() },
    body: { act, choice, ...(expected !== undefined && { expected }) },
  });
const sent = async () =>
  (
    await asOwner<{ spec: { act: string; queueIds: string[] } }>(
      "SELECT spec FROM command WHERE node_id = $1 AND spec->>'kind' = 'queue_act' ORDER BY created_at",
      [pair.primary],
    )
  ).map(({ spec }) => [spec.act, [...spec.queueIds].sort()]);

describe('the queue', () => {
  it('follows the log: in with the first deferral, out with the delivery', async () => {
    await attempt('AAAAA1', 'deferred');
    await attempt('AAAAA2', 'deferred');
    await attempt('AAAAA1', 'deferred');
    const [first] = await list({ q: 'AAAAA1' });
    expect(first).toMatchObject({
      tries: 2,
      queue: 'deferred',
      recipients: ['cliente@lejos.test'],
      bounceClass: 'dns_or_domain',
    });
    expect(Date.parse(first?.nextAttemptAt ?? '') - Date.parse(first?.lastAttemptAt ?? '')).toBe(300_000);
    await attempt('AAAAA1', 'sent');
    expect(await ids()).toEqual(['AAAAA2']);
  });

  it('becomes what the node’s own listing says, and believes the log where that is newer', async () => {
    await report([
      message('AAAAA2', { queue: 'hold' }),
      // Delivered after the listing began.
      message('AAAAA1'),
      // Held before any attempt; the log said who sent it.
      message('BBBBB1', {
        queue: 'hold',
        saslUser: must(ours).mailbox,
        client: 'pc[192.0.2.7]',
        recipients: [{ address: 'x@lejos.test', reason: null }],
      }),
    ]);
    expect(await ids({ queue: 'hold' })).toEqual(['AAAAA2', 'BBBBB1']);
    expect(await ids()).toEqual(['AAAAA2', 'BBBBB1']);
    // A deferral after the listing began is not undone by it; what the listing lacks is gone.
    const began = new Date(Date.now() - 2000);
    await attempt('CCCCC1', 'deferred');
    await report([message('AAAAA2')], true, began);
    expect(await ids()).toEqual(['AAAAA2', 'CCCCC1']);
    await report([], false);
    expect(await ids()).toEqual(['AAAAA2', 'CCCCC1']);
  });

  it('does not take what the filter said of a message for its end', async () => {
    const sender = must(ours).mailbox;
    const said: LogEvent = {
      position: at + 1,
      at: new Date().toISOString(),
      type: 'filtered',
      queueId: 'FFFFF1',
      sender,
      recipient: 'y@lejos.test',
      messageId: 'ffff@relevo.test',
      size: 2000,
      client: 'pc[192.0.2.7]',
      saslUser: sender,
      score: 0.1,
      verdict: 'clean',
      symbols: '',
    };
    at += 1;
    expect(
      (await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from: at - 1, to: at, events: [said] })).status,
    ).toBe(200);
    const recipients = [{ address: 'y@lejos.test', reason: null }];
    await report([message('FFFFF1', { queue: 'hold', saslUser: sender, client: 'pc[192.0.2.7]', recipients })], false);
    expect(await ids({ queue: 'hold' })).toContain('FFFFF1');
    await attempt('FFFFF1', 'sent', { recipient: 'y@lejos.test' });
  });

  it('gives nobody a message by its sender’s name alone', async () => {
    await report([
      message('AAAAA2'),
      message('CCCCC1'),
      message('DDDDD1', { sender: must(ours).mailbox, recipients: [{ address: 'x@otro.test', reason }] }),
    ]);
    expect(await ids()).toEqual(['AAAAA2', 'CCCCC1']);
  });
  const reason = reply;

  it('is grouped by who runs the destination, by sender and by reason', async () => {
    await attempt('GGGGG1', 'deferred', { recipient: 'a@gmail.com' });
    await attempt('GGGGG2', 'deferred', { recipient: 'b@empresa.test', relay: 'aspmx.l.google.com[142.250.1.26]:25' });
    const { data } = await api.GET('/v1/tenants/{tenantId}/queue/groups', {
      params: { path: path(), query: { by: 'provider' } },
    });
    expect(data?.groups.map((group) => [group.key, group.messages])).toEqual([
      ['google', 2],
      ['lejos.test', 2],
    ]);
    expect(data).toMatchObject({ messages: 4, recipients: 4, held: 0 });
  });

  it('takes acts on its own messages, tells before what they touch, and writes them down', async () => {
    const { data: preview } = await api.POST('/v1/tenants/{tenantId}/queue/preview', {
      params: { path: path() },
      body: { filter: { provider: 'google' } },
    });
    expect(preview).toMatchObject({ messages: 2, shared: 0, senders: [{ key: must(ours).mailbox, messages: 2 }] });
    expect((await act('hold', { filter: { provider: 'google' } }, 1)).response.status).toBe(409);
    expect((await act('hold', { filter: { provider: 'google' } }, 2)).data).toEqual({ messages: 2, left: 0 });
    expect(await sent()).toEqual([['hold', ['GGGGG1', 'GGGGG2']]]);
    const [entry] = await asOwner<{ after: { queueIds: string[] } }>(
      "SELECT after FROM audit WHERE tenant_id = $1 AND action = 'queue.hold'",
      [must(ours).tenantId],
    );
    expect(entry?.after.queueIds.sort()).toEqual(['GGGGG1', 'GGGGG2']);
  });

  it('knows nothing of another company’s messages, and leaves those of two companies to neither', async () => {
    await attempt('TTTTT1', 'deferred', { sender: must(theirs).mailbox, saslUser: must(theirs).mailbox });
    // One message to mailboxes of both.
    for (const recipient of [must(ours).mailbox, must(theirs).mailbox])
      await attempt('SSSSS1', 'deferred', {
        sender: 'a@fuera.test',
        saslUser: null,
        client: 'mx[192.0.2.1]',
        recipient,
        via: 'lmtp',
      });
    expect(await ids()).toEqual(['AAAAA2', 'CCCCC1', 'GGGGG1', 'GGGGG2', 'SSSSS1']);
    const foreign = await act('delete', { ids: [`${pair.primary}.TTTTT1`] });
    const nobodys = await act('delete', { ids: [`${pair.primary}.ZZZZZ9`] });
    const { requestId: _a, ...one } = foreign.error as unknown as { requestId: string };
    const { requestId: _b, ...other } = nobodys.error as unknown as { requestId: string };
    expect([foreign.response.status, one]).toEqual([404, other]);
    const before = (await sent()).length;
    expect((await act('delete', { ids: [`${pair.primary}.SSSSS1`] })).data).toEqual({ messages: 0, left: 1 });
    expect((await sent()).length).toBe(before);
    expect((await act('retry', { ids: [`${pair.primary}.SSSSS1`] })).data).toEqual({ messages: 1, left: 0 });
  });

  it('is paged to both ends, and a page keeps its place while messages come and go', async () => {
    const numbers = Array.from({ length: 7 }, (_, n) => `PAGED${n}`);
    // The third has two recipients, of which each page must make one message.
    for (const [n, queueId] of numbers.entries())
      for (const to of n === 2 ? ['a', 'b'] : ['a'])
        await attempt(queueId, 'deferred', { recipient: `${to}@paginas.test`, delaySeconds: (numbers.length - n) * 100 });
    const page = async (query: Record<string, string>) => {
      const { data } = await api.GET('/v1/tenants/{tenantId}/queue', {
        params: { path: path(), query: { q: '@paginas.test', limit: '2', ...query } as never },
      });
      return {
        ids: data?.items.map((one) => one.queueId.slice(-1)).join(''),
        next: data?.nextCursor,
        previous: data?.previousCursor,
      };
    };
    const first = await page({});
    expect(first).toMatchObject({ ids: '65', previous: null });
    const second = await page({ cursor: must(first.next ?? undefined) });
    const third = await page({ cursor: must(second.next ?? undefined) });
    expect([second.ids, third.ids]).toEqual(['43', '21']);
    expect((await page({ before: must(third.previous ?? undefined) })).ids).toBe('43');
    const last = await page({ before: 'oldest' });
    expect(last).toMatchObject({ ids: '10', next: null });
    expect((await page({ before: must(last.previous ?? undefined) })).ids).toBe('32');
    // What is new stands on the first page; the others stay as they were.
    await attempt('PAGED7', 'deferred', { recipient: 'a@paginas.test', delaySeconds: 1 });
    expect([(await page({})).ids, (await page({ cursor: must(first.next ?? undefined) })).ids]).toEqual(['76', '43']);
    // Of a first page with too few above it, the newest are shown whole.
    expect(await page({ before: must(second.previous ?? undefined), limit: '5' })).toMatchObject({
      ids: '76543',
      previous: null,
    });
    // Where nothing is older than the place any more, the last page is shown.
    await attempt('PAGED0', 'sent', { recipient: 'a@paginas.test' });
    const oldest = await page({ before: 'oldest', limit: '1' });
    expect((await page({ cursor: must(oldest.previous ?? undefined) })).ids).toBe('21');
  });
});
