import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner, memberOf } from '../stack/people.ts';
import { clientWith, newCompany, stack, until } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let company: Company;
const inTenant = () => ({ params: { path: { tenantId: company.tenantId } } });
beforeAll(async () => {
  company = await newCompany();
}, 60_000);

async function newKey(permissions: ('mailbox:read' | 'mailbox:create' | 'mailbox:delete' | 'audit:read')[], api = company.api) {
  const body = { name: 'Sincronizador', permissions, expiresInDays: 30 };
  return api.POST('/v1/tenants/{tenantId}/api-keys', { ...inTenant(), body });
}
const list = (key: string) => clientWith({ authorization: `Bearer ${key}` }).GET('/v1/tenants/{tenantId}/mailboxes', inTenant());
const keys = async () => (await company.api.GET('/v1/tenants/{tenantId}/api-keys', inTenant())).data?.items ?? [];

describe('an API key', () => {
  it('works without cookie or Origin, says when and from where it was last used, and acts under its own name', async () => {
    const { data } = await newKey(['mailbox:read', 'mailbox:create']);
    if (!data) throw new Error('no key');
    expect(data.key).toMatch(/^rlv_[\w-]{43}$/);
    const path = `${stack.urls.api}/v1/tenants/${company.tenantId}/mailboxes`;
    const headers = { authorization: `Bearer ${data.key}`, 'content-type': 'application/json' };
    const made = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ address: `robot@${company.domain}` }) });
    expect(made.status).toBe(201);
    const view = (await keys()).find((one) => one.id === data.apiKey.id);
    expect(view).toMatchObject({ state: 'active', lastUsedFrom: '127.0.0.1', hint: data.key.slice(0, 8) });
    expect(Date.now() - Date.parse(view?.lastUsedAt ?? '')).toBeLessThan(60_000);
    const entries = await asOwner('SELECT actor, actor_name FROM audit WHERE label = $1', [`robot@${company.domain}`]);
    expect(entries).toEqual([{ actor: `key:${data.apiKey.id}`, actor_name: 'Sincronizador' }]);
  });

  it('is shown once: neither the list nor the database holds it', async () => {
    const { data } = await newKey(['mailbox:read']);
    expect(JSON.stringify(await keys())).not.toContain(data?.key);
    expect(await asOwner('SELECT 1 FROM api_key k WHERE strpos(k::text, $1) > 0', [data?.key])).toEqual([]);
  });

  it('is refused from the request after its end: revoked, expired, made up', async () => {
    const [revoked, expired] = [(await newKey(['mailbox:read'])).data, (await newKey(['mailbox:read'])).data];
    if (!revoked || !expired) throw new Error('no keys');
    expect((await list(revoked.key)).response.status).toBe(200);
    const path = { params: { path: { tenantId: company.tenantId, id: revoked.apiKey.id } } };
    expect((await company.api.DELETE('/v1/tenants/{tenantId}/api-keys/{id}', path)).response.status).toBe(204);
    await asOwner(`UPDATE api_key SET expires_at = now() WHERE id = $1`, [expired.apiKey.id]);
    for (const key of [revoked.key, expired.key, `rlv_${'x'.repeat(43)}`, 'rlv_', `${revoked.key}x`]) {
      const { response, error } = await list(key);
      expect([key.length, response.status, (error as { code?: string } | undefined)?.code]).toEqual([
        key.length,
        401,
        'key.refused',
      ]);
    }
    expect((await keys()).find((one) => one.id === expired.apiKey.id)?.state).toBe('expired');
  });

  it('is not better than a cookie beside it', async () => {
    const { data } = await newKey(['audit:read']);
    const both = clientWith({ authorization: `Bearer ${data?.key}`, cookie: company.api.cookie });
    expect((await both.GET('/v1/tenants/{tenantId}/mailboxes', inTenant())).response.status).toBe(404);
  });

  it('can never do more than who makes it, nor more than they still may', async () => {
    const technical = clientWith({ cookie: await memberOf(company.tenantId, 'technical') });
    expect((await newKey(['mailbox:read'], technical as typeof company.api)).response.status).toBe(404);
    const admin = clientWith({ cookie: await memberOf(company.tenantId, 'admin') });
    const { data } = await newKey(['mailbox:read', 'mailbox:delete'], admin as typeof company.api);
    if (!data) throw new Error('no key');
    expect((await list(data.key)).response.status).toBe(200);
    const maker = '(SELECT made_by FROM api_key WHERE id = $1)';
    await asOwner(`UPDATE membership SET role = 'billing' WHERE user_id = ${maker}`, [data.apiKey.id]);
    expect((await list(data.key)).response.status).toBe(404);
    await asOwner(`DELETE FROM membership WHERE user_id = ${maker}`, [data.apiKey.id]);
    expect((await list(data.key)).response.status).toBe(401);
    expect((await keys()).find((one) => one.id === data.apiKey.id)?.state).toBe('orphaned');
  });

  it('cannot be given rights over keys, people or the inside of mailboxes', async () => {
    for (const permission of ['apikey:manage', 'apikey:read', 'mailbox:look', 'all']) {
      const body = { name: 'x', permissions: [permission as 'mailbox:read'], expiresInDays: 1 };
      expect((await company.api.POST('/v1/tenants/{tenantId}/api-keys', { ...inTenant(), body })).response.status).toBe(400);
    }
  });

  it('ends its open stream of events when it is revoked', async () => {
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/api-keys', {
      ...inTenant(),
      body: { name: 'eventos', permissions: ['tenant:read'], expiresInDays: 1 },
    });
    const stream = await fetch(`${stack.urls.api}/v1/tenants/${company.tenantId}/events`, {
      headers: { authorization: `Bearer ${data?.key}` },
    });
    expect(stream.status).toBe(200);
    const ended = stream.text().then(() => true);
    await asOwner('UPDATE api_key SET revoked_at = now() WHERE id = $1', [data?.apiKey.id]);
    expect(
      await until(
        'the end of the stream',
        () => Promise.race([ended, new Promise<false>((r) => setTimeout(r, 50, false))]),
        12_000,
      ),
    ).toBe(true);
  }, 20_000);
});
