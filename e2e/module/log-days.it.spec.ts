/** How long the log of a company's mail is kept: as its plan says, and gone at once when its time is over. */
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import type { DB } from '../../apps/api/src/platform/database/types.generated.ts';
import { dropDays, forgetEventsOf } from '../../apps/api/src/worker/forget-events.ts';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack, staff } from '../stack/stack.ts';

const pool = new pg.Pool({ connectionString: stack.urls.owner, max: 1, options: '-c app.scope=platform' });
const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
/** Further back than any other test's days. */
const LONG_AGO = 3900;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const partition = (days: number) => `mail_event_${daysAgo(days).slice(0, 10).replaceAll('-', '')}`;

afterAll(async () => {
  for (const days of [LONG_AGO, LONG_AGO - 10])
    await asOwner(`DROP TABLE IF EXISTS ${partition(days)}, ${partition(days).replace('mail_event', 'login_event')}`);
  await db.destroy();
});

const write = async (tenantId: string, days: number) => {
  await asOwner('SELECT relevo_ensure_day($1::date)', [daysAgo(days).slice(0, 10)]);
  await asOwner(
    `INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, sender) VALUES ($1, $2, $3, 0, 'received', 'out', 'OLD', 'a@b.test')`,
    [tenantId, daysAgo(days), randomUUID()],
  );
};
const left = async (tenantId: string) =>
  (await asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM mail_event WHERE tenant_id = $1`, [tenantId]))[0]?.n;

it.each([
  [5, 90],
  [150, 180],
])('a company of %i people keeps it as its plan says, which staff see', async (people, days) => {
  const company = await newCompany(people);
  const { data } = await (await staff()).GET('/v1/console/tenants/{tenantId}', {
    params: { path: { tenantId: company.tenantId } },
  });
  expect(data).toMatchObject({ logDays: days });
});

it('a day that nobody keeps goes as a whole, and only that', async () => {
  const tenant = randomUUID();
  await write(tenant, LONG_AGO);
  await write(tenant, LONG_AGO - 10);
  const before = performance.now();
  expect(await dropDays(db, LONG_AGO - 5)).toBeGreaterThanOrEqual(2);
  expect(performance.now() - before).toBeLessThan(5000);
  expect(await left(tenant)).toBe(1);
  expect(await asOwner('SELECT 1 FROM pg_class WHERE relname = $1', [partition(LONG_AGO)])).toEqual([]);
});

it('of a day that others keep a company with a shorter plan loses its own rows alone', async () => {
  const [shorter, longer] = [randomUUID(), randomUUID()];
  for (const tenant of [shorter, longer]) await write(tenant, LONG_AGO - 10);
  await write(shorter, 1);
  await forgetEventsOf(db, [shorter], 90);
  expect([await left(shorter), await left(longer)]).toEqual([1, 1]);
  await asOwner('DELETE FROM mail_event WHERE tenant_id = ANY($1)', [[shorter, longer]]);
});
