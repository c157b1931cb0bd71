import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { err, type Result } from '../platform/errors/result.js';
import type { UserId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { LOG, type Log } from '../platform/log/log.js';
import { hashToken } from '../platform/secrets/sealer.js';
import { People } from './people.service.js';

const MINUTES = 60;

/** A forgotten password: a link by e-mail, good once and for an hour. Second factors stay as they are. */
@Injectable()
export class Resets {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly notifications: Notifications,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The same answer, as soon, whether or not there is such a person: what is to be done is done behind it. */
  async ask(email: string, address: string): Promise<void> {
    await this.limits.take('password_reset', { address, user: email });
    setImmediate(() => void this.#write(email).catch((error) => this.log.error({ err: error }, 'password reset')));
  }

  async #write(email: string): Promise<void> {
    const person = await this.people.byEmail(email);
    if (!person) return;
    const token = randomBytes(32).toString('base64url');
    await this.database.within(platformScope, async (tx) => {
      await tx.deleteFrom('password_reset').where('user_id', '=', person.id).execute();
      await tx
        .insertInto('password_reset')
        .values({
          hash: hashToken(token),
          user_id: person.id,
          expires_at: new Date(this.clock.now().getTime() + MINUTES * 60_000),
        })
        .execute();
      await this.notifications.send(tx, {
        recipient: person.email,
        locale: person.locale,
        template: 'password_reset',
        data: { name: person.name, url: `${this.config.PUBLIC_URL}/${person.locale}/reset/${token}`, minutes: MINUTES },
      });
    });
  }

  async use(token: string, password: string, address: string): Promise<Result<null>> {
    const row = await this.database.platform
      .selectFrom('password_reset')
      .select('user_id')
      .where('hash', '=', hashToken(token))
      .where('expires_at', '>', this.clock.now())
      .executeTakeFirst();
    const person = row && (await this.people.byId(row.user_id as UserId));
    if (!person) return err('access_link.gone');
    const checked = await this.people.checkPassword(person, password);
    if (!checked.ok) return checked;
    // Who deletes it, uses it: of two at once one finds it gone.
    const mine = await this.database.platform
      .deleteFrom('password_reset')
      .where('hash', '=', hashToken(token))
      .executeTakeFirst();
    if (mine.numDeletedRows === 0n) return err('access_link.gone');
    return this.people.setPassword(person, password, address, null);
  }
}
