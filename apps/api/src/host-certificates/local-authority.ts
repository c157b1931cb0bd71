import 'reflect-metadata';
import { type KeyObject, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import * as x509 from '@peculiar/x509';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { purposeOf } from '../platform/secrets/platform-secrets.js';
import { Sealer } from '../platform/secrets/sealer.js';
import type { Authority, Issued } from './authority.js';

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const SECRET = 'host-authority';
const DAY = 86_400_000;
const ROOT_DAYS = 3650;
const DAYS = 90;
/** A client's clock may be a little behind. */
const EARLIER = 3_600_000;

interface Root {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

x509.cryptoProvider.set(webcrypto as unknown as typeof globalThis.crypto);

/** The platform's own authority, made at its first use and kept sealed. What it signs is good for who trusts it: labs, closed networks. */
@Injectable()
export class LocalAuthority implements Authority {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async issue(names: readonly string[]): Promise<Issued> {
    const root = await this.#root();
    const keys = await newKeys();
    const now = this.clock.now().getTime();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: `CN=${names.find((name) => !name.startsWith('*')) ?? names[0]}`,
      issuer: root.certificate.subject,
      notBefore: new Date(now - EARLIER),
      notAfter: new Date(now + DAYS * DAY),
      signingAlgorithm: EC,
      publicKey: keys.publicKey,
      signingKey: root.keys.privateKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value }))),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(root.keys.publicKey),
      ],
    });
    const chain = `${certificate.toString('pem')}\n${root.certificate.toString('pem')}\n`;
    return { chain, privateKey: await privatePem(keys.privateKey) };
  }

  /** The certificate that whoever is to trust it installs. */
  async certificate(): Promise<string> {
    return `${(await this.#root()).certificate.toString('pem')}\n`;
  }

  /** Two processes may be first at once: the row that stands is the authority. */
  async #root(): Promise<Root> {
    const known = await this.#read();
    if (known) return known;
    const made = await this.#make();
    await this.database.platform
      .insertInto('platform_secret')
      .values({ name: SECRET, sealed: this.sealer.seal(made, purposeOf(SECRET)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await this.#read();
    if (!kept) throw new Error('the local authority could not be kept');
    return kept;
  }

  async #read(): Promise<Root | null> {
    const row = await this.database.platform
      .selectFrom('platform_secret')
      .select('sealed')
      .where('name', '=', SECRET)
      .executeTakeFirst();
    if (!row) return null;
    const { certificate, privateKey } = JSON.parse(this.sealer.open(row.sealed, purposeOf(SECRET)));
    const parsed = new x509.X509Certificate(certificate);
    const der = x509.PemConverter.decodeFirst(privateKey);
    const key = await webcrypto.subtle.importKey('pkcs8', der, EC, false, ['sign']);
    const publicKey = (await parsed.publicKey.export(EC, ['verify'])) as webcrypto.CryptoKey;
    return { certificate: parsed, keys: { privateKey: key, publicKey } };
  }

  async #make(): Promise<string> {
    const keys = await newKeys();
    const now = this.clock.now().getTime();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serial(),
      name: 'CN=Relevo local authority',
      notBefore: new Date(now - EARLIER),
      notAfter: new Date(now + ROOT_DAYS * DAY),
      signingAlgorithm: EC,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return JSON.stringify({ certificate: certificate.toString('pem'), privateKey: await privatePem(keys.privateKey) });
  }
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;

const privatePem = async (key: webcrypto.CryptoKey): Promise<string> =>
  `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;

/** RFC 5280 section 4.1.2.2: positive, at most 20 octets; 64 bits or more of it random. */
const serial = (): string => `01${randomBytes(15).toString('hex')}`;

/** What a chain says of itself, and whether the key is its own. */
export function readIssued({ chain, privateKey }: Issued, createKey: (pem: string) => KeyObject) {
  const own = new X509Certificate(chain);
  if (!own.checkPrivateKey(createKey(privateKey))) throw new Error('the certificate is of another key');
  const names = (own.subjectAltName ?? '').split(', ').flatMap((one) => (one.startsWith('DNS:') ? [one.slice(4)] : []));
  return {
    names: names.sort(),
    serial: own.serialNumber.toLowerCase(),
    issuer: own.issuer.replace(/\n/g, ', ').slice(0, 300),
    notBefore: new Date(own.validFrom),
    notAfter: new Date(own.validTo),
  };
}
