import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/**
 * Applies migrations/NNNN_name.sql in order, each in a transaction, once; a changed file that was applied already is refused.
 * Runs as the owner and makes the application's role first. Two at once wait for each other.
 * @returns the names applied now
 */
export async function migrate(ownerUrl: string, appPassword: string, folder: URL): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('relevo_migrate'))");
    await ensureRole(client, appPassword);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const applied = new Map(
      (await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migration')).rows.map((row) => [
        row.name,
        row.hash,
      ]),
    );
    const done: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, folder), 'utf8');
      const hash = createHash('sha256').update(text).digest('hex');
      const before = applied.get(name);
      if (before === hash) continue;
      if (before) throw new Error(`${name} was applied in another form; add a new migration instead of editing it`);
      await client.query('BEGIN');
      try {
        await client.query(text);
        await client.query('INSERT INTO migration (name, hash) VALUES ($1, $2)', [name, hash]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
      done.push(name);
    }
    // A table that a migration left open is closed; the procedure came with 0013.
    await client
      .query("SELECT to_regproc('relevo_wall_rest') AS known")
      .then(({ rows }) => rows[0].known && client.query('CALL relevo_wall_rest()'));
    return done;
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'relevo_app'");
  const verb = rowCount ? 'ALTER' : 'CREATE';
  await client.query(
    `${verb} ROLE relevo_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
  );
}
