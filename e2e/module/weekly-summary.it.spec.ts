import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack } from '../stack/stack.ts';

// The service itself with a clock of the test's: what is due on a Monday is not tried on Mondays alone.
const built = (path: string) => import(new URL(`../../apps/api/dist/${path}.js`, import.meta.url).href);
const WEEK = { from: '2026-11-16', to: '2026-11-22' };
const MONDAY = new Date('2026-11-23T10:00:00Z');

let company: Awaited<ReturnType<typeof newCompany>>;
let quiet: Awaited<ReturnType<typeof newCompany>>;
let summaries: { send: (tenant: { id: string; name: string }, week: typeof WEEK) => Promise<void> };
let database: { onApplicationShutdown: () => Promise<void> };
beforeAll(async () => {
  [company, quiet] = await Promise.all([newCompany(), newCompany()]);
  const [{ loadConfig }, { Database }, { Statistics }, { WeeklySummaries }, { Notifications }, { Sealer }, { Audit }] =
    await Promise.all(
      [
        'platform/config/env',
        'platform/database/database',
        'statistics/statistics.service',
        'statistics/weekly-summaries.service',
        'notifications/notifications.service',
        'platform/secrets/sealer',
        'audit/audit.service',
      ].map(built),
    );
  const config = loadConfig(stack.env);
  const clock = { now: () => MONDAY };
  database = new Database(config.DATABASE_URL, 2);
  const notifications = new Notifications(database, new Sealer(config.SEAL_KEY), new Audit(database), config);
  summaries = new WeeklySummaries(database, new Statistics(database, clock), notifications, clock, config);
  for (const [dimension, key, outcome, n, bucket] of [
    ['total', '', 'sent', 40, '2026-11-18T12:00:00Z'],
    ['total', '', 'bounced', 3, '2026-11-22T23:00:00Z'],
    // The week before, and the day after: neither counts.
    ['total', '', 'sent', 20, '2026-11-11T12:00:00Z'],
    ['total', '', 'sent', 999, '2026-11-23T00:00:00Z'],
    ['mailbox', 'ventas@x.test', 'sent', 40, '2026-11-18T12:00:00Z'],
    ['class', 'spam', 'bounced', 3, '2026-11-22T23:00:00Z'],
  ] as const)
    await asOwner(
      `INSERT INTO mail_stat (tenant_id, bucket, dimension, key, direction, outcome, n) VALUES ($1, $2, $3, $4, 'out', $5, $6)`,
      [company.tenantId, bucket, dimension, key, outcome, n],
    );
});
afterAll(() => database.onApplicationShutdown());
const emails = (tenantId: string) =>
  asOwner<{ recipient: string }>(`SELECT recipient FROM email WHERE tenant_id = $1 AND template = 'weekly_summary'`, [tenantId]);

describe('the weekly summary', () => {
  it('goes once to whoever looks after the mail, however often it is due', async () => {
    const tenant = { id: company.tenantId, name: 'Compañía' };
    await Promise.all([summaries.send(tenant, WEEK), summaries.send(tenant, WEEK)]);
    await summaries.send(tenant, WEEK);
    expect(await emails(company.tenantId)).toEqual([{ recipient: company.login.email }]);
  });

  it('says nothing of a week in which nothing moved', async () => {
    await summaries.send({ id: quiet.tenantId, name: 'Quieta' }, WEEK);
    expect(await emails(quiet.tenantId)).toEqual([]);
  });

  it('stops for who does not want it', async () => {
    const params = { path: { tenantId: company.tenantId } };
    const wish = async () => (await company.api.GET('/v1/tenants/{tenantId}/weekly-summary', { params })).data;
    expect(await wish()).toEqual({ wanted: true });
    await company.api.PUT('/v1/tenants/{tenantId}/weekly-summary', { params, body: { wanted: false } });
    expect(await wish()).toEqual({ wanted: false });
    await summaries.send({ id: company.tenantId, name: 'Compañía' }, { from: '2026-11-09', to: '2026-11-15' });
    expect(await emails(company.tenantId)).toHaveLength(1);
  });
});
