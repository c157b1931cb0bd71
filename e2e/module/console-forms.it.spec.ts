/** What staff set for a company and for a node by a form: checked, in effect and written down. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { companyOn, newPair, removePair, type SparePair } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { staff } from '../stack/stack.ts';

let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let api: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  pair = await newPair();
  company = await companyOn(pair);
  api = await staff();
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const path = () => ({ id: company.tenantId });
const limit = async () => (await api.GET('/v1/console/tenants/{id}/sending-limit', { params: { path: path() } })).data;
const set = (wish: { hour: number; day: number } | null) =>
  api.PUT('/v1/console/tenants/{id}/sending-limit', { params: { path: path() }, body: { limit: wish } });

it('a company’s own limit stands in place of its plan’s until it is taken back', async () => {
  const plan = (await limit())?.plan;
  expect(await limit()).toMatchObject({ own: null, used: { hour: 0, day: 0 } });
  expect((await set({ hour: 50, day: 40 })).error).toMatchObject({ code: 'sending.day_below_hour' });
  expect((await set({ hour: 500, day: 4000 })).response.status).toBe(204);
  expect(await limit()).toMatchObject({ plan, own: { hour: 500, day: 4000 } });
  expect((await set(null)).response.status).toBe(204);
  expect(await limit()).toMatchObject({ own: null });
  const written = await asOwner(`SELECT "after" FROM audit WHERE tenant_id = $1 AND action = 'sending.limit_set' ORDER BY id`, [
    company.tenantId,
  ]);
  expect(written).toEqual([{ after: { hour: 500, day: 4000 } }, { after: { plan: true } }]);
});

it('a node’s bulk address is its own alone', async () => {
  const bulk = (address: string | null, id = pair.primary) =>
    api.PUT('/v1/console/nodes/{id}/bulk-address', { params: { path: { id } }, body: { address } });
  const shown = async () =>
    (await api.GET('/v1/console/pairs/{id}', { params: { path: { id: pair.id } } })).data?.nodes.find(
      ({ id }) => id === pair.primary,
    );
  const own = (await shown())?.address ?? '';
  expect((await bulk(own)).error).toMatchObject({ code: 'node.address_taken' });
  const free = own.replace(/\.\d+$/, '.251').replace(/^10\.98/, '10.97');
  expect((await bulk(free)).response.status).toBe(200);
  expect((await shown())?.bulkAddress).toBe(free);
  expect((await bulk(free, pair.standby)).error).toMatchObject({ code: 'node.address_taken' });
  expect((await bulk(null)).response.status).toBe(200);
  expect((await shown())?.bulkAddress).toBeNull();
});
