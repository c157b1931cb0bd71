import { createPublicKey } from 'node:crypto';

/**
 * The text of a DKIM key record for a public key in PEM.
 *
 * RSA as RFC 6376 section 3.6.1 wants it (SubjectPublicKeyInfo, base64), Ed25519 as RFC 8463 section 4 does (the 32 bytes
 * alone). Throws on any other key: which keys exist is our own choice.
 */
export function dkimTxt(publicKeyPem: string): string {
  const key = createPublicKey(publicKeyPem);
  const spki = key.export({ type: 'spki', format: 'der' });
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return `v=DKIM1; k=rsa; p=${spki.toString('base64')}`;
    case 'ed25519':
      return `v=DKIM1; k=ed25519; p=${spki.subarray(-32).toString('base64')}`;
    default:
      throw new TypeError(`no DKIM key type for ${key.asymmetricKeyType}`);
  }
}
