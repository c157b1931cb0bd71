import { beforeAll, describe, expect, it } from 'vitest';
import { newCompany } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let company: Company;
let other: Company;
const NAMES = ['ana', 'bruno', 'carla', 'diego', 'elena'] as const;
const ids = new Map<string, string>();
let foreign: string;
const at = (of: Company) => ({ params: { path: { tenantId: of.tenantId } } });
async function make(of: Company, name: string): Promise<string> {
  const { data } = await of.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    ...at(of),
    body: { address: `${name}@${of.domain}` },
  });
  return data?.mailbox.id ?? '';
}
beforeAll(async () => {
  [company, other] = await Promise.all([newCompany(20), newCompany()]);
  for (const name of NAMES) ids.set(name, await make(company, name));
  foreign = await make(other, 'ajena');
});
const list = async (of = company) =>
  (await of.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { ...at(of).params, query: { limit: 50 } } })).data?.items ??
  [];
const CHANGE = '/v1/tenants/{tenantId}/mailbox-batches' as const;

describe('one act on many mailboxes', () => {
  it('is counted beforehand and changes nothing until it is done', async () => {
    const body = { choice: { filter: {} }, settings: { protocols: { pop3: false } } };
    const { data: preview } = await company.api.POST(`${CHANGE}/preview`, { ...at(company), body });
    expect(preview).toMatchObject({ total: 5, changed: 5, unchanged: 0, refused: [] });
    expect((await list()).every((mailbox) => mailbox.protocols.pop3)).toBe(true);
    const { data: done } = await company.api.POST(CHANGE, { ...at(company), body });
    expect(done).toEqual(preview);
    expect((await list()).map(({ protocols: { pop3, imap }, version }) => [pop3, imap, version])).toEqual(
      Array(5).fill([false, true, 2]),
    );
  });

  it('leaves alone what is like that already, so that it can be asked for again', async () => {
    const body = { choice: { filter: {} }, settings: { protocols: { pop3: false } } };
    const { data } = await company.api.POST(CHANGE, { ...at(company), body });
    expect(data).toMatchObject({ total: 5, changed: 0, unchanged: 5 });
    expect((await list()).every((mailbox) => mailbox.version === 2)).toBe(true);
  });

  it('reaches all that a filter let through, though the act moves them out of it', async () => {
    const body = { choice: { filter: { state: 'active' as const } }, settings: { state: 'suspended' as const } };
    const { data } = await company.api.POST(CHANGE, { ...at(company), body });
    expect(data).toMatchObject({ total: 5, changed: 5 });
    await company.api.POST(CHANGE, { ...at(company), body: { choice: { filter: {} }, settings: { state: 'active' as const } } });
  });

  it('brings the days of another access mode, unless they are set', async () => {
    const [ana = '', bruno = ''] = ['ana', 'bruno'].map((name) => ids.get(name));
    const client = { accessMode: 'client' as const };
    await company.api.POST(CHANGE, { ...at(company), body: { choice: { ids: [ana] }, settings: client } });
    await company.api.POST(CHANGE, {
      ...at(company),
      body: { choice: { ids: [bruno] }, settings: { ...client, retentionDays: 40 } },
    });
    const days = new Map((await list()).map((mailbox) => [mailbox.id, mailbox.retentionDays]));
    expect([days.get(ana), days.get(bruno)]).toEqual([15, 40]);
  });

  it('can be undone for each by itself', async () => {
    const id = ids.get('carla') ?? '';
    await company.api.POST(CHANGE, { ...at(company), body: { choice: { ids: [id] }, settings: { quotaMb: 777 } } });
    const one = { params: { path: { tenantId: company.tenantId, id } } };
    const { data: history } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/history', one);
    const entry = history?.items.find((item) => item.undoable)?.id ?? 0;
    await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/undo', { ...one, body: { entry } });
    expect((await list()).find((mailbox) => mailbox.id === id)?.quotaMb).toBe(5120);
  });

  it('does nothing to a mailbox of another company', async () => {
    const choice = { ids: [foreign] };
    const { data } = await company.api.POST(CHANGE, {
      ...at(company),
      body: { choice, settings: { state: 'suspended' as const } },
    });
    expect(data).toMatchObject({ changed: 0, samples: [], refused: [] });
    await company.api.POST(`${CHANGE}/deletion`, { ...at(company), body: { choice } });
    expect((await list(other)).map(({ id, state }) => [id, state])).toEqual([[foreign, 'active']]);
  });

  it('deletes into the bin', async () => {
    const choice = { ids: ['diego', 'elena'].map((name) => ids.get(name) ?? '') };
    const { data } = await company.api.POST(`${CHANGE}/deletion`, { ...at(company), body: { choice } });
    expect(data).toMatchObject({ total: 2, changed: 2 });
    const { data: bin } = await company.api.GET('/v1/tenants/{tenantId}/deleted-mailboxes', at(company));
    expect(bin?.items).toHaveLength(2);
  });

  it('refuses an act that sets nothing', async () => {
    const { error } = await company.api.POST(CHANGE, { ...at(company), body: { choice: { filter: {} }, settings: {} } });
    expect(error).toMatchObject({ code: 'request.invalid' });
  });
});
