/**
 * Searching a message's way among millions of deliveries, as the portal asks the API.
 *
 * Usage: trace [DELIVERIES], default 20,000,000 over 90 days and 200 tenants, one of which has a fifth of all. Makes its rows by
 * SQL (minutes, and some 15 GB at the full size). The last line, as JSON: deliveries, p50_ms,
 * p99_ms, and the same by kind of question; staff search over all companies.
 */
import { percentile, report, spread, withStack } from './measure.ts';

const DAYS = 90;
const TENANTS = 200;
const QUESTIONS = 60;

await withStack({ lab: false }, async () => {
  const { companyOn, newPair, removePair } = await import('../stack/agents.ts');
  const { asOwner, memberOf } = await import('../stack/people.ts');
  const { stack, staff } = await import('../stack/stack.ts');
  const deliveries = Number(process.argv[2] ?? 20_000_000);
  const pair = await newPair();
  const big = await companyOn(pair);
  const small = await companyOn(pair);
  const cookie = await memberOf(big.tenantId, 'owner');
  const operator = (await staff()).cookie;
  // The others are companies as well, whom staff's own search has to pass over.
  await asOwner(`INSERT INTO tenant (id, name, slug, pair_id, plan_id, plan, mailbox_limit)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'bench ' || n, 'bench-' || n, '${pair.id}', 'group', '{}', 10 FROM generate_series(0, ${TENANTS - 1}) n`);

  const days = Array.from({ length: DAYS }, (_, back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10));
  const perDay = Math.round(deliveries / DAYS);
  const indexes = await asOwner<{ definition: string }>(
    "SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = 'mail_event'::regclass",
  );
  const began = performance.now();
  const load = async (lane: number) => {
    for (let i = lane; i < days.length; i += 2) await loadDay(days[i] ?? '', perDay);
  };
  /** As a table of its own, indexed when it is full, and then hung in: many times faster than through the parent. */
  async function loadDay(day: string, rows: number): Promise<void> {
    const name = `mail_event_${day.replaceAll('-', '')}`;
    await asOwner(`SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; DROP TABLE IF EXISTS ${name};
      CREATE TABLE ${name} (LIKE mail_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
      INSERT INTO ${name} (tenant_id, at, node_id, position, type, direction, queue_id, message_id, sender, recipient, status, via, relay, sasl_user, size, delay_seconds, enhanced_code, reply, peer_domain, provider)
      SELECT CASE WHEN n % 5 = 0 THEN '${big.tenantId}'::uuid WHEN n % ${TENANTS} = 1 THEN '${small.tenantId}'::uuid ELSE ('00000000-0000-4000-8000-' || lpad((n % ${TENANTS})::text, 12, '0'))::uuid END,
        '${day}'::date + make_interval(secs => r * 86399), '${pair.primary}', n, 'delivery', CASE WHEN r < 0.5 THEN 'out' ELSE 'in' END,
        upper(lpad(to_hex((h & 1099511627775)), 10, '0')), to_hex(h) || '@mail.test',
        CASE WHEN r < 0.5 THEN 'casilla' || (h & 1023) || '@${big.domain}' ELSE 'persona' || ((h >> 8) & 65535) || '@cliente' || ((h >> 24) & 4095) || '.test' END,
        CASE WHEN r < 0.5 THEN 'persona' || ((h >> 8) & 65535) || '@cliente' || ((h >> 24) & 4095) || '.test' ELSE 'casilla' || (h & 1023) || '@${big.domain}' END,
        'sent', 'smtp', 'mx.cliente.test[192.0.2.1]:25', NULL, 20000, 1.2, '2.0.0', '250 2.0.0 Ok: queued as ' || to_hex(h), 'cliente' || ((h >> 24) & 4095) || '.test', 'google'
      FROM (SELECT n, random() AS r, ('x' || substr(md5('${day}' || n), 1, 15))::bit(60)::bigint AS h FROM generate_series(1, ${rows}) n) g;`);
    for (const { definition } of indexes)
      await asOwner(
        definition.replace(/INDEX (\S+) ON (ONLY )?public\.mail_event/, (_, index) => `INDEX ${index}_${name} ON public.${name}`),
      );
    await asOwner(`ALTER TABLE ${name} ADD CONSTRAINT day CHECK (at >= '${day}' AND at < '${day}'::date + 1);
      ALTER TABLE mail_event ATTACH PARTITION ${name} FOR VALUES FROM ('${day}') TO ('${day}'::date + 1); ALTER TABLE ${name} DROP CONSTRAINT day`);
    await asOwner(`ANALYZE ${name}`);
  }
  await Promise.all([load(0), load(1)]);
  await asOwner(`INSERT INTO correspondent SELECT tenant_id, address, min(at), max(at) FROM mail_event, LATERAL (VALUES (sender), (recipient)) a(address)
    WHERE tenant_id IN ('${big.tenantId}', '${small.tenantId}') GROUP BY 1, 2 ON CONFLICT DO NOTHING`);
  const loadSeconds = Math.round((performance.now() - began) / 1000);

  const sample = await asOwner<{ sender: string; recipient: string; queue_id: string; message_id: string; peer_domain: string }>(
    `SELECT sender, recipient, queue_id, message_id, peer_domain FROM mail_event TABLESAMPLE SYSTEM (0.01) WHERE tenant_id = $1 ORDER BY md5(queue_id) LIMIT ${QUESTIONS}`,
    [big.tenantId],
  );
  const own = `/v1/tenants/${big.tenantId}/trace`;
  const all = '/v1/console/mail/trace';
  type Question = { at: string; q: string };
  const kinds: Record<string, (row: (typeof sample)[number], i: number) => Question> = {
    address: (row) => ({ at: own, q: row.recipient.startsWith('casilla') ? row.sender : row.recipient }),
    mailbox: (_, i) => ({ at: own, q: `casilla${i * 7}@${big.domain}` }),
    'queue id': (row) => ({ at: own, q: row.queue_id }),
    'Message-ID': (row) => ({ at: own, q: `<${row.message_id}>` }),
    domain: (row) => ({ at: own, q: row.peer_domain }),
    'part of one': (row) => ({ at: own, q: row.recipient.slice(2, 11) }),
    'part of most': () => ({ at: own, q: 'clien' }),
    nobody: (_, i) => ({ at: own, q: `nadie${i}@cliente1.test` }),
    newest: () => ({ at: own, q: '' }),
    'staff: queue id': (row) => ({ at: all, q: row.queue_id }),
    'staff: Message-ID': (row) => ({ at: all, q: `<${row.message_id}>` }),
    'staff: address': (row) => ({ at: all, q: row.recipient }),
  };
  const ask = async ({ at, q }: Question) => {
    const start = performance.now();
    const headers = { cookie: at === all ? operator : cookie };
    const answer = await fetch(`${stack.urls.api}${at}?limit=50&q=${encodeURIComponent(q)}`, { headers });
    const page = (await answer.json()) as { items: unknown[] };
    if (!answer.ok) throw new Error(`${q}: ${answer.status}`);
    return { ms: performance.now() - start, found: page.items.length };
  };
  for (const kind of Object.values(kinds)) for (const row of sample.slice(0, 3)) await ask(kind(row, 1));
  const times: number[] = [];
  const rows: Record<string, string | number>[] = [];
  for (const [kind, question] of Object.entries(kinds)) {
    const own: number[] = [];
    let found = 0;
    for (const [i, row] of sample.entries()) {
      const one = await ask(question(row, i));
      own.push(one.ms);
      found += one.found;
    }
    times.push(...own);
    rows.push({ question: kind, asked: own.length, 'found (mean)': Math.round(found / own.length), ...spread(own) });
  }
  const by = Object.fromEntries(rows.map(({ question, p50_ms, p99_ms }) => [question, { p50_ms, p99_ms }]));
  report(rows, {
    deliveries: perDay * DAYS,
    load_s: loadSeconds,
    by,
    ...spread(times),
    worst_ms: Math.round(percentile(times, 100)),
  });
  for (const day of days) await asOwner(`DROP TABLE IF EXISTS mail_event_${day.replaceAll('-', '')}`);
  await removePair(pair);
});
