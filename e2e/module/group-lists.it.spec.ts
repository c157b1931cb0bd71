import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack, until } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
const NAMES = ['ana', 'bruno', 'carla', 'diego'] as const;
let company: Company;
let sales: string;
let stock: string;
const ids = new Map<string, string>();
const at = () => ({ params: { path: { tenantId: company.tenantId } } });
const of = (id: string) => ({ params: { path: { tenantId: company.tenantId, id } } });
const idsOf = (...names: string[]) => names.map((name) => ids.get(name) ?? '');
const BATCH = '/v1/tenants/{tenantId}/mailbox-batches/group' as const;
const put = (choice: { ids: string[] } | { filter: object }, groupId: string | null) =>
  company.api.POST(BATCH, { ...at(), body: { choice, groupId } });
const listed = async (query: object = {}) => {
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { ...at().params, query } });
  return { total: data?.total, names: data?.items.map(({ address, group }) => [address.split('@')[0], group?.name ?? null]) };
};
async function newGroup(name: string): Promise<string> {
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/groups', { ...at(), body: { name } });
  return data?.group.id ?? '';
}

beforeAll(async () => {
  company = await newCompany(40);
  for (const name of NAMES) {
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
      ...at(),
      body: { address: `${name}@${company.domain}` },
    });
    ids.set(name, data?.mailbox.id ?? '');
  }
  [sales, stock] = [await newGroup('Ventas'), await newGroup('Depósito')];
});

describe('groups in the list of mailboxes', () => {
  it('are filled by one act on many, which is counted beforehand and says who leaves another', async () => {
    await put({ ids: idsOf('ana') }, stock);
    const choice = { ids: idsOf('ana', 'bruno', 'carla') };
    const { data: preview } = await company.api.POST(`${BATCH}/preview`, { ...at(), body: { choice, groupId: sales } });
    expect(preview).toMatchObject({ total: 3, changed: 3, unchanged: 0, moved: 1 });
    expect((await listed({ group: sales })).total).toBe(0);
    expect((await put(choice, sales)).data).toEqual(preview);
    expect((await put(choice, sales)).data).toMatchObject({ changed: 0, unchanged: 3, moved: 0 });
  });

  it('narrow it, each or none, and stand beside each mailbox', async () => {
    expect(await listed({ group: sales })).toEqual({
      total: 3,
      names: ['ana', 'bruno', 'carla'].map((name) => [name, 'Ventas']),
    });
    expect(await listed({ group: 'none' })).toMatchObject({ names: [['diego', null]] });
    expect((await listed()).names).toHaveLength(4);
  });

  it('are left by one act on all that a filter lets through', async () => {
    expect((await put({ filter: { group: sales, q: 'carla' } }, null)).data).toMatchObject({ total: 1, changed: 1 });
    expect((await listed({ group: 'none' })).names?.map(([name]) => name)).toEqual(['carla', 'diego']);
  });

  it("of another company are none of this one's", async () => {
    const other = await newCompany();
    const { data } = await other.api.POST('/v1/tenants/{tenantId}/groups', {
      params: { path: { tenantId: other.tenantId } },
      body: { name: 'Ajeno' },
    });
    const foreign = data?.group.id ?? '';
    expect((await put({ ids: idsOf('ana') }, foreign)).error).toMatchObject({ code: 'resource.not_found' });
    expect(await listed({ group: foreign })).toMatchObject({ total: 0 });
  });

  it('come in a file, and go out in one that can come in again', async () => {
    const csv = `casilla,grupo\nelena@${company.domain},ventas\nfabian@${company.domain},Ventas Sur\ngina@${company.domain},`;
    const { data: started } = await company.api.POST('/v1/tenants/{tenantId}/imports', { ...at(), body: { csv } });
    expect(started?.rejected).toMatchObject([
      { line: 3, code: 'import.unknown_group', message: expect.stringContaining('Ventas Sur') },
    ]);
    await until(
      'the import',
      async () => (await company.api.GET('/v1/tenants/{tenantId}/imports/{id}', of(started?.id ?? ''))).data?.state === 'done',
    );
    expect((await listed({ q: 'elena' })).names).toEqual([['elena', 'Ventas']]);
    const answer = await fetch(`${stack.urls.api}/v1/tenants/${company.tenantId}/mailboxes/export?group=${sales}`, {
      headers: { cookie: company.api.cookie },
    });
    const [head, ...rows] = (await answer.text()).trimEnd().split('\r\n');
    expect(head?.split(',').at(-1)).toBe('group');
    expect(rows.map((row) => [row.split('@')[0], row.split(',').at(-1)])).toEqual(
      ['ana', 'bruno', 'elena'].map((name) => [name, 'Ventas']),
    );
  });
});

describe('what was changed of filters and groups', () => {
  const changes = async (query: object = {}) =>
    (await company.api.GET('/v1/tenants/{tenantId}/filter-changes', { params: { ...at().params, query } })).data?.items ?? [];
  const undo = (entry = 0) => company.api.POST('/v1/tenants/{tenantId}/filter-changes/undo', { ...at(), body: { entry } });
  const filters = { junkAt: 4, rejectAt: 9, allow: ['socio@fuera.test'], deny: [], quarantineAt: 7 };
  const groupNow = async (id: string) => (await company.api.GET('/v1/tenants/{tenantId}/groups/{id}', of(id))).data;

  it.each(['mailbox', 'group', 'domain', 'company'] as const)('the filters of a %s go back to what they were', async (kind) => {
    const { api } = company;
    const domains = await api.GET('/v1/tenants/{tenantId}/filtering', at());
    const [ana = ''] = idsOf('ana');
    const domain = domains.data?.domains[0]?.id ?? '';
    const now = async () => {
      if (kind === 'mailbox') return (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', of(ana))).data;
      if (kind === 'group') return (await api.GET('/v1/tenants/{tenantId}/groups/{id}/filters', of(sales))).data;
      const { data } = await api.GET('/v1/tenants/{tenantId}/filtering', at());
      return kind === 'company' ? data?.company : data?.domains[0];
    };
    const set = async (wish: Partial<typeof filters>) => {
      const body = { ...filters, ...wish, version: (await now())?.version ?? 0 };
      if (kind === 'mailbox') return api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { ...of(ana), body });
      if (kind === 'group') return api.PUT('/v1/tenants/{tenantId}/groups/{id}/filters', { ...of(sales), body });
      if (kind === 'domain') return api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', { ...of(domain), body });
      return api.PUT('/v1/tenants/{tenantId}/filters', { ...at(), body });
    };
    const entries = async () =>
      kind === 'mailbox'
        ? ((await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/history', of(ana))).data?.items ?? [])
        : changes(kind === 'group' ? { group: sales } : kind === 'domain' ? { domain } : {});
    await set({});
    await set({ junkAt: 3 });
    const [second, first] = await entries();
    expect([second?.undoable, first?.undoable]).toEqual([true, false]);
    expect((await undo(first?.id)).error).toMatchObject({ code: 'change.superseded' });
    expect((await undo(second?.id)).response.status).toBe(204);
    expect(await now()).toMatchObject(filters);
    // The undo is a change like others: it can be undone in turn.
    const [again] = await entries();
    await undo(again?.id);
    expect(await now()).toMatchObject({ ...filters, junkAt: 3 });
  });

  it('a name comes back', async () => {
    const version = (await groupNow(stock))?.version ?? 0;
    await company.api.PATCH('/v1/tenants/{tenantId}/groups/{id}', { ...of(stock), body: { name: 'Almacén', version } });
    const [renamed] = await changes({ group: stock });
    expect(renamed).toMatchObject({ action: 'group.renamed', undoable: true });
    await undo(renamed?.id);
    expect(await groupNow(stock)).toMatchObject({ name: 'Depósito' });
  });

  it('a mailbox goes back to the group that it left, unless it went on or the group is gone', async () => {
    const [diego = ''] = idsOf('diego');
    const passing = await newGroup('De paso');
    const history = async () =>
      (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/history', of(diego))).data?.items ?? [];
    for (const group of [passing, sales]) await put({ ids: [diego] }, group);
    const [second, first] = await history();
    expect([second?.undoable, first?.undoable]).toEqual([true, false]);
    expect((await undo(first?.id)).error).toMatchObject({ code: 'change.superseded' });
    await undo(second?.id);
    expect((await listed({ q: 'diego' })).names).toEqual([['diego', 'De paso']]);
    await put({ ids: [diego] }, sales);
    await company.api.DELETE('/v1/tenants/{tenantId}/groups/{id}', of(passing));
    const [last] = await history();
    expect(last?.undoable).toBe(false);
    expect((await undo(last?.id)).error).toMatchObject({ code: 'group.gone' });
  });

  it('a deleted group comes back with its filters and with those of its mailboxes that went nowhere else', async () => {
    const brief = await newGroup('Breve');
    await put({ ids: idsOf('ana', 'bruno') }, brief);
    await company.api.PUT('/v1/tenants/{tenantId}/groups/{id}/filters', {
      ...of(brief),
      body: { ...filters, version: (await groupNow(brief))?.version ?? 0 },
    });
    await company.api.DELETE('/v1/tenants/{tenantId}/groups/{id}', of(brief));
    await put({ ids: idsOf('bruno') }, stock);
    const [deleted] = await changes();
    expect(deleted).toMatchObject({ action: 'group.deleted', label: 'Breve', undoable: true });
    expect((await undo(deleted?.id)).response.status).toBe(204);
    expect(await groupNow(brief)).toMatchObject({ name: 'Breve', members: 1, hasFilters: true });
    const told = await asOwner<{ label: string }>(
      `SELECT label FROM change WHERE tenant_id = $1 ORDER BY revision DESC LIMIT 1`,
      [company.tenantId],
    );
    expect(told).toEqual([{ label: `ana@${company.domain}` }]);
    expect((await undo(deleted?.id)).error).toMatchObject({ code: 'change.superseded' });
  });

  it('is nobody else’s to take back', async () => {
    const other = await newCompany();
    const [ours] = await changes();
    const { error } = await other.api.POST('/v1/tenants/{tenantId}/filter-changes/undo', {
      params: { path: { tenantId: other.tenantId } },
      body: { entry: ours?.id ?? 0 },
    });
    expect(error).toMatchObject({ code: 'resource.not_found' });
  });
});
