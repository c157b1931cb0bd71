/** A PostgreSQL of our own, from Debian's binaries, in the state folder. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must, run } from '../lab/commands.mjs';
import { ensureDebianPackages } from './debian.mjs';

const ROOT = '/usr/lib/postgresql';

/** Newest installed version's programs, or null. */
async function findBinaries() {
  const versions = await readdir(ROOT).catch(() => /** @type {string[]} */ ([]));
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => b - a)[0];
  return newest ? join(ROOT, String(newest), 'bin') : null;
}

/**
 * @param {{ dir: string, port: number, children: import('./children.mjs').Children, password: string, note: (line: string) => void }} options
 * @returns {Promise<string>} the owner's URL
 */
export async function startPostgres({ dir, port, children, password, note }) {
  if (!(await findBinaries())) await ensureDebianPackages(['postgresql'], note);
  const binaries = await findBinaries();
  if (!binaries) throw new Error('PostgreSQL could not be found; give DATABASE_URL or install the package postgresql');
  // The server refuses to run as root.
  const account = process.getuid?.() === 0 ? await accountOf('postgres') : null;
  const data = join(dir, 'data');
  await mkdir(dir, { recursive: true });
  if (account) await must(['chown', `${account.uid}:${account.gid}`, dir]);
  const asOwner = (/** @type {string[]} */ argv) =>
    account ? ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...argv] : argv;
  if (!(await readdir(data).catch(() => [])).includes('PG_VERSION')) {
    note('initdb');
    const secret = join(dir, 'password');
    await writeFile(secret, password, { mode: 0o600 });
    if (account) await must(['chown', `${account.uid}:${account.gid}`, secret]);
    await must(
      asOwner([
        join(binaries, 'initdb'),
        '-D',
        data,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
      ]),
      { cwd: '/' },
    );
  }
  // A server that was killed leaves its pid file; it looks at it itself and removes a stale one.
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '512MB',
    effective_cache_size: '2GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
  };
  children.start({
    name: 'postgres',
    argv: [
      join(binaries, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: '/',
    // "Fast" shutdown: sessions end, data is safe.
    stopSignal: 'SIGINT',
    restart: true,
    ...(account ?? {}),
  });
  const psql = (/** @type {string} */ sql) =>
    run([join(binaries, 'psql'), '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-tAc', sql, 'postgres'], {
      env: { PGPASSWORD: password },
      cwd: '/',
    });
  await children.until('postgres', async () => (await psql('SELECT 1')).stdout.trim() === '1');
  if ((await psql("SELECT 1 FROM pg_database WHERE datname = 'relevo'")).stdout.trim() !== '1')
    await psql('CREATE DATABASE relevo');
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/relevo`;
}

/** @param {string} name */
async function accountOf(name) {
  const [uid, gid] = await Promise.all([must(['id', '-u', name]), must(['id', '-g', name])]);
  return { uid: Number(uid), gid: Number(gid) };
}
