import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner, staffMember } from '../stack/people.ts';
import { clientWith, newCompany, stack, until } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let company: Company;
let mailbox: string;
const tenant = () => ({ params: { path: { tenantId: company.tenantId } } });
beforeAll(async () => {
  company = await newCompany();
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    ...tenant(),
    body: { address: `ana@${company.domain}` },
  });
  mailbox = data?.mailbox.id ?? '';
}, 60_000);

async function acting(reason = 'Caso 4711: no le llega el correo') {
  const cookie = await staffMember('support');
  const api = clientWith({ cookie });
  const { data } = await api.POST('/v1/console/tenants/{tenantId}/impersonation', { ...tenant(), body: { reason } });
  if (!data) throw new Error('not acting');
  return { api, cookie, ...data };
}
const overview = async (api: ReturnType<typeof clientWith>) =>
  (await api.GET('/v1/tenants/{tenantId}/overview', tenant())).response.status;

describe('acting for a company', () => {
  it('wants a reason', async () => {
    const api = clientWith({ cookie: await staffMember('support') });
    for (const reason of ['', '        ', 'corto']) {
      const { response } = await api.POST('/v1/console/tenants/{tenantId}/impersonation', { ...tenant(), body: { reason } });
      expect([reason, response.status]).toEqual([reason, 400]);
    }
    expect(await overview(api)).toBe(404);
  });

  it('says in the session who acts, for whom, why and until when', async () => {
    const { api, endsAt } = await acting();
    const { data } = await api.GET('/v1/session');
    expect(data?.impersonation).toMatchObject({ tenantId: company.tenantId, reason: 'Caso 4711: no le llega el correo' });
    expect(data?.tenants.map(({ id }) => id)).toEqual([company.tenantId]);
    const minutes = (Date.parse(endsAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
  });

  it('leaves both names and the reason in the log that the owner reads', async () => {
    const { api } = await acting('Caso 4712: cambiar el nombre');
    const path = { params: { path: { tenantId: company.tenantId, id: mailbox } } };
    const { data: before } = await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', path);
    const { response } = await api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', {
      ...path,
      body: { version: before?.version ?? 0, displayName: 'Ana María' },
    });
    expect(response.status).toBe(200);
    await api.DELETE('/v1/session/impersonation');
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/audit', tenant());
    const mine = data?.items.filter((entry) => entry.actingAs?.reason === 'Caso 4712: cambiar el nombre');
    expect(mine?.map(({ action }) => action)).toEqual(['impersonation.ended', 'mailbox.updated', 'impersonation.started']);
    for (const entry of mine ?? [])
      expect(entry).toMatchObject({
        actorName: expect.stringMatching(/^staff-support \(Relevo\)$/),
        actingAs: { name: 'Prueba' },
      });
  });

  it('ends by the button, by the clock, and with the session', async () => {
    const byButton = await acting();
    expect(await overview(byButton.api)).toBe(200);
    expect((await byButton.api.DELETE('/v1/session/impersonation')).response.status).toBe(204);
    expect(await overview(byButton.api)).toBe(404);

    const byClock = await acting();
    await asOwner('UPDATE impersonation SET ends_at = now() WHERE id = $1', [byClock.id]);
    expect(await overview(byClock.api)).toBe(404);
    expect((await byClock.api.GET('/v1/session')).data).toMatchObject({ impersonation: null, tenants: [] });
    await until(
      'its end in the log',
      async () =>
        (await asOwner(`SELECT 1 FROM audit WHERE action = 'impersonation.ended' AND impersonation_id = $1`, [byClock.id]))
          .length > 0,
    );

    const bySession = await acting();
    await asOwner('DELETE FROM session WHERE id = (SELECT session_id FROM impersonation WHERE id = $1)', [bySession.id]);
    expect(await overview(bySession.api)).toBe(401);
  });

  it('belongs to the session in which it began, and ends with the staff role', async () => {
    const { id, api } = await acting();
    const other = clientWith({ cookie: await staffMember('support') });
    expect(await overview(other)).toBe(404);
    await asOwner(`UPDATE "user" SET "staffRole" = 'billing' WHERE id = (SELECT staff_id FROM impersonation WHERE id = $1)`, [
      id,
    ]);
    expect(await overview(api)).toBe(404);
    await asOwner(`UPDATE "user" SET "staffRole" = NULL WHERE id = (SELECT staff_id FROM impersonation WHERE id = $1)`, [id]);
    expect(await overview(api)).toBe(404);
  });

  it.each(['password', 'totp/removal', 'recovery-codes', 'passkey-options', 'passkeys'])(
    'changes nobody’s ways to sign in, one’s own included: %s',
    async (path) => {
      const { cookie } = await acting();
      const answer = await fetch(`${stack.urls.api}/v1/me/${path}`, {
        method: 'POST',
        headers: { cookie, origin: stack.urls.web, 'content-type': 'application/json' },
        body: '{}',
      });
      expect([answer.status, (await answer.json()).code]).toEqual([409, 'impersonation.running']);
    },
  );
});

describe('looking for a mailbox in the console', () => {
  it('finds by the whole address alone, and leaves a trace in the company’s log', async () => {
    const api = clientWith({ cookie: await staffMember('support') });
    const search = async (q: string) =>
      (await api.GET('/v1/console/search', { params: { query: { q } } })).data?.filter(({ kind }) => kind === 'mailbox');
    expect(await search('ana@')).toEqual([]);
    expect(await search(`ana@${company.domain.slice(0, -1)}`)).toEqual([]);
    expect(await search(`ana@${company.domain}`)).toMatchObject([{ label: `ana@${company.domain}` }]);
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/audit', {
      params: { path: { tenantId: company.tenantId }, query: { action: 'mailbox.searched' } },
    });
    expect(data?.items).toMatchObject([{ label: `ana@${company.domain}`, actorName: 'staff-support (Relevo)' }]);
  });
});
