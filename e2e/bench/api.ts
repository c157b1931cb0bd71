/** List, search, read and create over HTTP with 32 connections on 1 M mailboxes of 1,000 tenants. */

import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { report, spread, withStack } from './measure.ts';

const TENANTS = 1000;
const PER_TENANT = 1000;
const CONNECTIONS = 32;
const SECONDS = 8;

await withStack({ lab: false }, async () => {
  const { signIn, stack } = await import('../stack/stack.ts');
  const owner = new pg.Client({ connectionString: stack.urls.owner, options: '-c app.scope=platform' });
  await owner.connect();
  console.log(`loading ${TENANTS * PER_TENANT} mailboxes`);
  await load(owner);
  const { rows: tenants } = await owner.query<{ id: string; slug: string }>(
    `SELECT id, slug FROM tenant WHERE slug LIKE 'bench-%' ORDER BY slug LIMIT ${CONNECTIONS}`,
  );
  const { rows: boxes } = await owner.query<{ id: string; tenant_id: string }>(
    'SELECT id, tenant_id FROM mailbox WHERE tenant_id = ANY($1)',
    [tenants.map((tenant) => tenant.id)],
  );
  const people = await Promise.all(
    tenants.map(async (tenant) => {
      const { cookie } = await signIn(`${tenant.slug}@bench.test`, 'relevo-demostracion');
      return { ...tenant, cookie, boxes: boxes.filter((box) => box.tenant_id === tenant.id).map((box) => box.id) };
    }),
  );
  await owner.end();

  let serial = 0;
  const operations = {
    list: () => ({ path: `?limit=50`, method: 'GET' }),
    search: () => ({ path: `?q=persona%20${randomInt(1000)}&limit=50`, method: 'GET' }),
    read: (person: (typeof people)[number]) => ({ path: `/${person.boxes[randomInt(person.boxes.length)]}`, method: 'GET' }),
    // The password is generated: 116 random bits need no slow hash, so none has to be made before the clock starts.
    create: (person: (typeof people)[number]) => ({
      path: '',
      method: 'POST',
      body: JSON.stringify({ address: `nueva${serial++}@${person.slug}.test` }),
    }),
  };
  const results: Record<string, { rps: number; p50_ms: number; p99_ms: number }> = {};
  for (const [name, operation] of Object.entries(operations)) {
    await run(1, people, operation);
    const times = await run(SECONDS, people, operation);
    results[name] = { rps: Math.round(times.length / SECONDS), ...spread(times) };
  }
  report(
    Object.entries(results).map(([operation, figures]) => ({ operation, ...figures })),
    {
      bench: 'api',
      mailboxes: TENANTS * PER_TENANT,
      tenants: TENANTS,
      connections: CONNECTIONS,
      passwords: 'generated in the request',
      operations: results,
    },
  );

  async function run(
    seconds: number,
    people_: typeof people,
    operation: (person: (typeof people)[number]) => { path: string; method: string; body?: string },
  ): Promise<number[]> {
    const until = performance.now() + seconds * 1000;
    const times: number[] = [];
    await Promise.all(
      people_.map(async (person) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        while (performance.now() < until) {
          const from = performance.now();
          await call(agent, person, operation(person));
          times.push(performance.now() - from);
        }
        agent.destroy();
      }),
    );
    return times;
  }

  function call(
    agent: Agent,
    person: (typeof people)[number],
    { path, method, body }: { path: string; method: string; body?: string },
  ): Promise<void> {
    const headers = {
      cookie: person.cookie,
      origin: stack.urls.web,
      ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${stack.urls.api}/v1/tenants/${person.id}/mailboxes${path}`, { agent, method, headers }, (answer) => {
        answer.resume();
        answer.on('end', () =>
          answer.statusCode && answer.statusCode < 300 ? resolve() : reject(new Error(`${method} ${path}: ${answer.statusCode}`)),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
});

/** Straight into the tables: 20 pairs of 50 tenants, each tenant with an owner, a domain and its mailboxes. */
async function load(owner: pg.Client): Promise<void> {
  await owner.query(`
    INSERT INTO pair (id, name, replication_secret, capacity_mailboxes) SELECT gen_random_uuid(), 'bench-' || n, '', 1 FROM generate_series(1, 20) n;
    INSERT INTO node (id, pair_id, name, role, host, address)
      SELECT gen_random_uuid(), id, name || r.role, r.role, name || r.role || '.test', ('10.99.' || row_number() OVER () || '.' || r.last)::inet FROM pair, (VALUES ('primary', 1), ('standby', 2)) r(role, last) WHERE name LIKE 'bench-%';
    INSERT INTO tenant (id, name, slug, pair_id, plan_id, plan, mailbox_limit)
      SELECT gen_random_uuid(), 'Bench ' || n, 'bench-' || n, (SELECT id FROM pair WHERE name = 'bench-' || (1 + n % 20)), 'group', '{}', 1000000 FROM generate_series(1, ${TENANTS}) n;
    INSERT INTO domain (id, tenant_id, pair_id, name, dkim_selector, dkim_private, dkim_public) SELECT gen_random_uuid(), id, pair_id, slug || '.test', 's', '', '' FROM tenant WHERE slug LIKE 'bench-%';
    INSERT INTO "user" (name, email) SELECT slug, slug || '@bench.test' FROM tenant WHERE slug LIKE 'bench-%';
    INSERT INTO account ("accountId", "providerId", "userId", password)
      SELECT u.id, 'credential', u.id, (SELECT a.password FROM account a JOIN "user" o ON o.id = a."userId" WHERE o.email = 'ana@andina.test') FROM "user" u WHERE u.email LIKE '%@bench.test';
    INSERT INTO membership (tenant_id, user_id, role) SELECT t.id, u.id, 'owner' FROM tenant t JOIN "user" u ON u.email = t.slug || '@bench.test';
    INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, quota_mb, password_hash, revision)
      SELECT gen_random_uuid(), d.tenant_id, d.pair_id, d.id, 'm' || n || '@' || d.name, 'Persona ' || n, 'person', 'client', 1000, '{SSHA512}x', 0
      FROM domain d, generate_series(1, ${PER_TENANT}) n WHERE d.dkim_selector = 's';`);
  await owner.query('VACUUM ANALYZE');
}
