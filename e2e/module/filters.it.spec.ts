import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { clientWith, newCompany, stack } from '../stack/stack.ts';

it('what a company says holds for its mailboxes, unless their domain or they themselves say otherwise', async () => {
  const { tenantId, domain, api } = await newCompany();
  const path = { tenantId };
  const { data: made } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: `ana@${domain}` },
  });
  const id = made?.mailbox.id ?? '';
  const say = (wish: object) => ({ junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [], version: 1, ...wish });
  const ofMailbox = async () =>
    (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path: { ...path, id } } })).data;
  const overview = async () => (await api.GET('/v1/tenants/{tenantId}/filtering', { params: { path } })).data;

  const { company, domains } = (await overview()) ?? {};
  const body = say({ junkAt: 4, quarantineAt: 9, version: company?.version });
  const { data: set, error } = await api.PUT('/v1/tenants/{tenantId}/filters', { params: { path }, body });
  expect(error).toBeUndefined();
  expect(set).toMatchObject({ junkAt: 4, inherited: { junkAt: 6, quarantineAt: 'never' } });
  expect(await ofMailbox()).toMatchObject({ junkAt: null, effectiveScores: { junkAt: 4, quarantineAt: 9, rejectAt: 15 } });

  const house = domains?.[0];
  const ofDomain = { params: { path: { ...path, id: house?.id ?? '' } } };
  await api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', {
    ...ofDomain,
    body: say({ junkAt: 8, version: house?.version }),
  });
  expect((await ofMailbox())?.effectiveScores).toEqual({ junkAt: 8, quarantineAt: 9, rejectAt: 15 });

  const own = { params: { path: { ...path, id } }, body: say({ quarantineAt: 'never', version: (await ofMailbox())?.version }) };
  await api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', own);
  expect((await ofMailbox())?.effectiveScores).toEqual({ junkAt: 8, quarantineAt: 'never', rejectAt: 15 });
  expect((await overview())?.domains[0]).toMatchObject({ junkAt: 8, inherited: { junkAt: 4, quarantineAt: 9 } });
});

it('keeps three scores in their order, and says what to write', async () => {
  const { tenantId, domain, api } = await newCompany();
  const params = { path: { tenantId } };
  const version = async () => (await api.GET('/v1/tenants/{tenantId}/filtering', { params })).data?.company.version ?? 0;
  const put = async (wish: object) => {
    const body = { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [], version: await version(), ...wish };
    return api.PUT('/v1/tenants/{tenantId}/filters', { params, body, headers: { 'accept-language': 'en' } });
  };
  expect((await put({ quarantineAt: 5 })).error).toMatchObject({
    code: 'filters.quarantine_low',
    errors: [{ field: 'quarantineAt', message: expect.stringContaining('Write 6 or more') }],
  });
  expect((await put({ quarantineAt: 10, rejectAt: 9 })).error).toMatchObject({
    code: 'filters.quarantine_high',
    errors: [{ field: 'quarantineAt', message: expect.stringContaining('Write 9 or less') }],
  });
  for (const quarantineAt of [0, 101, 6.5, 'nunca'])
    expect((await put({ quarantineAt })).error, String(quarantineAt)).toMatchObject({ code: 'request.invalid' });
  expect((await put({ quarantineAt: 9 })).data).toMatchObject({ quarantineAt: 9, inherited: { quarantineAt: 'never' } });

  // Scores are the company's: what a person saves of their own leaves the mailbox's alone.
  const password = 'Cordillera-2026';
  const { data: made } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params,
    body: { address: `ana@${domain}`, password },
  });
  const mailbox = { params: { path: { tenantId, id: made?.mailbox.id ?? '' } } };
  const ofMailbox = async () => (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', mailbox)).data;
  await api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', {
    ...mailbox,
    body: { junkAt: 7, quarantineAt: 11, rejectAt: null, allow: [], deny: [], version: (await ofMailbox())?.version ?? 0 },
  });
  const { response } = await clientWith({}).POST('/v1/sign-in', {
    body: { email: `ana@${domain}`, password },
  });
  const own = clientWith({ cookie: (response.headers.getSetCookie() ?? []).map((one) => one.split(';')[0]).join('; ') });
  const { data } = await own.PUT('/v1/mailbox/filters', {
    body: { allow: [], deny: ['@malo.test'], version: (await ofMailbox())?.version ?? 0 },
  });
  expect(data).toMatchObject({ junkAt: 7, quarantineAt: 11, deny: ['@malo.test'] });
});

it('makes a score of each "to quarantine" that was set before, and holds back what was held back', async () => {
  const { tenantId, domain, api } = await newCompany();
  const params = { path: { tenantId } };
  const names = ['plain', 'own-score', 'own-junk', 'own-quarantine', 'in-group', 'in-other-group'];
  for (const name of names)
    await api.POST('/v1/tenants/{tenantId}/mailboxes', { params, body: { address: `${name}@${domain}` } });
  for (const [name, member] of [
    ['G', 'in-group'],
    ['H', 'in-other-group'],
  ])
    await api.POST('/v1/tenants/{tenantId}/groups', { params, body: { name: name ?? '', addresses: [`${member}@${domain}`] } });
  const client = new pg.Client({ connectionString: stack.urls.owner, options: '-c app.scope=platform' });
  await client.connect();
  try {
    await client.query('BEGIN');
    const old = (wish: object) =>
      JSON.stringify({ junkAt: null, rejectAt: null, spamTo: null, allow: ['@a.test'], deny: [], ...wish });
    const setIn = (table: string, column: string, name: string, wish: object) =>
      client.query(`UPDATE ${table} SET filters = $1 WHERE tenant_id = $2 AND ${column} = $3`, [old(wish), tenantId, name]);
    await client.query('UPDATE tenant SET filters = $1 WHERE id = $2', [old({ spamTo: 'quarantine' }), tenantId]);
    await setIn('domain', 'name', domain, { junkAt: 8 });
    await setIn('mailbox', 'address', `own-score@${domain}`, { junkAt: 3 });
    await setIn('mailbox', 'address', `own-junk@${domain}`, { spamTo: 'junk' });
    await setIn('mailbox', 'address', `own-quarantine@${domain}`, { spamTo: 'quarantine' });
    await setIn('mailbox_group', 'name', 'G', { junkAt: 5 });
    await setIn('mailbox_group', 'name', 'H', { spamTo: 'junk', rejectAt: 20 });
    await client.query(await readFile(new URL('../../apps/api/migrations/0160_quarantine_score.sql', import.meta.url), 'utf8'));
    const { rows } = await client.query<{ name: string; junk: string; at: string | null; own: object | null }>(
      `SELECT split_part(m.address, '@', 1) AS name,
        coalesce(m.filters->>'junkAt', g.filters->>'junkAt', d.filters->>'junkAt', t.filters->>'junkAt') AS junk,
        coalesce(m.filters->>'quarantineAt', g.filters->>'quarantineAt', d.filters->>'quarantineAt', t.filters->>'quarantineAt') AS at,
        m.filters AS own
      FROM mailbox m JOIN domain d ON d.id = m.domain_id JOIN tenant t ON t.id = m.tenant_id
        LEFT JOIN mailbox_group g ON g.id = m.group_id WHERE m.tenant_id = $1`,
      [tenantId],
    );
    expect(Object.fromEntries(rows.map(({ name, junk, at }) => [name, [junk, at]]))).toEqual({
      plain: ['8', '8'],
      'own-score': ['3', '3'],
      'own-junk': ['8', 'never'],
      'own-quarantine': ['8', '8'],
      'in-group': ['5', '5'],
      'in-other-group': ['8', 'never'],
    });
    expect(rows.find(({ name }) => name === 'own-score')?.own).toEqual({
      junkAt: 3,
      quarantineAt: 3,
      rejectAt: null,
      allow: ['@a.test'],
      deny: [],
    });
    expect(rows.find(({ name }) => name === 'plain')?.own).toBeNull();
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
  expect(await asOwner(`SELECT 1 FROM mailbox WHERE filters ? 'spamTo'`)).toEqual([]);
});

it('a company that has no domain yet sets its filters and takes them back', async () => {
  const { tenantId, api } = await newCompany();
  await asOwner('DELETE FROM domain WHERE tenant_id = $1', [tenantId]);
  const at = { params: { path: { tenantId } } };
  const now = async () => (await api.GET('/v1/tenants/{tenantId}/filtering', at)).data;
  expect((await now())?.domains).toEqual([]);
  const body = {
    junkAt: 4,
    quarantineAt: null,
    rejectAt: null,
    allow: [],
    deny: [],
    version: (await now())?.company.version ?? 0,
  };
  expect((await api.PUT('/v1/tenants/{tenantId}/filters', { ...at, body })).response.status).toBe(200);
  expect((await now())?.company.junkAt).toBe(4);
  const { data: changes } = await api.GET('/v1/tenants/{tenantId}/filter-changes', { params: { ...at.params, query: {} } });
  const undone = await api.POST('/v1/tenants/{tenantId}/filter-changes/undo', {
    ...at,
    body: { entry: changes?.items[0]?.id ?? 0 },
  });
  expect(undone.response.status).toBe(204);
  expect((await now())?.company.junkAt).toBeNull();
});
