import { expect, it } from 'vitest';
import { newCompany } from '../stack/stack.ts';

it('what a company says holds for its mailboxes, unless their domain or they themselves say otherwise', async () => {
  const { tenantId, domain, api } = await newCompany();
  const path = { tenantId };
  const { data: made } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: `ana@${domain}` },
  });
  const id = made?.mailbox.id ?? '';
  const say = (wish: object) => ({ junkAt: null, rejectAt: null, spamTo: null, allow: [], deny: [], version: 1, ...wish });
  const ofMailbox = async () =>
    (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path: { ...path, id } } })).data;
  const overview = async () => (await api.GET('/v1/tenants/{tenantId}/filtering', { params: { path } })).data;

  const { company, domains } = (await overview()) ?? {};
  const body = say({ junkAt: 4, spamTo: 'quarantine', version: company?.version });
  const { data: set, error } = await api.PUT('/v1/tenants/{tenantId}/filters', { params: { path }, body });
  expect(error).toBeUndefined();
  expect(set).toMatchObject({ junkAt: 4, inherited: { junkAt: 6, spamTo: 'junk' } });
  expect(await ofMailbox()).toMatchObject({ junkAt: null, effectiveScores: { junkAt: 4, rejectAt: 15, spamTo: 'quarantine' } });

  const house = domains?.[0];
  const ofDomain = { params: { path: { ...path, id: house?.id ?? '' } } };
  await api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', {
    ...ofDomain,
    body: say({ junkAt: 8, version: house?.version }),
  });
  expect((await ofMailbox())?.effectiveScores).toEqual({ junkAt: 8, rejectAt: 15, spamTo: 'quarantine' });

  const own = { params: { path: { ...path, id } }, body: say({ spamTo: 'junk', version: (await ofMailbox())?.version }) };
  await api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', own);
  expect((await ofMailbox())?.effectiveScores).toEqual({ junkAt: 8, rejectAt: 15, spamTo: 'junk' });
  expect((await overview())?.domains[0]).toMatchObject({ junkAt: 8, inherited: { junkAt: 4, spamTo: 'quarantine' } });
});
