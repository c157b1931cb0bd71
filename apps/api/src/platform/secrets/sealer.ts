import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from './secret.js';

/**
 * Seals secrets at rest: AES-256-GCM (NIST SP 800-38D), 96-bit random nonce, the purpose bound as associated data,
 * so that a sealed value moved to another column does not open. Format `keyId.base64url(nonce|tag|ciphertext)`.
 */
export class Sealer {
  /** By which everything new is sealed: the first of the keys. */
  readonly keyId: string;
  readonly #keys: ReadonlyMap<string, Buffer>;

  /** @param setting `keyId:base64(32 bytes)`, and after commas the keys that are still read */
  constructor(setting: Secret) {
    const keys = setting.reveal().split(',').map(parseKey);
    this.#keys = new Map(keys);
    this.keyId = keys[0]?.[0] ?? '';
    if (this.#keys.size !== keys.length) throw new Error('SEAL_KEY names a key id twice');
  }

  seal(plain: string, purpose: string): string {
    return `${this.keyId}.${encrypt(this.#key(this.keyId), Buffer.from(plain), purpose).toString('base64url')}`;
  }

  open(sealed: string, purpose: string): string {
    const [keyId = '', body] = sealed.split('.', 2);
    if (!body) throw new Error('not a sealed value');
    return decrypt(this.#key(keyId), Buffer.from(body, 'base64url'), purpose).toString();
  }

  #key(keyId: string): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) throw new Error(`sealed with key ${keyId}, which this process does not hold`);
    return key;
  }
}

function parseKey(text: string): [string, Buffer] {
  const [keyId, encoded] = text.trim().split(':', 2);
  const key = Buffer.from(encoded ?? '', 'base64');
  if (!keyId || !/^[\w-]+$/.test(keyId) || key.length !== 32)
    throw new Error('SEAL_KEY must be keyId:base64 of 32 bytes, several by commas; make one with: openssl rand -base64 32');
  return [keyId, key];
}

/** Token of a one-time link: what it opens is sealed with a key that only the token gives. */
export function sealForBearer(
  plain: string,
  token = randomBytes(24).toString('base64url'),
): { token: string; hash: Buffer; sealed: Buffer } {
  return { token, hash: hashToken(token), sealed: encrypt(bearerKey(token), Buffer.from(plain), 'one-time-link') };
}
export const openForBearer = (token: string, sealed: Buffer): string =>
  decrypt(bearerKey(token), sealed, 'one-time-link').toString();
/** The token of one of many links that one key opens. */
export const tokenFor = (linkKey: string, subject: string): string =>
  createHmac('sha256', linkKey).update(subject).digest('base64url').slice(0, 32);
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
const bearerKey = (token: string) => Buffer.from(hkdfSync('sha256', token, '', 'one-time-link', 32));

function encrypt(key: Buffer, plain: Buffer, purpose: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
