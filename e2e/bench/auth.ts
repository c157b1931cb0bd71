/** Sign-ins, reads with a session, and what row-level security costs the same read. */
import { Agent, request } from 'node:http';
import pg from 'pg';
import { report, spread, withStack } from './measure.ts';

const SIGN_INS = 8;
const READERS = 32;
const SECONDS = 8;
const MAILBOXES = 2000;
/** The two ways take turns, so that a slow moment of the machine falls on both. */
const ROUNDS = 30;
const READS_A_ROUND = 100;

await withStack({ lab: false }, async () => {
  const { signIn, stack } = await import('../stack/stack.ts');
  const { demo } = stack.seeded;
  const owner = new pg.Client({ connectionString: stack.urls.owner, options: '-c app.scope=platform' });
  await owner.connect();
  await owner.query(
    `INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, quota_mb, password_hash, revision)
     SELECT gen_random_uuid(), d.tenant_id, d.pair_id, d.id, 'bench' || n || '@' || d.name, 'Persona ' || n, 'person', 'client', 1000, '{SSHA512}x', 0
     FROM domain d, generate_series(1, ${MAILBOXES}) n WHERE d.tenant_id = $1 AND NOT EXISTS (SELECT 1 FROM mailbox WHERE address = 'bench1@' || d.name)`,
    [demo.tenantId],
  );
  await owner.query('VACUUM ANALYZE mailbox');

  const signIns = await together(SIGN_INS, SECONDS, () => () => signIn(demo.email, demo.password));

  const { cookie } = await signIn(demo.email, demo.password);
  const path = `/v1/tenants/${demo.tenantId}/mailboxes?limit=50`;
  await together(READERS, 1, reader(path, cookie));
  const reads = await together(READERS, SECONDS, reader(path, cookie));

  const overhead = await overheadOfRowLevelSecurity(owner, stack.urls.database, demo.tenantId);
  await owner.end();
  const figures = {
    signin_rps: Math.round(signIns.length / SECONDS),
    signin: spread(signIns),
    authorized_read_rps: Math.round(reads.length / SECONDS),
    authorized_read_p99_ms: spread(reads).p99_ms,
    authorized_read_p50_ms: spread(reads).p50_ms,
    rls_overhead_percent: overhead.percent,
    rls_read_us: overhead.withUs,
    plain_read_us: overhead.withoutUs,
  };
  report(
    [
      { what: 'sign-in', rps: figures.signin_rps, ...figures.signin },
      { what: 'authorized read', rps: figures.authorized_read_rps, ...spread(reads) },
      { what: 'page with row-level security (p50)', p50_ms: overhead.withUs / 1000 },
      { what: 'page without it (p50)', p50_ms: overhead.withoutUs / 1000 },
    ],
    { bench: 'auth', sign_ins_at_once: SIGN_INS, connections: READERS, ...figures },
  );

  function reader(to: string, cookie_: string): () => () => Promise<void> {
    return () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      return () =>
        new Promise((resolve, reject) => {
          const sent = request(`${stack.urls.api}${to}`, { agent, headers: { cookie: cookie_ } }, (answer) => {
            answer.resume();
            answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${to}: ${answer.statusCode}`))));
          });
          sent.on('error', reject);
          sent.end();
        });
    };
  }
});

/** Times in milliseconds of what so many did at once, again and again; each prepares itself first. */
async function together(many: number, seconds: number, prepare: () => () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: many }, async () => {
      const work = prepare();
      while (performance.now() < until) {
        const from = performance.now();
        await work();
        times.push(performance.now() - from);
      }
    }),
  );
  return times;
}

/**
 * The same page of mailboxes, in the same transaction with the same scope, by the application's role: once with the policies of
 * the tables it reads in force, once with them switched off by the owner.
 */
async function overheadOfRowLevelSecurity(owner: pg.Client, url: string, tenantId: string) {
  const app = new pg.Client({ connectionString: url });
  await app.connect();
  const tables = ['mailbox', 'tenant', 'node'];
  const walls = (verb: 'ENABLE' | 'DISABLE') =>
    owner.query(tables.map((table) => `ALTER TABLE ${table} ${verb} ROW LEVEL SECURITY`).join('; '));
  /** The statement alone is timed: the transaction around it is the same both times. */
  const read = async (): Promise<number> => {
    await app.query(`BEGIN; SELECT set_config('app.tenant_id', '${tenantId}', true)`);
    const from = performance.now();
    await app.query({
      name: 'page',
      text: `WITH low AS (SELECT min(n.revision) AS revision FROM tenant t JOIN node n ON n.pair_id = t.pair_id WHERE t.id = $1 AND n.revoked_at IS NULL)
        SELECT m.*, m.revision <= low.revision AS effective FROM mailbox m, low WHERE m.tenant_id = $1 ORDER BY m.id DESC LIMIT 51`,
      values: [tenantId],
    });
    const took = (performance.now() - from) * 1000;
    await app.query('COMMIT');
    return took;
  };
  const round = async (times: number[]) => {
    // The plan is made anew after each change of the walls.
    for (let warm = 0; warm < 15; warm++) await read();
    for (let n = 0; n < READS_A_ROUND; n++) times.push(await read());
  };
  const [within, without]: [number[], number[]] = [[], []];
  try {
    for (let n = 0; n < ROUNDS; n++) {
      await round(within);
      await walls('DISABLE');
      await round(without);
      await walls('ENABLE');
    }
  } finally {
    await walls('ENABLE');
    await app.end();
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  const [withUs, withoutUs] = [Math.round(median(within)), Math.round(median(without))];
  return { withUs, withoutUs, percent: Math.round((withUs / withoutUs - 1) * 1000) / 10 };
}
