/** What the machine itself needs to run a lab. */
import { access, constants } from 'node:fs/promises';
import { run } from './commands.mjs';

/** Program that is looked for, and the Debian package that brings it. */
const NEEDED = /** @type {const} */ ([
  ['mmdebstrap', 'mmdebstrap'],
  ['ip', 'iproute2'],
  ['openssl', 'openssl'],
  ['unshare', 'util-linux'],
  ['nsenter', 'util-linux'],
  ['flock', 'util-linux'],
  ['setsid', 'util-linux'],
]);
const DIRECTORIES = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** @param {string} program */
async function installed(program) {
  for (const directory of DIRECTORIES) {
    const found = await access(`${directory}/${program}`, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}

/**
 * Installs the missing programs by apt, and nothing when none is missing.
 * @param {(line: string) => void} [onProgress]
 * @returns {Promise<string[]>} the packages that had to be installed
 */
export async function ensurePackages(onProgress = () => {}) {
  const missing = new Set();
  for (const [program, debianPackage] of NEEDED) if (!(await installed(program))) missing.add(debianPackage);
  if (missing.size === 0) return [];
  const names = [...missing];
  onProgress(`installing ${names.join(', ')}`);
  const install = () =>
    run(['apt-get', 'install', '-y', '--no-install-recommends', ...names], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  let outcome = await install();
  if (outcome.code !== 0) {
    // A fresh image has no package lists yet; an old one points at versions that have left the archive.
    onProgress('refreshing the package lists');
    await run(['apt-get', 'update']);
    outcome = await install();
  }
  if (outcome.code !== 0) throw new Error(`apt-get install ${names.join(' ')}: ${outcome.stderr.trim()}`);
  return names;
}
