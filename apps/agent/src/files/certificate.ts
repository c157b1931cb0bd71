import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/run.ts';

/** The certificate to serve with: the one that was given, or one of our own making until there is a better. */
export async function ensureCertificate(
  given: { cert: string; key: string } | null,
  directory: string,
  host: string,
): Promise<{ cert: string; key: string }> {
  if (given && existsSync(given.cert) && existsSync(given.key)) return given;
  const own = { cert: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  if (existsSync(own.cert) && existsSync(own.key)) return own;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const argv = [
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '825',
  ] as const;
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`] as const;
  const made = await run([...argv, ...subject, '-keyout', `${own.key}.new`, '-out', `${own.cert}.new`]);
  if (made.code !== 0) throw new Error(`openssl: ${made.stderr.trim().slice(-300)}`);
  renameSync(`${own.key}.new`, own.key);
  renameSync(`${own.cert}.new`, own.cert);
  return own;
}
