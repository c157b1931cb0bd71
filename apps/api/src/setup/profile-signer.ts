import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { CONFIG, type Config } from '../platform/config/env.js';

const bytesOf = (buffer: Uint8Array): ArrayBuffer => new Uint8Array(buffer).buffer;

/** Signs profiles, so that a telephone shows who made them (CMS signed data, RFC 5652, with the text inside). */
@Injectable()
export class ProfileSigner {
  readonly #config: Config;

  constructor(@Inject(CONFIG) config: Config) {
    this.#config = config;
    pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }));
  }

  /** As it is where no certificate is given: a telephone then says "not signed" and installs it all the same. */
  async sign(profile: string): Promise<Buffer> {
    const { PROFILE_CERT, PROFILE_KEY } = this.#config;
    const content = Buffer.from(profile);
    if (!PROFILE_CERT || !PROFILE_KEY) return content;
    // The file may hold the chain, the signer's own first; telephones want what lies between it and a root they know.
    const chain = readFileSync(PROFILE_CERT, 'utf8')
      .split(/(?<=-----END CERTIFICATE-----)/)
      .filter((pem) => pem.includes('BEGIN'))
      .map((pem) => pkijs.Certificate.fromBER(bytesOf(new X509Certificate(pem).raw)));
    const [own] = chain;
    if (!own) throw new Error(`no certificate in ${PROFILE_CERT}`);
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({
        eContentType: pkijs.ContentInfo.DATA,
        eContent: new asn1js.OctetString({ valueHex: bytesOf(content) }),
      }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        }),
      ],
      certificates: chain,
    });
    await signed.sign(await signingKey(PROFILE_KEY), 0, 'SHA-256');
    const info = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
    return Buffer.from(info.toSchema().toBER(false));
  }
}

function signingKey(path: string): Promise<webcrypto.CryptoKey> {
  const key = createPrivateKey(readFileSync(path));
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'P-384' : 'P-256' };
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', bytesOf(pkcs8), algorithm, false, ['sign']);
}
