import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';

const PASSWORD = 'Cola-de-Espera-1';
let company: Awaited<ReturnType<typeof newCompany>>;
let mx1: string;

beforeAll(async () => {
  mx1 = await addressOf('mx1');
  company = await newCompany();
  const path = { tenantId: company.tenantId };
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: `ana@${company.domain}`, kind: 'person', accessMode: 'client', quotaMb: 100, password: PASSWORD },
  });
  const id = data?.mailbox.id ?? '';
  const one = { params: { path: { ...path, id } } };
  await until('the mailbox', async () => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', one)).data?.effective);
});

const params = (query = {}) => ({ params: { path: { tenantId: company.tenantId }, query } });
const waiting = async (query = {}) => (await company.api.GET('/v1/tenants/{tenantId}/queue', params(query))).data?.items ?? [];
const act = (act: 'hold' | 'release' | 'retry' | 'delete', ids: string[]) =>
  company.api.POST('/v1/tenants/{tenantId}/queue/acts', {
    params: { path: { tenantId: company.tenantId } },
    body: { act, choice: { ids } },
  });
const onNode = async (): Promise<Map<string, string>> => {
  const { stdout } = await (await fleet()).node('mx1').run('postqueue -j');
  const lines = stdout.split('\n').filter((line) => line.includes(`@${company.domain}`));
  return new Map(
    lines.map((line) => JSON.parse(line)).map((one: { queue_id: string; queue_name: string }) => [one.queue_id, one.queue_name]),
  );
};

describe('a message that a destination puts off', () => {
  it('is seen, held, released and deleted on the node itself', async () => {
    for (const to of ['uno@refused.test', 'dos@refused.test'])
      await submit(mx1, { user: `ana@${company.domain}`, pass: PASSWORD }, { from: `ana@${company.domain}`, to, subject: to });
    const found = await until('both in the queue', async () => ((await waiting()).length === 2 ? waiting() : null));
    expect(found[0]).toMatchObject({
      queue: 'deferred',
      sender: `ana@${company.domain}`,
      bounceClass: 'dns_or_domain',
      node: 'mx1',
    });
    const [first, second] = found;
    if (!first || !second) throw new Error('two were expected');

    await act('hold', [first.id, second.id]);
    await until('held, and said so', async () => (await waiting({ queue: 'hold' })).length === 2);
    expect([...(await onNode()).values()]).toEqual(['hold', 'hold']);

    await act('delete', [first.id]);
    await until('one deleted', async () => (await waiting()).length === 1);
    expect([...(await onNode()).keys()]).toEqual([second.queueId]);

    await act('release', [second.id]);
    const tries = (await waiting())[0]?.tries ?? 0;
    await act('retry', [second.id]);
    await until('tried again', async () => ((await waiting({ queue: 'deferred' }))[0]?.tries ?? 0) > tries);

    const { data: audit } = await company.api.GET('/v1/tenants/{tenantId}/audit', params());
    expect(audit?.items.map((entry) => entry.action).slice(0, 4)).toEqual([
      'queue.retry',
      'queue.release',
      'queue.delete',
      'queue.hold',
    ]);
    await act('delete', [second.id]);
    await until('the queue empty', async () => (await waiting()).length === 0);
  });
});
