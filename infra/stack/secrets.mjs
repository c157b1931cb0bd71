/** Secrets of a development stack, made once and kept in the state folder, and a local certificate authority. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../lab/commands.mjs';

/**
 * @param {string} dir
 * @returns {Promise<{ postgres: string, app: string, redis: string, auth: string, seal: string }>}
 */
export async function loadSecrets(dir) {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept) return JSON.parse(kept);
  const word = () => randomBytes(24).toString('hex');
  const key = (/** @type {string} */ id) => `${id}:${randomBytes(32).toString('base64')}`;
  // Two of each that seals, so that a change can be tried: the second is read and seals nothing.
  const made = {
    postgres: word(),
    app: word(),
    redis: word(),
    auth: `1:${word()},2:${word()}`,
    seal: `${key('dev1')},${key('dev2')}`,
  };
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

/**
 * A certificate for `address`, by the authority of this state folder.
 * @param {string} dir
 * @param {string} address
 */
export async function certificateFor(dir, address) {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const at = (/** @type {string} */ name) => join(dir, name);
  const files = { ca: at('ca.pem'), cert: at(`${address}.pem`), key: at(`${address}.key`) };
  const exists = async (/** @type {string} */ path) => (await readFile(path).catch(() => null)) !== null;
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  if (!(await exists(files.ca))) {
    await must([
      'openssl',
      'req',
      '-x509',
      ...ec,
      '-days',
      '3650',
      '-subj',
      '/CN=Relevo local authority',
      '-keyout',
      at('ca.key'),
      '-out',
      files.ca,
    ]);
  }
  if (!(await exists(files.cert))) {
    await must(['openssl', 'req', ...ec, '-subj', `/CN=${address}`, '-keyout', files.key, '-out', at('request.pem')]);
    await writeFile(at('extensions'), `subjectAltName=IP:${address}\nextendedKeyUsage=serverAuth\n`);
    await must([
      'openssl',
      'x509',
      '-req',
      '-in',
      at('request.pem'),
      '-CA',
      files.ca,
      '-CAkey',
      at('ca.key'),
      '-CAcreateserial',
      '-days',
      '825',
      '-extfile',
      at('extensions'),
      '-out',
      files.cert,
    ]);
  }
  return files;
}
