import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCompany, stack } from '../stack/stack.ts';

const owner = new pg.Client({ connectionString: stack.urls.owner });
const app = new pg.Client({ connectionString: stack.urls.database });
beforeAll(() => Promise.all([owner.connect(), app.connect()]));
afterAll(() => Promise.all([owner.end(), app.end()]));

describe('row-level security', () => {
  it('covers every table that holds tenant data, forced for the owner too', async () => {
    const { rows } = await owner.query(`
      SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid)::int AS policies
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)`);
    expect(rows.length).toBeGreaterThan(12);
    for (const row of rows)
      expect(row, row.relname).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true, policies: 1 });
  });

  it('covers every other table too, so that a new one is closed until somebody opens it', async () => {
    const { rows } = await owner.query(`SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND NOT (relrowsecurity AND relforcerowsecurity)`);
    expect(rows).toEqual([{ relname: 'migration' }]);
    await expect(app.query('SELECT * FROM migration')).rejects.toThrow(/permission denied/);
  });

  it('shows people, sessions and the fleet to a tenant as far as they are its own, and to no scope not at all', async () => {
    const { tenantId } = await newCompany();
    const count = async (table: string) => (await app.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
    const tables = [
      '"user"',
      'session',
      'account',
      'verification',
      'pair',
      'node',
      'receipt',
      'enrolment_token',
      'idempotency',
      'platform_secret',
      'audit_seal',
    ];
    for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
    await app.query('BEGIN');
    await app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId]);
    for (const table of tables.filter((one) => !['"user"', 'pair', 'node', 'receipt'].includes(one)))
      expect([table, await count(table)]).toEqual([table, 0]);
    expect(await count('"user"')).toBe(1);
    expect((await app.query('SELECT p.id FROM pair p JOIN tenant t ON t.pair_id = p.id')).rows).toHaveLength(1);
    expect(await count('pair')).toBe(1);
    expect(
      (await app.query('UPDATE "user" SET "staffRole" = $1 WHERE id NOT IN (SELECT user_id FROM membership)', ['administrator']))
        .rowCount,
    ).toBe(0);
    await app.query('ROLLBACK');
  });

  it('keeps the application out of partitions, whose own policies would not hold', async () => {
    const { rows } = await owner.query(
      `SELECT c.relname FROM pg_class c WHERE c.relispartition AND c.relkind = 'r' AND has_table_privilege('relevo_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`,
    );
    expect(rows).toEqual([]);
  });

  it('runs the application as a role that cannot bypass it', async () => {
    const { rows } = await app.query(
      'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  it('shows nothing to a connection without a scope, and one tenant to one with its scope', async () => {
    const { tenantId } = await newCompany();
    for (const table of ['tenant', 'mailbox', 'domain', 'audit', 'change', 'mail_event', 'one_time_link']) {
      expect((await app.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0], table).toEqual({ n: 0 });
    }
    await app.query('BEGIN');
    await app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId]);
    expect((await app.query('SELECT id FROM tenant')).rows).toEqual([{ id: tenantId }]);
    expect((await app.query('SELECT DISTINCT tenant_id FROM domain')).rows).toEqual([{ tenant_id: tenantId }]);
    await expect(app.query('UPDATE domain SET tenant_id = $1', [stack.seeded.demo.tenantId])).rejects.toThrow(
      /row-level security/,
    );
    await app.query('ROLLBACK');
  });

  it('is not got round by what runs with the owner’s right: a search finds its own tenant’s alone', async () => {
    const { rows } = await owner.query(
      `SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`,
    );
    expect(rows.map(({ proname }) => proname)).toEqual([
      'relevo_correspondents',
      'relevo_drop_days_before',
      'relevo_ensure_day',
      'relevo_tenants_writing_with',
    ]);
    for (const { proconfig } of rows) expect(proconfig).toContain('search_path=public, pg_temp');

    const [mine, theirs] = await Promise.all([newCompany(), newCompany()]);
    const word = `muro${mine.slug}`;
    for (const { tenantId, slug } of [mine, theirs])
      await owner.query('INSERT INTO correspondent (tenant_id, address, first_at, last_at) VALUES ($1, $2, now(), now())', [
        tenantId,
        `${word}@${slug}.test`,
      ]);
    const found = async () =>
      (await app.query('SELECT tenant_id FROM relevo_correspondents($1, 10)', [`%${word}%`])).rows.map((row) => row.tenant_id);
    const companies = async () =>
      (await app.query('SELECT relevo_tenants_writing_with($1, 10) AS id', [`%${word}%`])).rows.map((row) => row.id);
    expect([await found(), await companies()]).toEqual([[], []]);
    await app.query('BEGIN');
    await app.query("SELECT set_config('app.tenant_id', $1, true)", [mine.tenantId]);
    expect([await found(), await companies()]).toEqual([[mine.tenantId], []]);
    await app.query('ROLLBACK');
    await app.query('BEGIN');
    await app.query("SELECT set_config('app.scope', 'platform', true)");
    expect(await found()).toEqual([]);
    expect((await companies()).sort()).toEqual([mine.tenantId, theirs.tenantId].sort());
    await app.query('ROLLBACK');
  });

  it('lets nobody change or delete the audit log', async () => {
    await expect(app.query('UPDATE audit SET action = action')).rejects.toThrow(/permission denied/);
    await expect(app.query('DELETE FROM audit')).rejects.toThrow(/permission denied/);
    await expect(app.query('TRUNCATE audit')).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a seal of the audit log', 'UPDATE audit_seal SET hash = hash'],
    ['a seal of the audit log', 'DELETE FROM audit_seal'],
    [
      'the time of an entry',
      `INSERT INTO audit (actor, actor_name, action, target, label, at) VALUES ('x', 'x', 'x', 'x', 'x', now())`,
    ],
    [
      'the number of an entry',
      `INSERT INTO audit (actor, actor_name, action, target, label, id) OVERRIDING SYSTEM VALUE VALUES ('x', 'x', 'x', 'x', 'x', 1)`,
    ],
    ['the trace of a look into a mailbox', 'UPDATE mailbox_look SET why = why'],
    ['the trace of a look into a mailbox', 'DELETE FROM mailbox_look'],
    ['that staff acted for a company', 'DELETE FROM impersonation'],
    ['that there was a key', 'DELETE FROM api_key'],
  ])('keeps %s out of the application’s hands', async (_, text) => {
    await expect(app.query(text)).rejects.toThrow(/permission denied/);
  });
});
