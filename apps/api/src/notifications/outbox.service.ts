import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Alarms } from '../alarms/alarms.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { Locale } from '../platform/errors/codes.js';
import { LOG, type Log } from '../platform/log/log.js';
import { Sealer } from '../platform/secrets/sealer.js';
import { write } from './letter.js';
import { emailPurpose, houseOf } from './notifications.service.js';
import { Post, type Posted } from './post.js';
import { LEASE_MINUTES, nextAttempt } from './retry.rules.js';
import type { TemplateName } from './templates/catalogue.js';

const AT_ONCE = 10;

interface Taken {
  id: string;
  recipient: string;
  locale: Locale;
  template: TemplateName;
  data: string;
  attempts: number;
}

/** Sends what is waiting. At least once: a worker that dies between the node's 250 and our commit sends again, with the same Message-ID. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly post: Post,
    private readonly sealer: Sealer,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const taken = await this.#take();
      await Promise.all(taken.map((email) => this.#send(email)));
      if (taken.length < AT_ONCE) return;
    }
  }

  /** A lease in the row itself, so that any number of workers may run. */
  async #take(): Promise<Taken[]> {
    const { rows } = await sql<Taken>`
      UPDATE email SET attempts = attempts + 1, next_attempt_at = now() + make_interval(mins => ${LEASE_MINUTES})
      WHERE id IN (SELECT id FROM email WHERE state = 'waiting' AND next_attempt_at <= now() ORDER BY next_attempt_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING id, recipient, locale, template, data, attempts`.execute(this.database.platform);
    return rows;
  }

  async #send(email: Taken): Promise<void> {
    const posted = await this.#attempt(email);
    if (posted.outcome === 'taken') {
      await this.#finish(email.id, 'sent', { via: posted.via, last_error: null });
      this.log.info({ email: email.id, template: email.template, via: posted.via, attempt: email.attempts }, 'e-mail sent');
      return;
    }
    const next = nextAttempt(email.attempts, posted.outcome === 'refused', this.clock.now());
    if (next) {
      const values = { next_attempt_at: next, last_error: posted.why };
      await this.database.platform.updateTable('email').set(values).where('id', '=', email.id).execute();
      return;
    }
    // Staff may take it up again, among the e-mails of the console.
    await this.#finish(email.id, 'failed', { last_error: posted.why });
    await this.alarms.raise({
      kind: 'email.given_up',
      subject: email.template,
      label: email.template,
      facts: { attempts: email.attempts, why: posted.why.slice(0, 300) },
    });
    this.log.error({ email: email.id, template: email.template, attempts: email.attempts }, 'e-mail given up');
  }

  async #attempt(email: Taken): Promise<Posted> {
    try {
      const data = JSON.parse(this.sealer.open(email.data, emailPurpose(email.id)));
      const letter = write(email.template, data, email.locale, houseOf(this.config));
      return await this.post.post({ id: email.id, recipient: email.recipient, locale: email.locale, ...letter });
    } catch (error) {
      this.log.error({ email: email.id, template: email.template, err: error }, 'e-mail could not be written');
      return { outcome: 'later', why: 'it could not be written; see the worker’s log' };
    }
  }

  async #finish(id: string, state: 'sent' | 'failed', values: { via?: string; last_error: string | null }): Promise<void> {
    const wipe = state === 'sent' && !this.config.EMAIL_KEEP ? { data: '' } : {};
    await this.database.platform
      .updateTable('email')
      .set({ state, finished_at: this.clock.now(), ...values, ...wipe })
      .where('id', '=', id)
      .execute();
  }
}
