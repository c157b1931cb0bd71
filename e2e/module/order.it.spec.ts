import { expect, it } from 'vitest';
import { newCompany } from '../stack/stack.ts';

const WRITTEN = ['deposito10', 'zulma', 'deposito2', 'deposito', 'deposito1'];
const EXPECTED = ['deposito', 'deposito1', 'deposito2', 'deposito10', 'zulma'];
type Page = { items: { address?: string; name?: string }[]; nextCursor: string | null };

/** All of a list, two rows at a time. */
async function all(read: (cursor: string | undefined) => Promise<{ data?: Page | undefined }>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { data } = await read(cursor);
    found.push(...(data?.items.map(({ address, name }) => address?.split('@')[0] ?? name ?? '') ?? []));
    if (!data?.nextCursor) return found;
    cursor = data.nextCursor;
  }
}

it('lists count as people do, page by page', async () => {
  const { api, tenantId, domain } = await newCompany(20);
  const params = { params: { path: { tenantId } } };
  const page = (cursor: string | undefined) => ({
    params: { path: { tenantId }, query: { limit: 2, ...(cursor && { cursor }) } },
  });
  for (const name of WRITTEN) {
    await api.POST('/v1/tenants/{tenantId}/mailboxes', { ...params, body: { address: `${name}@${domain}` } });
    const targets = [`zulma@${domain}`];
    await api.POST('/v1/tenants/{tenantId}/aliases', { ...params, body: { address: `a-${name}@${domain}`, targets } });
    await api.POST('/v1/tenants/{tenantId}/lists', { ...params, body: { address: `l-${name}@${domain}`, members: targets } });
    await api.POST('/v1/tenants/{tenantId}/groups', { ...params, body: { name } });
  }
  const { data: accented } = await api.POST('/v1/tenants/{tenantId}/groups', {
    ...params,
    body: { name: 'Depósito 3', addresses: WRITTEN.map((name) => `${name}@${domain}`) },
  });
  expect(await all((cursor) => api.GET('/v1/tenants/{tenantId}/mailboxes', page(cursor)))).toEqual(EXPECTED);
  expect(await all((cursor) => api.GET('/v1/tenants/{tenantId}/aliases', page(cursor)))).toEqual(
    EXPECTED.map((name) => `a-${name}`),
  );
  expect(await all((cursor) => api.GET('/v1/tenants/{tenantId}/lists', page(cursor)))).toEqual(
    EXPECTED.map((name) => `l-${name}`),
  );
  expect(await all((cursor) => api.GET('/v1/tenants/{tenantId}/groups', page(cursor)))).toEqual([
    'deposito',
    'Depósito 3',
    'deposito1',
    'deposito2',
    'deposito10',
    'zulma',
  ]);
  const id = accented?.group.id ?? '';
  const members = (cursor: string | undefined) =>
    api.GET('/v1/tenants/{tenantId}/groups/{id}/members', {
      params: { path: { tenantId, id }, query: { limit: 2, ...(cursor && { cursor }) } },
    });
  expect(await all(members)).toEqual(EXPECTED);
});
