import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** RFC 8301 section 3.2: RSA of at least 1024 bits, 2048 recommended; Ed25519 (RFC 8463) is not yet checked everywhere. */
export async function createDkimKey(): Promise<{ privateKey: string; publicKey: string }> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
