import { randomUUID } from 'node:crypto';
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
import { newPair, removePair, type SparePair } from '../stack/agents.ts';
import { asOwner, memberOf, staffMember } from '../stack/people.ts';
import { newCompany, stack } from '../stack/stack.ts';
import { nameOf, type Operation, operations, send, validBody } from './matrix/operations.ts';
import {
  type Company,
  companyWithEverything,
  givenUpEmail,
  mailboxUser,
  newAlarm,
  newAlias,
  newAppPassword,
  newCorrection,
  newDeleted,
  newDomain,
  newGroup,
  newInvitation,
  newKey,
  newList,
  newMailbox,
  newMember,
} from './matrix/things.ts';

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
  callers.set(MAILBOX, await mailboxUser(ours));
  callers.set(ACTING, await staffMember('support'));
  await actForUs();
  const bearer = async (...[of, scopes]: Parameters<typeof newKey>) => `Bearer ${(await newKey(of, scopes)).key}`;
  callers.set(KEY, await bearer(ours, KEY_PERMISSIONS)).set(NARROW_KEY, await bearer(ours, NARROW));
  callers.set(FOREIGN_KEY, await bearer(theirs, KEY_PERMISSIONS));
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
        seen[caller] = await verdict(operation, ids, leaves ? await mailboxUser(ours) : cookie);
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

async function actForUs(): Promise<void> {
  const path = `/v1/console/tenants/${ours.tenantId}/impersonation`;
  const answer = await send('POST', path, callers.get(ACTING) ?? null, { reason: 'Prueba de la matriz' });
  if (answer.status !== 201) throw new Error(`nobody acts for the company: ${answer.status} ${await answer.text()}`);
}

/** What the first thing is that a path names beside its tenant. */
const nounOf = (path: string): string => /\/([\w-]+)\/\{(?!tenantId)\w+\}/.exec(path)?.[1] ?? '';

/** What the path's names stand for in this operation; a new kind of thing has to be added here. */
function idsOf({ path }: Operation, company: Company): Ids {
  const noun = nounOf(path);
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
  const { method, path } = operation;
  if (path.endsWith('/withdrawal')) return { ...ids, id: await newCorrection() };
  if (path.endsWith('/closure')) return { ...ids, id: await newAlarm() };
  if (path.endsWith('/restore')) return { ...ids, id: await newDeleted(company) };
  if (method !== 'DELETE') return ids;
  if (path.includes('/app-passwords/')) return { ...ids, appPasswordId: await newAppPassword(company, company.mailbox) };
  const makers: Record<string, (owner: Company) => Promise<string>> = {
    aliases: newAlias,
    'api-keys': async (owner) => (await newKey(owner)).apiKey.id,
    domains: newDomain,
    groups: newGroup,
    invitations: newInvitation,
    lists: newList,
    mailboxes: newMailbox,
    members: newMember,
  };
  const make = makers[nounOf(path)];
  return make ? { ...ids, id: await make(company) } : ids;
}
