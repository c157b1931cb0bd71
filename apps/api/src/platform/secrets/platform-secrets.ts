import { hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Sealer } from './sealer.js';

/**
 * Secrets that the platform makes for itself at their first use and keeps sealed. What derives from one of them stays what it
 * is when SEAL_KEY is changed, because the change seals them anew.
 */
@Injectable()
export class PlatformSecrets {
  readonly #known = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  get(name: string): Promise<Buffer> {
    const known = this.#known.get(name);
    if (known) return known;
    const secret = this.#load(name);
    this.#known.set(name, secret);
    secret.catch(() => this.#known.delete(name));
    return secret;
  }

  /** A password for a machine, which need not be stored. */
  async derive(name: string, purpose: string): Promise<string> {
    return Buffer.from(hkdfSync('sha256', await this.get(name), '', purpose, 24)).toString('base64url');
  }

  /** Two processes may be first at once: the row that stands is the secret. */
  async #load(name: string): Promise<Buffer> {
    const purpose = purposeOf(name);
    await this.database.platform
      .insertInto('platform_secret')
      .values({ name, sealed: this.sealer.seal(randomBytes(32).toString('base64'), purpose) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { sealed } = await this.database.platform
      .selectFrom('platform_secret')
      .select('sealed')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return Buffer.from(this.sealer.open(sealed, purpose), 'base64');
  }
}

export const purposeOf = (name: string): string => `platform:${name}`;
