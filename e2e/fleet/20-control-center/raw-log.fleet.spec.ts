import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../stack/fleet.ts';
import { submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';

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
    const queueId = trace?.steps.find((step) => step.recipient === to)?.queueId ?? '';
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
