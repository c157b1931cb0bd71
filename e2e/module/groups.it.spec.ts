import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let ours: Company;
let theirs: Company;
const ids = new Map<string, string>();
const at = (name: string) => `${name}@${ours.domain}`;
const inTenant = () => ({ params: { path: { tenantId: ours.tenantId } } });
const of = (id: string) => ({ params: { path: { tenantId: ours.tenantId, id } } });

async function newMailbox({ api, tenantId, domain }: Company, name: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address: `${name}@${domain}` },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.mailbox.id;
}
async function newGroup(name: string, addresses: string[] = []) {
  const { data, error } = await ours.api.POST('/v1/tenants/{tenantId}/groups', { ...inTenant(), body: { name, addresses } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}
const join = (id: string, addresses: string[]) =>
  ours.api.POST('/v1/tenants/{tenantId}/groups/{id}/members', { ...of(id), body: { addresses } });
const membersOf = async (id: string) =>
  (await ours.api.GET('/v1/tenants/{tenantId}/groups/{id}/members', of(id))).data?.items.map(({ address }) => address);
const filtersOf = async (id: string) => (await ours.api.GET('/v1/tenants/{tenantId}/groups/{id}/filters', of(id))).data;
const ofMailbox = async (name: string) =>
  (await ours.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', of(ids.get(name) ?? ''))).data;
const say = async (id: string, wish: object) =>
  ours.api.PUT('/v1/tenants/{tenantId}/groups/{id}/filters', {
    ...of(id),
    body: {
      junkAt: null,
      rejectAt: null,
      quarantineAt: null,
      allow: [],
      deny: [],
      version: (await filtersOf(id))?.version ?? 0,
      ...wish,
    },
  });
/** What the nodes are told of, newest last. */
const told = (action: string) =>
  asOwner<{ label: string }>('SELECT label FROM change WHERE tenant_id = $1 AND action = $2 ORDER BY revision', [
    ours.tenantId,
    action,
  ]).then((rows) => rows.map(({ label }) => label));

beforeAll(async () => {
  [ours, theirs] = await Promise.all([newCompany(), newCompany()]);
  for (const name of ['ana', 'bruno', 'carla']) ids.set(name, await newMailbox(ours, name));
  await newMailbox(theirs, 'ana');
});

describe('a group', () => {
  it('is made with members, listed by name, renamed, and has a name of its own', async () => {
    const { group, added, moved } = await newGroup('Ventas', [at('bruno'), at('ANA'), at('ana')]);
    expect([added, moved]).toEqual([2, []]);
    expect(group).toMatchObject({ name: 'Ventas', members: 2, hasFilters: false, effective: true });
    expect(await membersOf(group.id)).toEqual([at('ana'), at('bruno')]);
    await newGroup('almacén');
    const { data: list } = await ours.api.GET('/v1/tenants/{tenantId}/groups', inTenant());
    expect(list?.items.map(({ name }) => name)).toEqual(['almacén', 'Ventas']);

    const twice = await ours.api.POST('/v1/tenants/{tenantId}/groups', { ...inTenant(), body: { name: ' VENTAS ' } });
    expect(twice.error).toMatchObject({ code: 'group.name_taken' });
    const rename = (name: string, version: number) =>
      ours.api.PATCH('/v1/tenants/{tenantId}/groups/{id}', { ...of(group.id), body: { name, version } });
    expect((await rename('ALMACÉN', group.version)).error).toMatchObject({ code: 'group.name_taken' });
    expect((await rename('Comercial', group.version)).data).toMatchObject({ name: 'Comercial', version: group.version + 1 });
    expect((await rename('Otra', group.version)).error).toMatchObject({ code: 'version.conflict' });
  });

  it('gives its mailboxes what they do not say themselves, before what the company says', async () => {
    const { group } = await newGroup('Cobros', [at('carla')]);
    expect(await ofMailbox('carla')).toMatchObject({ group: { id: group.id, name: 'Cobros' } });
    const { data } = await say(group.id, { junkAt: 4, quarantineAt: 7, rejectAt: 9, deny: ['@Ofertas.test'] });
    expect(data).toMatchObject({ name: 'Cobros', deny: ['@ofertas.test'], inherited: { junkAt: 6, rejectAt: 15 } });
    const before = await ofMailbox('carla');
    expect(before?.effectiveScores).toEqual({ junkAt: 4, quarantineAt: 7, rejectAt: 9 });
    await ours.api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', {
      ...of(ids.get('carla') ?? ''),
      body: { junkAt: 5, rejectAt: null, quarantineAt: null, allow: [], deny: [], version: before?.version ?? 0 },
    });
    expect((await ofMailbox('carla'))?.effectiveScores).toEqual({ junkAt: 5, quarantineAt: 7, rejectAt: 9 });
    expect((await say(group.id, { junkAt: 9, rejectAt: 4 })).error).toMatchObject({ code: 'filters.order' });
    expect((await say(group.id, { version: 1 })).error).toMatchObject({ code: 'version.conflict' });
    expect(await told('mailbox.group_filters_set')).toEqual([at('carla')]);
  });

  it('takes a mailbox from another group, and says so', async () => {
    const first = (await newGroup('Uno', [at('ana')])).group;
    const { group: second, moved } = await newGroup('Dos', [at('ana'), at('bruno')]);
    expect(moved).toContainEqual({ address: at('ana'), from: 'Uno' });
    expect([await membersOf(first.id), await membersOf(second.id)]).toEqual([[], [at('ana'), at('bruno')]]);
    expect((await join(second.id, [at('ana')])).data).toMatchObject({ added: 0, moved: [], group: { members: 2 } });
    const leave = (id: string) =>
      ours.api.DELETE('/v1/tenants/{tenantId}/groups/{id}/members/{mailboxId}', {
        params: { path: { ...of(id).params.path, mailboxId: ids.get('ana') ?? '' } },
      });
    expect((await leave(first.id)).response.status).toBe(404);
    expect((await leave(second.id)).response.status).toBe(204);
    expect(await ofMailbox('ana')).toMatchObject({ group: null });
  });

  it("never takes in another company's mailbox", async () => {
    const { group } = await newGroup('Propia', [at('ana')]);
    const foreign = `ana@${theirs.domain}`;
    for (const address of [foreign, 'nadie@nadie.test']) {
      const { error } = await join(group.id, [at('bruno'), address]);
      expect(error).toMatchObject({ code: 'mailbox.unknown', errors: [{ field: 'addresses.1' }] });
      const made = await ours.api.POST('/v1/tenants/{tenantId}/groups', {
        ...inTenant(),
        body: { name: 'Ajena', addresses: [address] },
      });
      expect(made.error).toMatchObject({ code: 'mailbox.unknown' });
    }
    expect(await membersOf(group.id)).toEqual([at('ana')]);
    const forced = asOwner('UPDATE mailbox SET group_id = $1 WHERE address = $2', [group.id, foreign]);
    await expect(forced).rejects.toThrow(/mailbox_group_id_fkey/);
  });

  it('goes with its filters, leaves its mailboxes, and is in the audit log', async () => {
    const { group } = await newGroup('Breve', [at('ana'), at('bruno')]);
    await say(group.id, { junkAt: 3 });
    const bruno = ids.get('bruno') ?? '';
    await ours.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', of(bruno));
    const gone = await ours.api.DELETE('/v1/tenants/{tenantId}/groups/{id}', of(group.id));
    expect(gone.response.status).toBe(204);
    expect((await ours.api.GET('/v1/tenants/{tenantId}/groups/{id}', of(group.id))).response.status).toBe(404);
    expect(await ofMailbox('ana')).toMatchObject({ group: null, effectiveScores: { junkAt: 6 } });
    // Who was away meanwhile comes back without it.
    await ours.api.POST('/v1/tenants/{tenantId}/deleted-mailboxes/{id}/restore', of(bruno));
    expect(await ofMailbox('bruno')).toMatchObject({ group: null, effectiveScores: { junkAt: 6 } });

    const entries = await asOwner<{ action: string; before: unknown }>(
      'SELECT action, before FROM audit WHERE tenant_id = $1 AND target = $2 ORDER BY id',
      [ours.tenantId, `group:${group.id}`],
    );
    expect(entries.map(({ action }) => action)).toEqual(['group.created', 'group.filters_set', 'group.deleted']);
    expect(entries[2]?.before).toMatchObject({ name: 'Breve', filters: { junkAt: 3 }, members: [at('ana')] });
  });
});
