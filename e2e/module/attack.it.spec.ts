/** The walk as an attacker would take it: what is not one operation and one caller (matrix) nor one wall (walls), but a trick. */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner, memberOf } from '../stack/people.ts';
import { newCompany, stack } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let [mine, theirs]: Company[] = [];
let viewer: string;
let secret: string;
beforeAll(async () => {
  [mine, theirs] = await Promise.all([newCompany(), newCompany()]);
  viewer = await memberOf(mine?.tenantId ?? '', 'viewer');
  secret = `secreto@${theirs?.domain}`;
  await theirs?.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId: theirs.tenantId } },
    body: { address: secret },
  });
}, 60_000);

/** The path as written: fetch would tidy it up. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(stack.urls.api);
    const sent = request({ hostname, port, method, path, headers: { origin: stack.urls.web, ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a viewer with curl', () => {
  it.each<[string, (a: string, b: string) => string]>([
    ['steps out of their own path', (a, b) => `/v1/tenants/${a}/../${b}/mailboxes`],
    ['steps out in disguise', (a, b) => `/v1/tenants/${a}/%2e%2e/${b}/mailboxes`],
    ['writes a slash as %2f', (a, b) => `/v1/tenants/${a}%2f..%2f${b}/mailboxes`],
    ['doubles the slashes', (_, b) => `/v1//tenants/${b}//mailboxes`],
    ['shouts the id', (_, b) => `/v1/tenants/${b.toUpperCase()}/mailboxes`],
    ['adds their own tenant to the query', (a, b) => `/v1/tenants/${b}/mailboxes?tenantId=${a}`],
    ['adds the other tenant to the query', (a, b) => `/v1/tenants/${a}/mailboxes?tenantId=${b}&q=secreto`],
    ['ends the id with a null', (_, b) => `/v1/tenants/${b}%00/mailboxes`],
    ['asks with a semicolon', (a, b) => `/v1/tenants/${b};${a}/mailboxes`],
    ['asks with SQL', (a) => `/v1/tenants/${a}/mailboxes?q=%27%20OR%20tenant_id%20IS%20NOT%20NULL%20--`],
    [
      'forges the cursor',
      (a, b) => `/v1/tenants/${a}/mailboxes?cursor=${Buffer.from(JSON.stringify([b])).toString('base64url')}`,
    ],
  ])('%s and sees nothing of the neighbour', async (_, path) => {
    const { text } = await raw('GET', path(mine?.tenantId ?? '', theirs?.tenantId ?? ''), { cookie: viewer });
    expect(text).not.toContain(secret);
    expect(text).not.toContain(theirs?.domain);
  });

  it.each<[string, Record<string, string>]>([
    ['calls themselves another method', { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }],
    ['calls themselves another path', { 'x-original-url': '/v1/console/overview', 'x-rewrite-url': '/v1/console/overview' }],
    ['calls themselves another tenant', { 'x-tenant-id': '00000000-0000-0000-0000-000000000000', 'x-impersonate': 'owner' }],
    ['brings an empty key', { authorization: 'Bearer ' }],
  ])('%s by a header, and stays what they are', async (_, headers) => {
    const path = `/v1/tenants/${mine?.tenantId}/mailboxes`;
    const plain = await raw('GET', path, { cookie: viewer });
    expect(await raw('GET', path, { cookie: viewer, ...headers })).toEqual(plain);
  });

  it('cannot give themselves a role, a tenant or a pair by fields that nobody asked for', async () => {
    const body = JSON.stringify({
      address: `yo@${mine?.domain}`,
      tenantId: theirs?.tenantId,
      tenant_id: theirs?.tenantId,
      pairId: '00000000-0000-0000-0000-000000000000',
      role: 'owner',
      staffRole: 'administrator',
      __proto__: { role: 'owner' },
    });
    const headers = { cookie: mine?.api.cookie ?? '', 'content-type': 'application/json' };
    await raw('POST', `/v1/tenants/${mine?.tenantId}/mailboxes`, headers, body);
    expect(await asOwner('SELECT tenant_id FROM mailbox WHERE address = $1', [`yo@${mine?.domain}`])).not.toEqual([
      { tenant_id: theirs?.tenantId },
    ]);
    expect(
      await asOwner(
        `SELECT 1 FROM "user" u JOIN membership m ON m.user_id = u.id WHERE m.tenant_id = $1 AND u."staffRole" IS NOT NULL`,
        [mine?.tenantId],
      ),
    ).toEqual([]);
  });

  it('gets nothing done from another site, whatever the form pretends to be', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json'])
      for (const origin of ['https://evil.test', 'null', `${stack.urls.web}.evil.test`]) {
        const headers = { cookie: mine?.api.cookie ?? '', 'content-type': type, origin };
        const { status } = await raw(
          'POST',
          `/v1/tenants/${mine?.tenantId}/mailboxes`,
          headers,
          `{"address":"x@${mine?.domain}"}`,
        );
        expect([type, origin, status >= 400 && status < 500]).toEqual([type, origin, true]);
      }
    expect(await asOwner('SELECT 1 FROM mailbox WHERE address = $1', [`x@${mine?.domain}`])).toEqual([]);
  });

  it('gets no answer that another site may read', async () => {
    const answer = await fetch(`${stack.urls.api}/v1/session`, { headers: { cookie: viewer, origin: 'https://evil.test' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${stack.urls.api}/v1/session`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the reader of a database dump', () => {
  it('cannot make a cookie from a session’s row', async () => {
    const [row] = await asOwner<{ token: string }>(
      'SELECT s.token FROM session s JOIN membership m ON m.user_id = s."userId" WHERE m.tenant_id = $1 LIMIT 1',
      [theirs?.tenantId],
    );
    const token = row?.token ?? '';
    const guesses = ['', token, 'relevo', 'secret'].map((key) => createHmac('sha256', key).update(token).digest('base64'));
    for (const signature of [...guesses, '']) {
      const cookie = `relevo.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
      expect((await raw('GET', '/v1/session', { cookie })).status).toBe(401);
    }
  });

  it('cannot use the hashes that are there as what they are hashes of', async () => {
    const { data } = (await theirs?.api.POST('/v1/tenants/{tenantId}/api-keys', {
      params: { path: { tenantId: theirs.tenantId } },
      body: { name: 'volcado', permissions: ['mailbox:read'], expiresInDays: 1 },
    })) ?? { data: undefined };
    const [row] = await asOwner<{ hash: Buffer }>('SELECT hash FROM api_key WHERE id = $1', [data?.apiKey.id]);
    for (const form of ['base64url', 'hex'] as const) {
      const authorization = `Bearer rlv_${row?.hash.toString(form).slice(0, 43)}`;
      const { status } = await raw('GET', `/v1/tenants/${theirs?.tenantId}/mailboxes`, { authorization });
      expect(status).toBe(401);
    }
  });
});
