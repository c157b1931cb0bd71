import { randomUUID } from 'node:crypto';
import type { KEY_PERMISSIONS } from '../../../apps/api/src/auth/roles.ts';
import { sealer } from '../../stack/agents.ts';
import { asOwner } from '../../stack/people.ts';
import { clientWith, newCompany, until } from '../../stack/stack.ts';
import { send } from './operations.ts';

type Owner = Pick<Awaited<ReturnType<typeof newCompany>>, 'api' | 'tenantId' | 'domain'>;
export type Company = Awaited<ReturnType<typeof companyWithEverything>>;

const fresh = (): string => Math.random().toString(36).slice(2);
const of = ({ tenantId }: Owner) => ({ params: { path: { tenantId } } });
function made<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

/** A company with one of everything that a path can name. */
export async function companyWithEverything() {
  const owner = await newCompany();
  const { tenantId, domain, api } = owner;
  const inTenant = { params: { path: { tenantId } } };
  const { data: mailbox } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    ...inTenant,
    body: { address: `ana@${domain}` },
  });
  const alias = await newAlias(owner);
  const list = await newList(owner);
  const group = await newGroup(owner);
  const appPassword = await newAppPassword(owner, mailbox?.mailbox.id ?? '');
  const deleted = await newDeleted(owner);
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
    apiKey: await newKey(owner).then(({ apiKey }) => apiKey.id),
    mailbox: mailbox?.mailbox.id,
    alias,
    member: await newMember(owner),
    invitation: await newInvitation(owner),
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

export async function newMember({ tenantId }: Owner): Promise<string> {
  const [user] = await asOwner<{ id: string }>(
    `WITH u AS (INSERT INTO "user" (name, email) VALUES ('M', gen_random_uuid() || '@people.test') RETURNING id)
     INSERT INTO membership (tenant_id, user_id, role) SELECT $1, id, 'viewer' FROM u RETURNING user_id AS id`,
    [tenantId],
  );
  return user?.id ?? '';
}

export async function newInvitation(owner: Owner): Promise<string> {
  const body = { email: `${randomUUID()}@people.test`, role: 'viewer' as const };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/invitations', { ...of(owner), body })).id;
}

export async function newMailbox(owner: Owner): Promise<string> {
  const body = { address: `fuera${fresh()}@${owner.domain}` };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/mailboxes', { ...of(owner), body })).mailbox.id;
}

/** @returns the cookie of a mailbox's own user */
export async function mailboxUser(owner: Owner): Promise<string> {
  const login = { email: `panel@${owner.domain}`, password: 'Casa-De-Piedra-31' };
  // The second time it is there already.
  await owner.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    ...of(owner),
    body: { address: login.email, password: login.password },
  });
  const answer = await send('POST', '/v1/sign-in', null, login);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export async function newAlias(owner: Owner): Promise<string> {
  const body = { address: `alias${fresh()}@${owner.domain}`, targets: [`ana@${owner.domain}`] };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/aliases', { ...of(owner), body })).id;
}

export async function newKey(owner: Owner, permissions: readonly (typeof KEY_PERMISSIONS)[number][] = ['mailbox:read']) {
  const body = { name: 'matriz', permissions: [...permissions], expiresInDays: 1 };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/api-keys', { ...of(owner), body }));
}

export async function newList(owner: Owner): Promise<string> {
  const body = { address: `lista${fresh()}@${owner.domain}`, members: [`ana@${owner.domain}`] };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/lists', { ...of(owner), body })).id;
}

export async function newGroup(owner: Owner): Promise<string> {
  const body = { name: `Grupo ${fresh()}`, addresses: [`ana@${owner.domain}`] };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/groups', { ...of(owner), body })).group.id;
}

export async function newDomain(owner: Owner): Promise<string> {
  const body = { name: `otro${fresh()}.test` };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/domains', { ...of(owner), body })).id;
}

export async function newAppPassword(owner: Owner, mailbox: string): Promise<string> {
  const params = { path: { tenantId: owner.tenantId, id: mailbox } };
  const body = { name: 'telefono' };
  return made(await owner.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', { params, body })).id;
}

export async function newDeleted(owner: Owner): Promise<string> {
  const id = await newMailbox(owner);
  await owner.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId: owner.tenantId, id } } });
  return id;
}

export async function givenUpEmail(): Promise<string> {
  const id = randomUUID();
  const data = { name: 'Ana', company: 'Ana', url: 'https://ana.test/' };
  await asOwner(
    `INSERT INTO email (id, recipient, locale, template, data, state, finished_at) VALUES ($1, 'ana@ana.test', 'es', 'welcome', $2, 'failed', now())`,
    [id, sealer.seal(JSON.stringify(data), `email:${id}`)],
  );
  return id;
}

export async function newCorrection(): Promise<string> {
  const [row] = await asOwner<{ id: string }>(
    `INSERT INTO bounce_correction (id, phrases, class, label, sample, reason, mended, created_by)
     VALUES (gen_random_uuid(), ARRAY['palabras de la matriz ' || $1::text], 'spam', 'content', 's', 'test', 0, 'test') RETURNING id`,
    [randomUUID()],
  );
  return row?.id ?? '';
}

export async function newAlarm(): Promise<string> {
  const [alarm] = await asOwner<{ id: string }>(
    `INSERT INTO alarm (id, severity, kind, dedup_key, label) VALUES (gen_random_uuid(), 'info', 'agent.foreign_report', $1, 'test') RETURNING id`,
    [randomUUID()],
  );
  return alarm?.id ?? '';
}
