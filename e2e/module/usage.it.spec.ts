/** How full mailboxes are, as nodes tell it: of their own pair alone, and nobody is forgotten behind those who were told already. */
import { UsageReport } from '@relevo/agent-protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { until } from '../stack/stack.ts';

const MIB = 1024 * 1024;
const QUOTA_MB = 1000;
let pairs: SparePair[] = [];
let company: Awaited<ReturnType<typeof companyOn>>;
let agent: TestAgent;
let stranger: TestAgent;
let last: { id: string; address: string };

beforeAll(async () => {
  pairs = [await newPair(), await newPair()];
  const [own, other] = pairs as [SparePair, SparePair];
  company = await companyOn(own);
  agent = await newAgent(own.primary);
  stranger = await newAgent(other.primary);
  // A hundred and twenty that were told at 80 and stand at 85, before the one that fills now in any order of ids.
  await asOwner(
    `INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, quota_mb, password_hash, revision)
     SELECT ('00000000-0000-7000-8000-' || substr(md5(m.tenant_id::text || n), 1, 12))::uuid, m.tenant_id, m.pair_id, m.domain_id, 'p' || n || '@' || $2, '', 'person', 'client', $3, '{SSHA512}x', m.revision
     FROM mailbox m, generate_series(1, 120) AS n WHERE m.address = $1`,
    [company.mailbox, company.domain, QUOTA_MB],
  );
  await asOwner(
    `INSERT INTO mailbox_usage (mailbox_id, tenant_id, used_bytes, at, warned)
     SELECT id, tenant_id, $2::bigint, now(), 80 FROM mailbox WHERE tenant_id = $1 AND address LIKE 'p%'`,
    [company.tenantId, 850 * MIB],
  );
  const [row] = await asOwner<{ id: string; address: string }>('SELECT id, address FROM mailbox WHERE address = $1', [
    company.mailbox,
  ]);
  if (!row) throw new Error('no mailbox');
  last = row;
}, 60_000);
afterAll(async () => {
  await asOwner('DELETE FROM email WHERE tenant_id = $1', [company.tenantId]);
  for (const pair of pairs) await removePair(pair);
}, 60_000);

const tell = (by: TestAgent, percent: number) =>
  call(
    by,
    'POST',
    '/agent/v1/usage',
    UsageReport.parse({
      mailboxes: [{ mailboxId: last.id, usedBytes: percent * 10 * MIB, at: new Date().toISOString() }],
    }),
  );
const usage = async () =>
  (await asOwner<{ warned: number }>('SELECT warned FROM mailbox_usage WHERE mailbox_id = $1', [last.id]))[0];
const told = async () =>
  (
    await asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM email WHERE template = 'mailbox_filling' AND recipient = $1`, [
      last.address,
    ])
  )[0]?.n;

it('is taken from nodes of its own pair alone', async () => {
  expect((await tell(stranger, 90)).status).toBe(204);
  expect(await usage()).toBeUndefined();
});

it('tells whoever crosses a mark, behind however many who stand above one and know it', async () => {
  expect((await tell(agent, 81)).status).toBe(204);
  await until('the mark', async () => (await usage())?.warned === 80);
  expect(await told()).toBe(1);
  expect((await tell(agent, 96)).status).toBe(204);
  await until('the second mark', async () => (await usage())?.warned === 95);
  expect(await told()).toBe(2);
  expect((await tell(agent, 40)).status).toBe(204);
  await until('room again', async () => (await usage())?.warned === 0);
  expect(await told()).toBe(2);
});
