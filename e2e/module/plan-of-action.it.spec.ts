/** The plan of action ticks itself off by what is seen. */
import { beforeAll, expect, it } from 'vitest';
import { clientWith, newCompany } from '../stack/stack.ts';

let company: Awaited<ReturnType<typeof newCompany>>;
const path = () => ({ tenantId: company.tenantId });
beforeAll(async () => {
  company = await newCompany(2);
});

const step = async (kind: string) =>
  (await company.api.GET('/v1/tenants/{tenantId}/plan-of-action', { params: { path: path() } })).data?.find(
    (one) => one.kind === kind,
  );
async function create(name: string) {
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: path() },
    body: { address: `${name}@${company.domain}` },
  });
  if (!data) throw new Error(`no mailbox ${name}`);
  return data;
}
const open = (url: string | undefined) =>
  clientWith({}).POST('/v1/links/{token}', { params: { path: { token: url?.split('/').at(-1) ?? '' } } });

it('counts the mailboxes that were asked for and the people who have come in, each once, and stays done', async () => {
  expect(await step('pre_create')).toEqual({ kind: 'pre_create', doneAt: null, fact: { done: 0, total: 2 } });
  const ana = await create('ana');
  const again = await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
    params: { path: { ...path(), id: ana.mailbox.id } },
    body: {},
  });
  await open(again.data?.link?.url);
  expect(await step('pre_create')).toMatchObject({ doneAt: null, fact: { done: 1, total: 2 } });
  const bruno = await create('bruno');
  expect((await step('pre_create'))?.doneAt).not.toBeNull();
  expect(await step('hand_over')).toMatchObject({ doneAt: null, fact: { done: 1, total: 2 } });
  await open(bruno.link?.url);
  expect((await step('hand_over'))?.doneAt).not.toBeNull();
  await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { ...path(), id: bruno.mailbox.id } } });
  expect(await step('pre_create')).toMatchObject({ doneAt: expect.any(String), fact: { done: 1, total: 2 } });
});
