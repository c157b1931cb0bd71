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
  await mkdir(dir, { recursive: true });
  const server = await serverAccount(dir);
  const data = join(server.home, 'data');
  if (!(await readdir(join(dir, 'data')).catch(() => /** @type {string[]} */ ([]))).includes('PG_VERSION')) {
    note('initdb');
    await writeFile(join(dir, 'password'), password, { mode: 0o600 });
    if (server.owner) await must(['chown', '-R', server.owner, dir]);
    const initdb = [
      join(binaries, 'initdb'),
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${join(server.home, 'password')}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ];
    await must([...server.as, ...initdb], { cwd: '/' });
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
      ...server.as,
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

/**
 * How to run the server's programs, which refuse to be root: as Debian's user postgres, who finds `dir` at `home`. A checkout
 * below a folder that this user may not enter (/root) is bound to /mnt in a mount namespace of the server's own.
 * @param {string} dir
 * @returns {Promise<{ as: string[], home: string, owner: string | null }>}
 */
async function serverAccount(dir) {
  if (process.getuid?.() !== 0) return { as: [], home: dir, owner: null };
  const [uid, gid] = (await Promise.all([must(['id', '-u', 'postgres']), must(['id', '-g', 'postgres'])])).map((text) =>
    text.trim(),
  );
  const owner = `${uid}:${gid}`;
  await must(['chown', owner, dir]);
  const as = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  if ((await run([...as, 'test', '-w', dir], { cwd: '/' })).code === 0) return { as, home: dir, owner };
  const bound = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', 'mount --bind "$0" /mnt && exec "$@"', dir];
  return { as: [...bound, ...as], home: '/mnt', owner };
}
