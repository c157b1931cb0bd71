/** A pair's certificate: from whom, for which names, where its key lies, and when somebody is told that it ends. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { PairState } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, newAgent, newPair, removePair, type SparePair, type TestAgent, tellHealth } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { stack, staff, until } from '../stack/stack.ts';

let pair: SparePair;
let agents: TestAgent[];
let console: Awaited<ReturnType<typeof staff>>;
const path = () => ({ params: { path: { id: pair.id } } });

beforeAll(async () => {
  console = await staff();
  pair = await newPair();
  agents = [await newAgent(pair.primary), await newAgent(pair.standby)];
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Both nodes say that their port 993 shows one that ends then. */
async function tell(notAfter: string): Promise<void> {
  const shown = { port: 993, error: null, serial: '01', issuer: 'CN=test', names: ['x.test'], notAfter };
  for (const agent of agents) await tellHealth(agent, { certificates: [shown] });
}
const view = async () => (await console.GET('/v1/console/pairs/{id}/certificate', path())).data;
async function renew() {
  const before = (await view())?.certificate?.serial;
  const { response } = await console.POST('/v1/console/pairs/{id}/certificate', { ...path(), body: { source: 'local' } });
  expect(response.status).toBe(200);
  return until('a new certificate', async () => {
    const now = await view();
    return now?.certificate && now.certificate.serial !== before && !now.running && now.certificate;
  });
}
async function open(): Promise<string[]> {
  const rows = await asOwner<{ kind: string }>(
    `SELECT kind FROM alarm WHERE dedup_key LIKE ANY (ARRAY['%' || $1, '%' || $2]) AND closed_at IS NULL AND kind LIKE 'certificate.%' ORDER BY kind`,
    [pair.primary, pair.standby],
  );
  return rows.map(({ kind }) => kind);
}

it('comes from the local authority, goes to its own nodes alone, and its key is sealed and told to nobody', async () => {
  await tell(inDays(60));
  const made = await renew();
  const nodes = await asOwner<{ host: string }>('SELECT host FROM node WHERE pair_id = $1', [pair.id]);
  expect(made.names).toEqual(expect.arrayContaining([...nodes.map(({ host }) => host), '*.mail.relevo.test']));
  expect(new Date(made.renewAt).getTime()).toBeLessThan(new Date(made.notAfter).getTime() - 25 * 86_400_000);

  const state = (await (await call(agents[1] as TestAgent, 'GET', '/agent/v1/state')).json()) as PairState;
  const served = state.pair.certificate;
  if (!served) throw new Error('the node gets no certificate');
  const own = new X509Certificate(served.chain);
  expect(own.serialNumber.toLowerCase()).toBe(made.serial);
  expect(own.checkPrivateKey(createPrivateKey(served.privateKey))).toBe(true);
  const authority = await fetch(`${stack.urls.api}/v1/console/local-authority`, { headers: { cookie: console.cookie } });
  expect(own.verify(new X509Certificate(await authority.text()).publicKey)).toBe(true);

  const secret = served.privateKey.split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  expect(JSON.stringify([await view(), (await console.GET('/v1/console/pairs/{id}', path())).data])).not.toContain(secret);
  const rows = await asOwner<{ all: string }>('SELECT h::text AS all FROM host_certificate h WHERE pair_id = $1', [pair.id]);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.all).not.toContain(secret);
});

it('raises an alarm for what nodes really show, however new the one is that they should', async () => {
  await tell(inDays(10));
  await renew();
  await until('warnings', async () => (await open()).join() === 'certificate.ends_soon,certificate.ends_soon');
  await tell(inDays(2));
  await renew();
  await until('alarms', async () => (await open()).join() === 'certificate.ends_now,certificate.ends_now');
  await tell(inDays(60));
  await renew();
  await until('no alarm', async () => (await open()).length === 0);
});

it('keeps the newest few', async () => {
  for (let round = 0; round < 3; round++) await renew();
  const [kept] = await asOwner<{ n: number }>('SELECT count(*)::int AS n FROM host_certificate WHERE pair_id = $1', [pair.id]);
  expect(kept?.n).toBe(5);
});

it('says what is missing for an ACME authority, and refuses an authority that there is not', async () => {
  const { error } = await console.POST('/v1/console/pairs/{id}/certificate', {
    ...path(),
    body: { source: 'nobody' as 'acme' },
  });
  expect(error).toMatchObject({ status: 400 });
  if (stack.env.ACME_DIRECTORY) return;
  const missing = await console.POST('/v1/console/pairs/{id}/certificate', { ...path(), body: { source: 'acme' } });
  expect(missing.error).toMatchObject({ code: 'certificate.acme_not_set', status: 409 });
});
