import { Resolver } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { Live } from '../platform/events/live.js';
import type { ChallengeBook } from './authority.js';

const VISIBLE_MS = 20_000;
const LOOK_MS = 200;

/** Answers stand in the platform's zone for as long as an order runs. */
@Injectable()
export class AnsweredChallenges implements ChallengeBook {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers when the name server does: an authority that asks too early counts a failure. */
  async put(name: string, value: string): Promise<void> {
    await this.#write(name, value, true);
    const resolver = new Resolver({ timeout: 1000, tries: 1 });
    const port = this.config.DNS_LISTEN.split(',')[0]?.split(':')[1] ?? '53';
    resolver.setServers([`${this.config.NAME_SERVER_ADDRESS}:${port}`]);
    const deadline = Date.now() + VISIBLE_MS;
    for (;;) {
      const found = await resolver.resolveTxt(name).catch(() => []);
      if (found.some((chunks) => chunks.join('') === value)) return;
      if (Date.now() > deadline) throw new Error(`our name server does not answer for ${name}`);
      await pause(LOOK_MS);
    }
  }

  remove(name: string, value: string): Promise<void> {
    return this.#write(name, value, false);
  }

  async #write(name: string, value: string, there: boolean): Promise<void> {
    await this.database.within(platformScope, async (tx) => {
      if (there)
        await tx
          .insertInto('acme_challenge')
          .values({ name, value })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      else await tx.deleteFrom('acme_challenge').where('name', '=', name).where('value', '=', value).execute();
      await tx.insertInto('zone_change').values({ tenant_id: null }).execute();
    });
    this.live.publish('platform', { type: 'zone', tenantId: null });
  }
}
