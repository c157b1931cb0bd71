import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  impersonatorMay,
  KEY_PERMISSIONS,
  STAFF_PERMISSIONS,
  STAFF_ROLES,
  type StaffRole,
  staffMay,
  TENANT_PERMISSIONS,
  TENANT_ROLES,
  type TenantRole,
  tenantMay,
} from '../../apps/api/src/auth/roles.ts';
import { newPair, removePair, type SparePair, sealer } from '../stack/agents.ts';
import { asOwner, memberOf, staffMember } from '../stack/people.ts';
import { clientWith, newCompany, stack, until } from '../stack/stack.ts';

type Access =
  | { kind: 'public' }
  | { kind: 'signed_in'; self?: true }
  | { kind: 'mailbox' }
  | { kind: 'tenant'; permission: keyof typeof TENANT_PERMISSIONS }
  | { kind: 'staff'; permission: keyof typeof STAFF_PERMISSIONS };
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
  readonly takesBody: boolean;
}
const document: { paths: Record<string, Record<string, { 'x-access'?: Access; requestBody?: unknown }>> } = JSON.parse(
  readFileSync(new URL('../../packages/contract/openapi.json', import.meta.url), 'utf8'),
);
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    access: operation['x-access'],
    takesBody: operation.requestBody !== undefined,
  })),
);
const nameOf = (operation: Operation) => `${operation.method} ${operation.path}`;

type Ids = Record<string, string>;
/** `allowed`: past the wall, whatever became of the body. `hidden`: as what does not exist. */
type Verdict = 'allowed' | 'hidden' | 'sign in' | string;

const NOBODY = 'nobody';
const MAILBOX = 'mailbox user';
const STRANGER = 'owner of another tenant';
const ACTING = 'staff support acting for the company';
const KEY = 'API key with every scope';
const NARROW_KEY = 'API key without the scope';
const FOREIGN_KEY = 'API key of another tenant';
const NARROW = ['audit:read'] as const;
/** What each caller shows: a cookie, or `Bearer` and a key. */
const callers = new Map<string, string | null>();
let ours: Company;
let theirs: Company;
let pair: SparePair;
let fleet: { pair: string; node: string; job: string; alarm: string; email: string; correction: string };

beforeAll(async () => {
  [ours, theirs] = await Promise.all([companyWithEverything(), companyWithEverything()]);
  pair = await newPair();
  const [job] = await asOwner<{ id: string }>(
    `INSERT INTO command (id, node_id, spec, state, requested_by) VALUES (gen_random_uuid(), $1, '{"kind":"verify"}', 'failed', 'test') RETURNING id`,
    [pair.primary],
  );
  fleet = {
    pair: pair.id,
    node: pair.primary,
    job: job?.id ?? '',
    alarm: await newAlarm(),
    email: await givenUpEmail(),
    correction: await newCorrection(),
  };
  callers.set(NOBODY, null).set(STRANGER, theirs.cookie);
  for (const role of TENANT_ROLES) callers.set(role, await memberOf(ours.tenantId, role));
  for (const role of STAFF_ROLES) callers.set(`staff ${role}`, await staffMember(role));
  callers.set(MAILBOX, await mailboxUser(ours.domain, ours.api, ours.tenantId));
  callers.set(ACTING, await staffMember('support'));
  await actForUs();
  callers.set(KEY, await newKey(ours, KEY_PERMISSIONS)).set(NARROW_KEY, await newKey(ours, NARROW));
  callers.set(FOREIGN_KEY, await newKey(theirs, KEY_PERMISSIONS));
}, 60_000);
afterAll(() => removePair(pair));

describe('every operation of the contract', () => {
  it.each(operations.map((operation) => [nameOf(operation), operation] as const))('%s says who may call it', (_, { access }) => {
    expect(['public', 'signed_in', 'mailbox', 'tenant', 'staff']).toContain(access?.kind);
    if (access?.kind === 'tenant') expect(Object.keys(TENANT_PERMISSIONS)).toContain(access.permission);
    if (access?.kind === 'staff') expect(Object.keys(STAFF_PERMISSIONS)).toContain(access.permission);
  });

  it.each(operations.map((operation) => [nameOf(operation), operation] as const))(
    '%s keeps its wall against every caller',
    async (_, operation) => {
      const seen: Record<string, Verdict> = {};
      const wanted: Record<string, Verdict> = {};
      for (const [caller, cookie] of callers) {
        // Nobody who acts for somebody else changes their own ways to sign in (impersonation.it.spec.ts).
        if (caller === ACTING && operation.access?.kind === 'signed_in' && operation.access.self) continue;
        wanted[caller] = expected(operation, caller);
        const ids = wanted[caller] === 'allowed' ? await idsFor(operation, ours) : idsOf(operation, ours);
        // Who signs out is signed in anew for it.
        const leaves = caller === MAILBOX && nameOf(operation) === 'DELETE /v1/mailbox/session';
        seen[caller] = await verdict(operation, ids, leaves ? await mailboxUser(ours.domain, ours.api, ours.tenantId) : cookie);
        if (caller === ACTING && operation.path === '/v1/session/impersonation') await actForUs();
      }
      expect(seen).toEqual(wanted);
    },
  );
});

describe('ids of another tenant', () => {
  const inTenants = operations.filter((operation) => operation.access?.kind === 'tenant');

  it.each(inTenants.map((operation) => [nameOf(operation), operation] as const))(
    '%s: its tenant is hidden',
    async (_, operation) => {
      expect(await verdict(operation, idsOf(operation, theirs), ours.cookie)).toBe('hidden');
      expect(await verdict(operation, { ...idsOf(operation, ours), tenantId: theirs.tenantId }, ours.cookie)).toBe('hidden');
    },
  );

  const withThing = inTenants.filter(({ path }) => /\{(?!tenantId)/.test(path));
  it.each(withThing.map((operation) => [nameOf(operation), operation] as const))(
    '%s: its things are as those that nobody has',
    async (_, operation) => {
      const answer = (ids: Ids) =>
        call(operation, { ...ids, tenantId: ours.tenantId, linkKey: theirs.linkKey }, ours.cookie, validBody(operation));
      const foreign = await answer(idsOf(operation, theirs));
      expect(foreign).toEqual(await answer({ id: randomUUID(), key: 'bm9wZQ' }));
      expect([await answerOfNothing(), '[]']).toContain(foreign.body);
    },
  );

  it('in a query find nothing', async () => {
    const answer = await send('GET', `/v1/tenants/${ours.tenantId}/changes?entityId=${theirs.mailbox}`, ours.cookie);
    expect(await answer.json()).toEqual({ items: [], nextCursor: null });
    const traced = await send('GET', `/v1/tenants/${ours.tenantId}/trace?q=${theirs.queueId}`, ours.cookie);
    expect((await traced.json()).items).toEqual([]);
  });

  it('and its domain in a body are refused like a domain that nobody has', async () => {
    const create = async (path: string, domain: string) => {
      const body = { address: `intruso@${domain}`, targets: [`ana@${ours.domain}`] };
      const { status, code } = await (await send('POST', `/v1/tenants/${ours.tenantId}/${path}`, ours.cookie, body)).json();
      return [status, code];
    };
    for (const path of ['mailboxes', 'aliases']) {
      expect(await create(path, theirs.domain), path).toEqual([422, 'domain.not_yours']);
      expect(await create(path, 'nadie-lo-tiene.test'), path).toEqual([422, 'domain.not_yours']);
    }
  });
});

describe('a session', () => {
  it('is refused when its cookie was changed, and when it has ended', async () => {
    const { cookie } = (await newCompany()).api;
    const [name, value = ''] = cookie.split('=');
    const [token, signature] = decodeURIComponent(value).split('.');
    const forged = [`${token}x.${signature}`, `${token}.${'A'.repeat(43)}=`, `${token}`, ''];
    for (const one of forged) {
      const answer = await send('GET', '/v1/session', `${name}=${encodeURIComponent(one)}`);
      expect([one.length, answer.status]).toEqual([one.length, 401]);
    }
    expect((await send('GET', '/v1/session', cookie)).status).toBe(200);
    expect((await send('POST', '/api/auth/sign-out', cookie, {})).status).toBe(200);
    expect((await send('GET', '/v1/session', cookie)).status).toBe(401);
  });

  it('ends with its time, and a role with its membership, at the next request', async () => {
    const { tenantId, api } = await newCompany();
    const user = '(SELECT user_id FROM membership WHERE tenant_id = $1)';
    const overview = async () => (await send('GET', `/v1/tenants/${tenantId}/overview`, api.cookie)).status;
    expect(await overview()).toBe(200);
    await asOwner(`UPDATE session SET "expiresAt" = now() - interval '1 second' WHERE "userId" = ${user}`, [tenantId]);
    expect(await overview()).toBe(401);
    await asOwner(`UPDATE session SET "expiresAt" = now() + interval '1 hour' WHERE "userId" = ${user}`, [tenantId]);
    expect(await overview()).toBe(200);
    await asOwner('DELETE FROM membership WHERE tenant_id = $1', [tenantId]);
    expect(await overview()).toBe(404);
  });

  it('opens for no wrong password, and the refusal does not tell whether the user exists', async () => {
    const refuse = async (email: string) => {
      const answer = await send('POST', '/v1/sign-in', null, { email, password: 'no-es-la-clave' });
      return [answer.status, withoutId(await answer.text())];
    };
    expect(await refuse(stack.seeded.demo.email)).toEqual(await refuse('nadie@nadie.test'));
  });

  it.each([
    '/sign-in/email',
    '/two-factor/disable',
    '/passkey/list-user-passkeys',
    '/list-sessions',
    '/sign-up/email',
    '/update-user',
    '/change-email',
    '/get-session',
    '/delete-user',
    '/ok',
    '/error',
  ])('library endpoint %s is not there', async (path) => {
    for (const method of ['GET', 'POST'])
      expect((await send(method, `/api/auth${path}`, ours.cookie, method === 'POST' ? {} : undefined)).status).toBe(404);
  });
});

function expected({ access, path, takesBody }: Operation, caller: string): Verdict {
  if (access?.kind === 'public') return 'allowed';
  // Of one's own things another's are as those that nobody has; with a body, the body is refused first.
  const another = /^\/v1\/(me|mailbox)\/.*\}$/.test(path) && !takesBody;
  if (access?.kind === 'mailbox') return caller !== MAILBOX ? 'sign in' : another ? 'hidden' : 'allowed';
  if (caller === NOBODY || caller === MAILBOX) return 'sign in';
  if ([KEY, NARROW_KEY, FOREIGN_KEY].includes(caller)) {
    const scopes: readonly string[] = { [KEY]: KEY_PERMISSIONS, [NARROW_KEY]: NARROW }[caller] ?? [];
    return access?.kind === 'tenant' && scopes.includes(access.permission) ? 'allowed' : 'hidden';
  }
  if (access?.kind === 'signed_in') return another ? 'hidden' : 'allowed';
  if (caller === ACTING) {
    if (access?.kind === 'tenant') return impersonatorMay('owner', access.permission) ? 'allowed' : 'hidden';
    return access && staffMay('support', access.permission) ? 'allowed' : 'hidden';
  }
  if (access?.kind === 'tenant')
    return TENANT_ROLES.includes(caller as TenantRole) && tenantMay(caller as TenantRole, access.permission)
      ? 'allowed'
      : 'hidden';
  const role = caller.startsWith('staff ') ? (caller.slice('staff '.length) as StaffRole) : null;
  return access && role && staffMay(role, access.permission) ? 'allowed' : 'hidden';
}

async function verdict(operation: Operation, ids: Ids, cookie: string | null): Promise<Verdict> {
  const { status, body } = await call(operation, ids, cookie);
  if (status === 401) return JSON.parse(body).code === 'auth.required' ? 'sign in' : body;
  if (status === 404) return body === (await answerOfNothing()) ? 'hidden' : body;
  return status < 500 && status !== 403 ? 'allowed' : `${status} ${body}`;
}

/** Status and whole body, but for the request's id; every answer must carry the headers that browsers obey. */
async function call(operation: Operation, ids: Ids, cookie: string | null, body?: unknown) {
  const query = operation.path === '/v1/console/search' ? '?q=aa' : '';
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`) + query;
  const answer = await send(operation.method, path, cookie, body ?? (operation.takesBody ? {} : undefined), ids.linkKey);
  expect.soft(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
  expect.soft(answer.headers.get('referrer-policy'), path).toBe('no-referrer');
  expect.soft(answer.headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
  expect.soft(answer.headers.get('strict-transport-security'), path).toContain('max-age=63072000');
  expect.soft(answer.headers.get('cache-control'), path).toMatch(/no-store|no-cache|public, max-age/);
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    return { status: answer.status, body: withoutId(await answer.text()) };
  await answer.body?.cancel();
  return { status: answer.status, body: '' };
}
const withoutId = (text: string): string => text.replace(/,"requestId":"[0-9a-f-]{36}"/, '');

/** What a path is answered that no operation has. */
let nothing: Promise<string> | undefined;
function answerOfNothing(): Promise<string> {
  nothing ??= send('GET', '/v1/no-such-operation', null).then(async (answer) => withoutId(await answer.text()));
  return nothing;
}

function send(method: string, path: string, cookie: string | null, body?: unknown, linkKey = 'no-key'): Promise<Response> {
  return fetch(stack.urls.api + path, {
    method,
    headers: {
      origin: stack.urls.web,
      'x-link-key': linkKey,
      ...(cookie === null ? {} : cookie.startsWith('Bearer ') ? { authorization: cookie } : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

type Api = Awaited<ReturnType<typeof newCompany>>['api'];
type Company = Awaited<ReturnType<typeof companyWithEverything>>;
/** A company with one of everything that a path can name. */
async function companyWithEverything() {
  const { tenantId, domain, api } = await newCompany();
  const inTenant = { params: { path: { tenantId } } };
  const { data: mailbox } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    ...inTenant,
    body: { address: `ana@${domain}` },
  });
  const alias = await newAlias(api, tenantId, domain);
  const list = await newList(api, tenantId, domain);
  const group = await newGroup(api, tenantId, domain);
  const appPassword = await newAppPassword(api, tenantId, mailbox?.mailbox.id ?? '');
  const deleted = await newDeleted(api, tenantId, domain);
  const { data: started } = await api.POST('/v1/tenants/{tenantId}/imports', {
    ...inTenant,
    body: { csv: `address\nberta@${domain}` },
  });
  const importPath = { params: { path: { tenantId, id: started?.id ?? '' } } };
  await until(
    'the import',
    async () => (await api.GET('/v1/tenants/{tenantId}/imports/{id}', importPath)).data?.state === 'done',
  );
  const { data: domains } = await api.GET('/v1/tenants/{tenantId}/domains', inTenant);
  const [row] = await asOwner<{ switchover: string; queue: string; containment: string }>(
    `WITH t AS (SELECT id, pair_id FROM tenant WHERE id = $1),
       c AS (INSERT INTO containment (id, tenant_id, pair_id, mailbox_id, address, rule, evidence, at)
         SELECT gen_random_uuid(), t.id, t.pair_id, m.id, m.address, 'strangers', '{"seen": 40, "from": 40, "client": null}', now()
         FROM t JOIN mailbox m ON m.tenant_id = t.id LIMIT 1 RETURNING id),
       s AS (INSERT INTO switchover (id, pair_id, tenant_id, direction, reason, state, requested_by, finished_at)
         SELECT gen_random_uuid(), pair_id, id, 'primary', 'test', 'done', 'test', now() FROM t RETURNING id),
       e AS (INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, sender, recipient, status)
         SELECT t.id, now(), n.id, 1, 'delivery', 'in', 'Q' || substr(md5(t.id::text), 1, 10), 'fuera@fuera.test', 'ana@' || $2::text, 'sent'
         FROM t JOIN node n ON n.pair_id = t.pair_id LIMIT 1 RETURNING queue_id)
     SELECT s.id AS switchover, e.queue_id AS queue, c.id AS containment FROM s, e, c`,
    [tenantId, domain],
  );
  const [quarantined] = await asOwner<{ id: string }>(
    `INSERT INTO quarantine_message (id, tenant_id, pair_id, mailbox_id, address, guid, at, sender, author, subject, size, symbols, expires_at)
     SELECT gen_random_uuid(), tenant_id, pair_id, id, address, 'g1', now(), '', '', '', 1, '{}', now() + interval '30 days'
     FROM mailbox WHERE id = $1 RETURNING id`,
    [mailbox?.mailbox.id],
  );
  const { data: trace } = await api.GET('/v1/tenants/{tenantId}/trace', inTenant);
  const { data: certificate } = await api.POST('/v1/tenants/{tenantId}/trace/{key}/certificate', {
    params: { path: { tenantId, key: trace?.items[0]?.key ?? '' } },
    body: { recipient: `ana@${domain}` },
  });
  const { data: quote } = await clientWith({}).POST('/v1/assessments', { body: { answers: ANSWERS } });
  const { data: run } = await api.POST('/v1/tenants/{tenantId}/retention/previews', { ...inTenant, body: {} });
  const things = {
    run: run?.id,
    apiKey: await newKeyOf({ tenantId, api }),
    mailbox: mailbox?.mailbox.id,
    alias,
    member: await newMember(tenantId),
    invitation: await newInvitation(api, tenantId),
    list,
    group,
    appPassword,
    deleted,
    import: started?.id,
    linkKey: started?.linkKey,
    domainId: domains?.[0]?.id,
    switchover: row?.switchover,
    queueId: row?.queue,
    containment: row?.containment,
    trace: trace?.items[0]?.key,
    quote: quote?.code,
    certificate: certificate?.code,
    quarantined: quarantined?.id,
  };
  const missing = Object.entries(things).find(([, id]) => !id);
  if (missing) throw new Error(`the company has no ${missing[0]}`);
  return { tenantId, domain, api, cookie: api.cookie, ...(things as { [K in keyof typeof things]: string }) };
}

const newMember = async (tenantId: string): Promise<string> => {
  const [user] = await asOwner<{ id: string }>(
    `WITH u AS (INSERT INTO "user" (name, email) VALUES ('M', gen_random_uuid() || '@people.test') RETURNING id)
     INSERT INTO membership (tenant_id, user_id, role) SELECT $1, id, 'viewer' FROM u RETURNING user_id AS id`,
    [tenantId],
  );
  return user?.id ?? '';
};

async function newInvitation(api: Api, tenantId: string): Promise<string> {
  const body = { email: `${randomUUID()}@people.test`, role: 'viewer' as const };
  const { data } = await api.POST('/v1/tenants/{tenantId}/invitations', { params: { path: { tenantId } }, body });
  return data?.id ?? '';
}

async function mailboxUser(domain: string, api: Api, tenantId: string): Promise<string> {
  const login = { email: `panel@${domain}`, password: 'Casa-De-Piedra-31' };
  const body = { address: login.email, password: login.password };
  await api.POST('/v1/tenants/{tenantId}/mailboxes', { params: { path: { tenantId } }, body });
  const answer = await send('POST', '/v1/sign-in', null, login);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function givenUpEmail(): Promise<string> {
  const id = randomUUID();
  const data = { name: 'Ana', company: 'Ana', url: 'https://ana.test/' };
  await asOwner(
    `INSERT INTO email (id, recipient, locale, template, data, state, finished_at) VALUES ($1, 'ana@ana.test', 'es', 'welcome', $2, 'failed', now())`,
    [id, sealer.seal(JSON.stringify(data), `email:${id}`)],
  );
  return id;
}

async function newAlias(api: Awaited<ReturnType<typeof newCompany>>['api'], tenantId: string, domain: string): Promise<string> {
  const { data } = await api.POST('/v1/tenants/{tenantId}/aliases', {
    params: { path: { tenantId } },
    body: { address: `alias${Math.random().toString(36).slice(2)}@${domain}`, targets: [`ana@${domain}`] },
  });
  return data?.id ?? '';
}

async function actForUs(): Promise<void> {
  const path = `/v1/console/tenants/${ours.tenantId}/impersonation`;
  const answer = await send('POST', path, callers.get(ACTING) ?? null, { reason: 'Prueba de la matriz' });
  if (answer.status !== 201) throw new Error(`nobody acts for the company: ${answer.status} ${await answer.text()}`);
}

async function newKeyOf({
  tenantId,
  api,
}: {
  tenantId: string;
  api: Awaited<ReturnType<typeof newCompany>>['api'];
}): Promise<string> {
  const { data } = await api.POST('/v1/tenants/{tenantId}/api-keys', {
    params: { path: { tenantId } },
    body: { name: 'una', permissions: ['mailbox:read'], expiresInDays: 1 },
  });
  return data?.apiKey.id ?? '';
}

async function newKey(company: Company, permissions: readonly (typeof KEY_PERMISSIONS)[number][]): Promise<string> {
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/api-keys', {
    params: { path: { tenantId: company.tenantId } },
    body: { name: 'matriz', permissions: [...permissions], expiresInDays: 1 },
  });
  if (!data) throw new Error('no API key');
  return `Bearer ${data.key}`;
}

async function newCorrection(): Promise<string> {
  const [row] = await asOwner<{ id: string }>(
    `INSERT INTO bounce_correction (id, phrases, class, label, sample, reason, mended, created_by)
     VALUES (gen_random_uuid(), ARRAY['palabras de la matriz ' || $1::text], 'spam', 'content', 's', 'test', 0, 'test') RETURNING id`,
    [randomUUID()],
  );
  return row?.id ?? '';
}

async function newAlarm(): Promise<string> {
  const [alarm] = await asOwner<{ id: string }>(
    `INSERT INTO alarm (id, severity, kind, dedup_key, label) VALUES (gen_random_uuid(), 'info', 'agent.foreign_report', $1, 'test') RETURNING id`,
    [randomUUID()],
  );
  return alarm?.id ?? '';
}

async function newList(api: Api, tenantId: string, domain: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/lists', {
    params: { path: { tenantId } },
    body: { address: `lista${Math.random().toString(36).slice(2)}@${domain}`, members: [`ana@${domain}`] },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.id;
}
async function newGroup(api: Api, tenantId: string, domain: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/groups', {
    params: { path: { tenantId } },
    body: { name: `Grupo ${Math.random().toString(36).slice(2)}`, addresses: [`ana@${domain}`] },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.group.id;
}
async function newDomain(api: Api, tenantId: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/domains', {
    params: { path: { tenantId } },
    body: { name: `otro${Math.random().toString(36).slice(2)}.test` },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.id;
}
async function newAppPassword(api: Api, tenantId: string, id: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', {
    params: { path: { tenantId, id } },
    body: { name: 'telefono' },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.id;
}
async function newDeleted(api: Api, tenantId: string, domain: string): Promise<string> {
  const { data, error } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address: `borrada${Math.random().toString(36).slice(2)}@${domain}` },
  });
  if (!data) throw new Error(JSON.stringify(error));
  const { id } = data.mailbox;
  await api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId, id } } });
  return id;
}

const ANSWERS = {
  people: 3,
  roles: [],
  total: 3,
  growthPerHalfYear: 0,
  access: { client: 3, clientAndWebmail: 0, webmail: 0 },
  start: { kind: 'zero' as const },
  domain: 'cotizacion.test',
  dns: 'kept_outside' as const,
  contact: { name: 'Prueba', email: 'prueba@cotizacion.test', phone: null },
};

/** What the path's names stand for in this operation; a new kind of thing has to be added here. */
function idsOf({ path }: Operation, company: Company): Ids {
  const noun = /\/([\w-]+)\/\{(?!tenantId)\w+\}/.exec(path)?.[1] ?? '';
  const thing: Record<string, string> = {
    mailboxes: company.mailbox,
    aliases: company.alias,
    lists: company.list,
    groups: company.group,
    'deleted-mailboxes': company.deleted,
    imports: company.import,
    runs: company.run,
    domains: company.domainId,
    switchovers: company.switchover,
    trace: company.trace,
    certificates: company.certificate,
    assessments: company.quote,
    links: 'no-such-link',
    containments: company.containment,
    tenants: company.tenantId,
    quarantine: company.quarantined,
    'quarantine-links': 'no-such-link',
    'device-links': 'no-such-link',
    'bounce-corrections': fleet.correction,
    pairs: fleet.pair,
    // The other one is revoked by the operation that revokes.
    nodes: path.endsWith('/key-rotation') ? pair.standby : fleet.node,
    jobs: fleet.job,
    emails: fleet.email,
    members: company.member,
    invitations: path.includes('{token}') ? 'no-such-token' : company.invitation,
    passkeys: company.mailbox,
    sessions: company.mailbox,
    'password-resets': 'no-such-token',
    assumptions: 'mailboxMb',
    alarms: fleet.alarm,
    'api-keys': company.apiKey,
    'app-passwords': company.appPassword,
  };
  if (noun && !thing[noun]) throw new Error(`the matrix has no ${noun} to call ${path} with`);
  const id = thing[noun] ?? '';
  const { tenantId, linkKey, appPassword } = company;
  const { mailbox } = company;
  return { tenantId, id, key: id, code: id, token: id, linkKey, appPasswordId: appPassword, look: mailbox, mailboxId: mailbox };
}

/** What is about to be used up is made for it. */
async function idsFor(operation: Operation, company: Company): Promise<Ids> {
  const ids = idsOf(operation, company);
  if (operation.path.endsWith('/withdrawal')) return { ...ids, id: await newCorrection() };
  if (operation.path.endsWith('/closure')) return { ...ids, id: await newAlarm() };
  const { api, tenantId, domain } = company;
  if (operation.path.endsWith('/restore')) return { ...ids, id: await newDeleted(api, tenantId, domain) };
  if (operation.method !== 'DELETE') return ids;
  if (operation.path.includes('/api-keys/')) return { ...ids, id: await newKeyOf(company) };
  if (operation.path.includes('/groups/')) return { ...ids, id: await newGroup(api, tenantId, domain) };
  if (operation.path.includes('/members/')) return { ...ids, id: await newMember(tenantId) };
  if (operation.path.includes('/invitations/')) return { ...ids, id: await newInvitation(api, tenantId) };
  if (operation.path.includes('/domains/')) return { ...ids, id: await newDomain(api, tenantId) };
  if (operation.path.includes('/lists/')) return { ...ids, id: await newList(api, tenantId, domain) };
  if (operation.path.includes('/app-passwords/'))
    return { ...ids, appPasswordId: await newAppPassword(api, tenantId, company.mailbox) };
  if (operation.path.includes('/aliases/')) return { ...ids, id: await newAlias(api, tenantId, domain) };
  const { data } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address: `fuera${Math.random().toString(36).slice(2)}@${domain}` },
  });
  return { ...ids, id: data?.mailbox.id ?? '' };
}

/** A body that would pass, so that the answer is about the thing and not about the body. */
function validBody(operation: Operation): unknown {
  const bodies: Record<string, unknown> = {
    'PATCH /v1/tenants/{tenantId}/mailboxes/{id}': { version: 1, displayName: 'Intruso' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/password': {},
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/connection-test': {},
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/device-links': { name: 'Intruso' },
    'PATCH /v1/tenants/{tenantId}/members/{id}': { role: 'viewer' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/app-passwords': { name: 'Intruso' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/explorer': { why: 'Mirar sin permiso' },
    'POST /v1/tenants/{tenantId}/trace/{key}/certificate': { recipient: 'x@fuera.test' },
    'PATCH /v1/tenants/{tenantId}/aliases/{id}': { version: 1, targets: ['intruso@fuera.test'] },
    'PUT /v1/tenants/{tenantId}/mailboxes/{id}/filters': {
      version: 1,
      junkAt: null,
      rejectAt: null,
      allow: [],
      deny: ['intruso@fuera.test'],
      quarantineAt: null,
    },
    'PUT /v1/tenants/{tenantId}/domains/{id}/filters': {
      version: 1,
      junkAt: null,
      rejectAt: null,
      allow: [],
      deny: ['intruso@fuera.test'],
      quarantineAt: null,
    },
    'PUT /v1/tenants/{tenantId}/groups/{id}/filters': {
      version: 1,
      junkAt: null,
      rejectAt: null,
      allow: [],
      deny: ['intruso@fuera.test'],
      quarantineAt: null,
    },
    'PATCH /v1/tenants/{tenantId}/groups/{id}': { version: 1, name: 'Intruso' },
    'POST /v1/tenants/{tenantId}/groups/{id}/members': { addresses: ['intruso@fuera.test'] },
    'POST /v1/console/pairs/{id}/certificate': {},
    'PATCH /v1/tenants/{tenantId}/lists/{id}': { version: 1, members: ['intruso@fuera.test'] },
    'POST /v1/tenants/{tenantId}/quarantine/{id}/look': { why: 'Curiosidad' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/undo': { entry: 1 },
    'PATCH /v1/tenants/{tenantId}/domains/{id}': { version: 1, dnsMode: 'outside' },
  };
  if (operation.takesBody && !bodies[nameOf(operation)]) throw new Error(`the matrix has no body for ${nameOf(operation)}`);
  return bodies[nameOf(operation)];
}
