import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import * as acme from 'acme-client';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { purposeOf } from '../platform/secrets/platform-secrets.js';
import { Sealer } from '../platform/secrets/sealer.js';
import type { Authority, ChallengeBook, Issued } from './authority.js';
import { AnsweredChallenges } from './challenges.js';
import { challengeName } from './host-certificate.rules.js';

/** Of the account with an authority; another authority has another. */
const secretOf = (directory: string) => `acme-account ${directory}`;
const TIMEOUT_MS = 20_000;

/** An authority that speaks ACME (RFC 8555) and asks by DNS-01, which our own name server answers. */
@Injectable()
export class AcmeAuthority implements Authority {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    @Inject(AnsweredChallenges) private readonly challenges: ChallengeBook,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async issue(names: readonly string[]): Promise<Issued> {
    const client = await this.#client();
    await client.createAccount({
      termsOfServiceAgreed: true,
      ...(this.config.ACME_CONTACT ? { contact: [`mailto:${this.config.ACME_CONTACT}`] } : {}),
    });
    const order = await client.createOrder({ identifiers: names.map((value) => ({ type: 'dns', value })) });
    const answered: [name: string, value: string][] = [];
    try {
      const questions = [];
      for (const authorization of await client.getAuthorizations(order)) {
        if (authorization.status === 'valid') continue;
        const challenge = authorization.challenges.find(({ type }) => type === 'dns-01');
        if (!challenge) throw new Error(`the authority does not ask by DNS for ${authorization.identifier.value}`);
        const value = await client.getChallengeKeyAuthorization(challenge);
        const name = challengeName(authorization.identifier.value);
        answered.push([name, value]);
        await this.challenges.put(name, value);
        questions.push(challenge);
      }
      for (const challenge of questions) await client.completeChallenge(challenge);
      for (const challenge of questions) await client.waitForValidStatus(challenge);
      const key = await acme.crypto.createPrivateEcdsaKey('P-256');
      const [, request] = await acme.crypto.createCsr({ altNames: [...names] }, key);
      const chain = await client.getCertificate(await client.finalizeOrder(order, request));
      return { chain, privateKey: key.toString() };
    } finally {
      for (const [name, value] of answered) await this.challenges.remove(name, value);
    }
  }

  async #client(): Promise<acme.Client> {
    const directoryUrl = this.config.ACME_DIRECTORY;
    if (!directoryUrl) throw new Error('no ACME authority is configured: set ACME_DIRECTORY');
    acme.axios.defaults.timeout = TIMEOUT_MS;
    if (this.config.ACME_CA_FILE) acme.axios.defaults.httpsAgent = new Agent({ ca: readFileSync(this.config.ACME_CA_FILE) });
    return new acme.Client({ directoryUrl, accountKey: await this.#accountKey(directoryUrl), backoffMin: 500, backoffMax: 5000 });
  }

  async #accountKey(directory: string): Promise<string> {
    const name = secretOf(directory);
    const made = await acme.crypto.createPrivateEcdsaKey('P-256');
    await this.database.platform
      .insertInto('platform_secret')
      .values({ name, sealed: this.sealer.seal(made.toString(), purposeOf(name)) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { sealed } = await this.database.platform
      .selectFrom('platform_secret')
      .select('sealed')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return this.sealer.open(sealed, purposeOf(name));
  }
}
