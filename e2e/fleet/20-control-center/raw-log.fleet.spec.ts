import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../stack/fleet.ts';
import { submit } from '../../stack/mail.ts';
import { newCompany, stack, until } from '../../stack/stack.ts';

const PASSWORD = 'Registro-Crudo-1';
type Company = Awaited<ReturnType<typeof newCompany>>;
let [north, south]: Company[] = [];
let mx1: string;

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not prepared');
  return value;
};
async function withMailbox(name: string): Promise<Company> {
  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: `${name}@${company.domain}`, kind: 'person', accessMode: 'client', quotaMb: 100, password: PASSWORD },
  });
  const one = { params: { path: { ...path, id: data?.mailbox.id ?? '' } } };
  await until('the mailbox', async () => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', one)).data?.effective);
  return company;
}
beforeAll(async () => {
  mx1 = await addressOf('mx1');
  [north, south] = await Promise.all([withMailbox('ana'), withMailbox('sol')]);
});

const lines = async (company: Company, q: string) =>
  (
    await company.api.GET('/v1/tenants/{tenantId}/log', { params: { path: { tenantId: company.tenantId }, query: { q } } })
  ).data?.lines.map((line) => line.text) ?? [];

describe('the raw log', () => {
  it('shows each of two companies its own lines of one message between them', async () => {
    const [from, to] = [`ana@${must(north).domain}`, `sol@${must(south).domain}`];
    await submit(mx1, { user: from, pass: PASSWORD }, { from, to, subject: 'entre dos' });
    const found = await until('the delivery in the trace', async () => {
      const { data } = await must(south).api.GET('/v1/tenants/{tenantId}/trace', {
        params: { path: { tenantId: must(south).tenantId }, query: { q: to } },
      });
      return data?.items.find((item) => item.verdict === 'delivered');
    });
    const { data: trace } = await must(south).api.GET('/v1/tenants/{tenantId}/trace/{key}', {
      params: { path: { tenantId: must(south).tenantId, key: found.key } },
    });
    // Dovecot says that it stored the message, without a queue id, and may be heard first.
    const queueId = trace?.steps.find((step) => step.type === 'delivery' && step.recipient === to)?.queueId ?? '';
    const [sent, received] = [await lines(must(north), queueId), await lines(must(south), queueId)];
    expect(sent.some((line) => line.includes(`sasl_username=${from}`))).toBe(true);
    expect(received.some((line) => line.includes(`to=<${to}>`))).toBe(true);
    // Who signed in, and from where, is the sender's alone.
    expect(received.filter((line) => line.includes('sasl_username'))).toEqual([]);
    // Neither finds anything of a message of the other alone.
    await submit(mx1, { user: from, pass: PASSWORD }, { from, to: from, subject: 'a mí' });
    await until('the own one', async () => (await lines(must(north), from)).some((line) => line.includes(`to=<${from}>`)));
    expect((await lines(must(south), from)).filter((line) => line.includes(`to=<${from}>`))).toEqual([]);
  });
});

const get = (company: Company, path: string, init: RequestInit = {}) =>
  fetch(`${stack.urls.api}/v1/tenants/${company.tenantId}/${path}`, { ...init, headers: { cookie: company.api.cookie } });
async function download(company: Company, query: string): Promise<string[]> {
  const answer = await get(company, `log.gz?${query}`);
  expect(answer.status).toBe(200);
  return gunzipSync(Buffer.from(await answer.arrayBuffer()))
    .toString()
    .split('\n')
    .filter(Boolean);
}

describe('a download', () => {
  it('of a day is whole, and holds nothing of a neighbour', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [mine, theirs] = await Promise.all([download(must(north), `day=${today}`), download(must(south), `day=${today}`)]);
    const from = `ana@${must(north).domain}`;
    expect(mine.filter((line) => line.includes(`sasl_username=${from}`))).toHaveLength(2);
    expect(mine.filter((line) => line.includes(`to=<${from}>`)).length).toBeGreaterThanOrEqual(1);
    expect(theirs.some((line) => line.includes(`sol@${must(south).domain}`))).toBe(true);
    expect(theirs.filter((line) => line.includes('sasl_username'))).toEqual([]);
    expect(await download(must(north), 'day=2020-01-01')).toEqual([]);
    expect((await get(must(north), 'log.gz')).status).toBe(400);
  });
});

describe('the live log', () => {
  it('tells of a line within seconds, and of no line of a neighbour', async () => {
    const [left, other] = [new AbortController(), new AbortController()];
    const streams = [
      get(must(north), 'log/stream', { signal: left.signal }),
      get(must(south), 'log/stream', { signal: other.signal }),
    ];
    const texts = ['', ''];
    const reading = streams.map(async (asked, index) => {
      const decoder = new TextDecoder();
      for await (const chunk of (await asked).body as unknown as AsyncIterable<Uint8Array>) texts[index] += decoder.decode(chunk);
    });
    const done = Promise.allSettled(reading);
    await until('both streams', async () => texts.every((text) => text.includes('event: lines')));
    const from = `ana@${must(north).domain}`;
    await submit(mx1, { user: from, pass: PASSWORD }, { from, to: from, subject: 'en vivo' });
    await until('the line', async () => texts[0]?.includes(`to=<${from}>`));
    expect(texts[1]).not.toContain(from);
    left.abort();
    other.abort();
    await done;
  });
});
