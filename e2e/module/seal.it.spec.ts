import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack, staff } from '../stack/stack.ts';

const COMMAND = fileURLToPath(new URL('../../apps/api/dist/seal-rotate.js', import.meta.url));
const [current = '', next = ''] = (stack.env.SEAL_KEY ?? '').split(',');
const idOf = (key: string): string => key.split(':')[0] ?? '';

const rotate = (...keys: string[]) => run({ SEAL_KEY: keys.join(',') });

async function run(secrets: Record<string, string>) {
  const child = spawn(process.execPath, [COMMAND], { env: { ...process.env, ...stack.env, ...secrets } });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const [status] = await once(child, 'close');
  return { status, said };
}

let pair: SparePair;
let agent: TestAgent;
beforeAll(async () => {
  pair = await newPair();
  await companyOn(pair);
  agent = await newAgent(pair.primary);
}, 60_000);
afterAll(async () => {
  await rotate(current, next);
  await removePair(pair);
}, 60_000);

const state = async () => (await call(agent, 'GET', '/agent/v1/state')).json();

it('npm run seal:rotate seals everything with the new key while the platform runs', async () => {
  expect(idOf(next)).not.toBe('');
  const before = await state();
  // Somebody works meanwhile, and nothing of it may fail.
  let failed = 0;
  let running = true;
  const work = (async () => {
    while (running) if ((await call(agent, 'GET', '/agent/v1/state')).status !== 200) failed++;
  })();
  const outcome = await rotate(next, current);
  running = false;
  await work;
  expect(outcome).toEqual({ status: 0, said: expect.stringContaining(`Everything is sealed with ${idOf(next)}`) });
  expect(failed).toBe(0);
  expect(await state()).toEqual(before);
  const sealed = await asOwner<{ key: string }>(
    `SELECT split_part(dkim_private, '.', 1) AS key FROM domain WHERE dkim_private <> '' UNION SELECT split_part(replication_secret, '.', 1) FROM pair WHERE replication_secret LIKE '%.%' UNION SELECT split_part(sealed, '.', 1) FROM platform_secret`,
  );
  expect(sealed).toEqual([{ key: idOf(next) }]);
}, 60_000);

it('leaves no column behind that is sealed', async () => {
  await newCompany();
  await rotate(next, current);
  const tables = await asOwner<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb')`,
  );
  for (const { name, column } of tables) {
    const rows = await asOwner(`SELECT 1 FROM "${name}" WHERE "${column}"::text ~ $1 LIMIT 1`, [
      `^"?${idOf(current)}\\.[\\w-]{38,}"?$`,
    ]);
    expect(rows, `${name}.${column}`).toEqual([]);
  }
}, 60_000);

it('seals second factors with the current AUTH_SECRET, and the platform reads them', async () => {
  const [used, spare] = (stack.env.AUTH_SECRET ?? '').split(',');
  const sealed = async () => {
    const [row] = await asOwner<{ secret: string; codes: string }>(
      `SELECT secret, "backupCodes" AS codes FROM "twoFactor" WHERE "userId" = (SELECT id FROM "user" WHERE email = $1)`,
      [stack.seeded.staff.email],
    );
    return [row?.secret.slice(0, 6), row?.codes.slice(0, 6)];
  };
  expect(await sealed()).toEqual(['$ba$1$', '$ba$1$']);
  expect((await run({ AUTH_SECRET: `${spare},${used}` })).said).toMatch(/twoFactor\.secret: \d+ sealed anew\n/);
  expect(await sealed()).toEqual(['$ba$2$', '$ba$2$']);
  await staff();
  const stranger = await run({ AUTH_SECRET: `3:${'x'.repeat(40)}` });
  expect(stranger).toEqual({ status: 1, said: expect.stringMatching(/twoFactor\.secret: 0 sealed anew, \d+ NOT READABLE/) });
  await run({ AUTH_SECRET: stack.env.AUTH_SECRET ?? '' });
  expect(await sealed()).toEqual(['$ba$1$', '$ba$1$']);
}, 60_000);

it('says what it cannot read, and changes none of it', async () => {
  const stranger = `stranger:${Buffer.alloc(32, 7).toString('base64')}`;
  const { status, said } = await rotate(stranger);
  expect(status).toBe(1);
  expect(said).toContain('sealed with a key that SEAL_KEY does not hold');
  expect(await asOwner(`SELECT 1 FROM domain WHERE dkim_private LIKE 'stranger.%'`)).toEqual([]);
}, 60_000);
