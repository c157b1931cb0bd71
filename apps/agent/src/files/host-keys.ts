import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PairRecord } from '@relevo/agent-protocol';
import { writeFileDurably } from './write.ts';

type Certificate = NonNullable<PairRecord['certificate']>;
const PREFIX = 'pair-';

/**
 * The pair's certificates as files. The key is for root alone (Postfix, Dovecot and Apache read it before they give up root's
 * rights), so it never goes into node.db, which mail programs read.
 */
export class HostKeys {
  readonly #directory: string;
  #latest: Certificate | null = null;

  constructor(directory: string) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Writes the files, before anything names them. @returns the pair without its key */
  take(pair: PairRecord): PairRecord {
    const { certificate } = pair;
    this.#latest = certificate;
    if (!certificate) return pair;
    const { cert, key } = this.#paths(certificate);
    if (readOrNull(key) !== certificate.privateKey) writeFileDurably(key, certificate.privateKey, { mode: 0o600 });
    if (readOrNull(cert) !== certificate.chain) writeFileDurably(cert, certificate.chain, { mode: 0o644 });
    return { ...pair, certificate: { ...certificate, privateKey: '' } };
  }

  /** The pair with what this node really holds; a key file that is missing makes a difference to it. */
  whole(pair: PairRecord | null): PairRecord | null {
    if (!pair?.certificate) return pair;
    const { cert, key } = this.#paths(pair.certificate);
    return { ...pair, certificate: { ...pair.certificate, chain: readOrNull(cert) ?? '', privateKey: readOrNull(key) ?? '' } };
  }

  /** What to serve with, or null: a certificate without its own key would stop all of TLS. */
  filesOf(pair: PairRecord): { cert: string; key: string } | null {
    if (!pair.certificate) return null;
    const paths = this.#paths(pair.certificate);
    if (!existsSync(paths.cert) || !existsSync(paths.key)) return null;
    try {
      const own = new X509Certificate(readFileSync(paths.cert));
      return own.checkPrivateKey(createPrivateKey(readFileSync(paths.key))) ? paths : null;
    } catch {
      return null;
    }
  }

  /** Once all programs serve with this pair's; one that came while they were set up waits for its turn. */
  forgetOthers(pair: PairRecord): void {
    const kept = [pair.certificate, this.#latest].flatMap((one) => (one ? Object.values(this.#paths(one)) : []));
    for (const name of readdirSync(this.#directory)) {
      const path = join(this.#directory, name);
      if (name.startsWith(PREFIX) && !kept.includes(path)) rmSync(path, { force: true });
    }
  }

  #paths({ id }: Certificate): { cert: string; key: string } {
    const base = join(this.#directory, `${PREFIX}${id}`);
    return { cert: `${base}.pem`, key: `${base}.key` };
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
