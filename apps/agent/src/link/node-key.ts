import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { EnrolRequest } from '@relevo/agent-protocol';
import { writeFileDurably } from '../files/write.ts';

/** The node's Ed25519 key, made here at the first start; it never leaves the node. */
export function loadOrCreateKey(path: string): KeyObject {
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileDurably(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), { mode: 0o600 });
  return privateKey;
}

/** RFC 8037 section 2. */
export function publicJwk(key: KeyObject): EnrolRequest['publicKey'] {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) throw new Error('not an Ed25519 key');
  return { kty: 'OKP', crv: 'Ed25519', x };
}
