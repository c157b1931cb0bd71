import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Alarms } from '../alarms/alarms.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';

const LOOK_MS = 5000;

/** Tells staff of address books that stay on one node, once for each change among them. */
@Injectable()
export class WebmailWatch {
  readonly #told = new Map<string, string>();
  #next = 0;

  constructor(
    private readonly database: Database,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now < this.#next) return;
    this.#next = now + LOOK_MS;
    const { rows } = await sql<{ id: string; name: string; not_copied: string[] }>`
      SELECT id, name, health->'webmail'->'notCopied' AS not_copied FROM node
      WHERE revoked_at IS NULL AND last_seen_at > now() - interval '10 minutes'
        AND jsonb_typeof(health->'webmail'->'notCopied') = 'array'`.execute(this.database.platform);
    for (const { id, name, not_copied: mailboxes } of rows) {
      const which = mailboxes.toSorted().join();
      if (this.#told.get(id) === which) continue;
      const facts = { mailboxes: mailboxes.length, mailbox: mailboxes[0] ?? '' };
      if (mailboxes.length > 0) await this.alarms.raise({ kind: 'webmail.not_copied', subject: id, label: name, facts });
      else await this.alarms.clear('webmail.not_copied', id);
      this.#told.set(id, which);
    }
  }
}
