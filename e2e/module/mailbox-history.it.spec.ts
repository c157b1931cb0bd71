import { describe, expect, it } from 'vitest';
import { newCompany, stack } from '../stack/stack.ts';

const companyWithAna = async () => {
  const { api, tenantId, domain } = await newCompany();
  const { data } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address: `ana@${domain}`, displayName: '=Ana, "la jefa"' },
  });
  const params = { params: { path: { tenantId, id: data?.mailbox.id ?? '' } } };
  const update = (body: Record<string, unknown>) =>
    api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', { ...params, body: body as { version: number } });
  const history = async () => (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/history', params)).data?.items ?? [];
  const undo = (entry = 0) => api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/undo', { ...params, body: { entry } });
  return { api, tenantId, domain, update, history, undo };
};

describe('the history of a mailbox', () => {
  it('takes a change back, keeps both steps, and lets an undo be undone', async () => {
    const { domain, update, history, undo } = await companyWithAna();
    await update({ version: 1, quotaMb: 100, sendPolicy: { kind: 'listed', entries: [`@${domain}`, 'b@b.test'] } });
    const [changed] = await history();
    expect(changed).toMatchObject({ action: 'mailbox.updated', undoable: true, before: { quotaMb: 5120 } });
    const undone = await undo(changed?.id);
    expect(undone.data).toMatchObject({ quotaMb: 5120, sendPolicy: { kind: 'anyone' }, version: 3 });
    const [again, first, created] = await history();
    expect([again?.undoable, first?.undoable, created?.action]).toEqual([true, false, 'mailbox.created']);
    expect((await undo(again?.id)).data).toMatchObject({ quotaMb: 100, sendPolicy: { kind: 'listed' } });
  });

  it('does not undo under a later change of the same, and never what is no change of settings', async () => {
    const { update, history, undo } = await companyWithAna();
    await update({ version: 1, quotaMb: 100 });
    await update({ version: 2, displayName: 'Ana', quotaMb: 200 });
    const [, older, created] = await history();
    expect((await undo(older?.id)).error).toMatchObject({ code: 'change.superseded' });
    expect((await undo(created?.id)).error).toMatchObject({ code: 'resource.not_found' });
  });
});

it('the export holds every mailbox, and no cell that a spreadsheet would run', async () => {
  const { api, tenantId, domain } = await companyWithAna();
  const answer = await fetch(`${stack.urls.api}/v1/tenants/${tenantId}/mailboxes/export`, { headers: { cookie: api.cookie } });
  const [head, ...rows] = (await answer.text()).trimEnd().split('\r\n');
  expect(head).toContain('address,name,kind,access,quota_mb');
  const { data } = await api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path: { tenantId } } });
  expect(rows.map((row) => row.split(',')[0])).toEqual(data?.items.map((one) => one.address));
  expect(rows.find((row) => row.startsWith(`ana@${domain}`))).toContain(`"'=Ana, ""la jefa"""`);
});
