/** The file system that every node of every lab starts from: built once per machine, never written to afterwards. */
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHostApt } from './apt-sources.mjs';
import { must } from './commands.mjs';

/** Raise it when the hooks below change: the cache is keyed by it. */
const LAB_VERSION = 4;
const CACHE = '/var/cache/relevo';

export const BASE_PACKAGES = [
  ...['postfix', 'postfix-sqlite', 'postfix-pcre', 'postsrsd'],
  ...[
    'dovecot-core',
    'dovecot-imapd',
    'dovecot-pop3d',
    'dovecot-lmtpd',
    'dovecot-sieve',
    'dovecot-managesieved',
    'dovecot-sqlite',
    'dovecot-auth-lua',
  ],
  ...['rspamd', 'redis-server', 'clamav-daemon'],
  ...['roundcube-core', 'roundcube-sqlite3', 'roundcube-plugins', 'php-cli', 'php-fpm', 'php-sqlite3', 'php-curl', 'apache2-bin'],
  ...['unbound', 'pebble', 'swaks', 'libnet-ssleay-perl', 'runit', 'sqlite3', 'openssl', 'ca-certificates'],
  ...['iproute2', 'iputils-ping', 'iputils-arping', 'procps', 'curl', 'netbase', 'tzdata', 'less'],
  // For tests of what happens after thirty days.
  'libfaketime',
];

// What the agent's own Debian package does in production: the mailboxes' owner, and the group that may read node.db.
const ACCOUNTS = [
  'groupadd --system --gid 5000 vmail',
  'useradd --system --uid 5000 --gid vmail --home-dir /var/vmail --shell /usr/sbin/nologin vmail',
  'install -d -o vmail -g vmail -m 2770 /var/vmail',
  'groupadd --system --gid 5001 mailmap',
  'usermod -aG mailmap postfix',
  'usermod -aG mailmap dovecot',
  'usermod -aG mailmap _rspamd',
  // The webmail's programs have an account that nothing else has.
  'useradd --system --user-group --uid 5002 --home-dir /var/lib/relevo-webmail --shell /usr/sbin/nologin relevo-webmail',
  'install -d -o relevo-webmail -g relevo-webmail -m 700 /var/lib/relevo-webmail',
].join(' && ');

// rspamd compiles its patterns at the first start, for some 10 s of processor time; here it is done once for all nodes.
// The network of its own keeps it off the machine's ports.
const WARM_UP = `ip link set lo up
rspamd -f -u _rspamd -g _rspamd >/dev/null 2>&1 &
for i in $(seq 600); do grep -q "compiled .* regular expressions to the hyperscan tree" /var/log/rspamd/rspamd.log && break; sleep 0.2; done
kill %1; wait %1; rm -f /var/log/rspamd/rspamd.log`;

const UNUSED_PATHS = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/info/*', '/usr/share/locale/*', '/usr/share/lintian/*'];

/** @param {string} path */
const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Builds the base tree with mmdebstrap from the machine's own package sources, unless this machine has it already.
 * Two builders at once are kept apart by flock(1), whose lock the kernel drops when its holder dies.
 * @param {(line: string) => void} [onProgress]
 * @returns {Promise<string>} the directory
 */
export async function ensureBase(onProgress = () => {}) {
  const apt = await readHostApt();
  const key = createHash('sha256')
    .update(JSON.stringify([LAB_VERSION, apt.codename, BASE_PACKAGES]))
    .digest('hex')
    .slice(0, 12);
  const base = join(CACHE, `base-${key}`);
  if (await exists(base)) return base;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'relevo-base-'));
  try {
    await writeFile(join(work, 'sources.list'), apt.sourcesList);
    await writeFile(join(work, 'apt.conf'), apt.aptConfig);
    await writeFile(join(work, 'warm-up.sh'), WARM_UP);
    await writeFile(join(work, 'build.sh'), buildScript(work, base, apt.codename));
    onProgress('building the node image from Debian packages (once on this machine, a few minutes)');
    // A mount namespace of its own: whatever a killed build leaves mounted goes away with it.
    const argv = ['flock', join(CACHE, 'lock'), 'unshare', '--mount', '--propagation', 'private', 'bash', join(work, 'build.sh')];
    await must(argv, { onLine: (line) => line.startsWith('I: ') && onProgress(line.slice(3)) });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return base;
}

/**
 * @param {string} work
 * @param {string} base
 * @param {string} codename
 */
function buildScript(work, base, codename) {
  const partial = `${base}.partial`;
  const excluded = UNUSED_PATHS.map((path) => `--dpkgopt='path-exclude=${path}'`).join(' ');
  return `set -euo pipefail
[ -d '${base}' ] && exit 0
rm -rf --one-file-system '${partial}'
mmdebstrap --mode=root --variant=minbase --include=${BASE_PACKAGES.join(',')} ${excluded} \\
  --aptopt='${work}/apt.conf' --customize-hook='chroot "$1" sh -ec "${ACCOUNTS}"' \\
  --customize-hook='unshare --net chroot "$1" bash <"${work}/warm-up.sh"' \\
  --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/etc/apt/apt.conf.d/99mmdebstrap "$1"/etc/ssl/private/ssl-cert-snakeoil.key' \\
  '${codename}' '${partial}' '${work}/sources.list'
mv '${partial}' '${base}'
`;
}
