import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newAgent, newPair, removePair, type SparePair, tokenFor } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack, until } from '../stack/stack.ts';

/** Everything that must lie nowhere in clear, by what it is. */
const secrets = new Map<string, string>();
const heard: string[] = [];
let pair: SparePair;
let monitor: Redis;

beforeAll(async () => {
  const admin = new Redis(stack.urls.redis);
  monitor = await admin.monitor();
  admin.disconnect();
  monitor.on('monitor', (_time: string, words: string[]) => heard.push(words.join(' ')));

  const { tenantId, domain, api, login } = await newCompany();
  const inTenant = { params: { path: { tenantId } } };
  const marker = (what: string): string => {
    const value = `Marcador-${Math.random().toString(36).slice(2)}-${what}`;
    secrets.set(what, value);
    return value;
  };
  secrets.set('session cookie', decodeURIComponent(api.cookie.split('=')[1] ?? ''));
  await fetch(`${stack.urls.api}/v1/sign-in`, {
    method: 'POST',
    headers: { origin: stack.urls.web, 'content-type': 'application/json' },
    body: JSON.stringify({ email: login.email, password: marker('password mistyped at sign-in') }),
  });
  const { data: made } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId }, header: { 'Idempotency-Key': 'marcador' } },
    body: { address: `a@${domain}`, password: marker('mailbox password') },
  });
  await api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
    params: { path: { tenantId, id: made?.mailbox.id ?? '' } },
    body: { password: marker('changed mailbox password') },
  });
  const { data: linked } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId }, header: { 'Idempotency-Key': 'marcador-2' } },
    body: { address: `b@${domain}` },
  });
  const link = linked?.link?.url.split('/').at(-1) ?? '';
  secrets.set('one-time link', link);
  const { data: started } = await api.POST('/v1/tenants/{tenantId}/imports', {
    ...inTenant,
    body: { csv: `address,password\nc@${domain},${marker('imported password')}\nd@${domain},` },
  });
  secrets.set('key of the links of an import', started?.linkKey ?? '');
  // Rows wait in the database before the worker takes them, and that is a place as well.
  await searchDatabase();
  const path = { params: { path: { tenantId, id: started?.id ?? '' } } };
  await until('the import', async () => (await api.GET('/v1/tenants/{tenantId}/imports/{id}', path)).data?.state === 'done');
  const revealed = await (await fetch(`${stack.urls.api}/v1/links/${link}`, { method: 'POST' })).json();
  secrets.set('generated password', revealed.password);

  pair = await newPair();
  const agent = await newAgent(pair.primary);
  secrets.set('Redis password of a node', agent.redis.password);
  secrets.set('enrolment token', await tokenFor(pair.standby));
  secrets.set('AUTH_SECRET', /:([^,]+)/.exec(stack.env.AUTH_SECRET ?? '')?.[1] ?? '');
  secrets.set('SEAL_KEY', /:([^,]+)/.exec(stack.env.SEAL_KEY ?? '')?.[1] ?? '');
  for (const name of ['database', 'redis'] as const) secrets.set(`password of ${name}`, new URL(stack.urls[name]).password);
}, 60_000);
afterAll(async () => {
  monitor.disconnect();
  await removePair(pair);
});

it('knows what it looks for, and can find', async () => {
  expect(secrets.size).toBe(14);
  for (const [what, value] of secrets) expect(value.length, what).toBeGreaterThan(15);
  expect(heard.some((line) => line.includes('bull:'))).toBe(true);
  const { mailbox } = stack.seeded.demo;
  expect((await tablesWith([mailbox])).get(mailbox)).toContain('mailbox');
});

it('finds no secret in a database dump', async () => {
  await searchDatabase();
  // DKIM keys are there, sealed.
  expect((await tablesWith(['PRIVATE KEY'])).get('PRIVATE KEY')).toBeUndefined();
});

it('finds no secret in what passed through Redis', () => {
  // Redis keeps the hash of a user's password; the command that sets it is the one that may carry it.
  const said = heard.filter((line) => !/^acl setuser/i.test(line));
  for (const [what, value] of secrets)
    expect(
      said.filter((line) => line.includes(value)),
      what,
    ).toEqual([]);
});

it('finds no secret in a log', () => {
  const logs = readdirSync(join(stack.stateDir, 'logs'));
  expect(logs.length).toBeGreaterThan(2);
  for (const file of logs) {
    const text = readFileSync(join(stack.stateDir, 'logs', file), 'utf8');
    for (const [what, value] of secrets) expect(text.includes(value), `${what} in ${file}`).toBe(false);
  }
});

async function searchDatabase(): Promise<void> {
  const found = await tablesWith([...secrets.values()]);
  for (const [what, value] of secrets) expect(found.get(value) ?? [], what).toEqual([]);
}

/** Tables with a row that holds a text anywhere, as text or as bytes; by text. Each table is read once, whatever is looked for. */
async function tablesWith(texts: readonly string[]): Promise<Map<string, string[]>> {
  const tables = await asOwner<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const rowsOf = tables.map(({ name }) => `SELECT '${name}' AS name, t::text AS row FROM ${name} t`).join(' UNION ALL ');
  const rows = await asOwner<{ name: string; value: string }>(
    `SELECT DISTINCT r.name, s.value FROM (${rowsOf}) r
     JOIN unnest($1::text[], $2::text[]) AS s(value, bytes) ON strpos(r.row, s.value) > 0 OR strpos(r.row, s.bytes) > 0`,
    [texts, texts.map((text) => Buffer.from(text).toString('hex'))],
  );
  const found = new Map<string, string[]>();
  for (const { name, value } of rows) found.set(value, [...(found.get(value) ?? []), name]);
  return found;
}
