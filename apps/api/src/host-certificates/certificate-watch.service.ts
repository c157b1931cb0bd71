import { Injectable } from '@nestjs/common';
import type { Health } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { Alarms } from '../alarms/alarms.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { ending, wholeDays } from './host-certificate.rules.js';

const LOOK_MS = 60_000;
type Served = NonNullable<Health['certificates']>[number];

/** Goes by what nodes see when they connect to themselves: a renewal that never reached a port ends just the same. */
@Injectable()
export class CertificateWatch {
  #next = 0;

  constructor(
    private readonly database: Database,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async run(atOnce = false): Promise<void> {
    const now = this.clock.now();
    if (!atOnce && now.getTime() < this.#next) return;
    this.#next = now.getTime() + LOOK_MS;
    const { rows } = await sql<{ id: string; name: string; certificates: Served[] }>`
      SELECT id, name, health->'certificates' AS certificates FROM node
      WHERE revoked_at IS NULL AND last_seen_at > now() - interval '10 minutes' AND jsonb_typeof(health->'certificates') = 'array'`.execute(
      this.database.platform,
    );
    for (const node of rows) await this.#judge(node, now);
  }

  async #judge(node: { id: string; name: string; certificates: Served[] }, now: Date): Promise<void> {
    const served = node.certificates.flatMap((one) => (one.notAfter ? [{ ...one, notAfter: new Date(one.notAfter) }] : []));
    const first = served.sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime())[0];
    // Of a node that could not look, what was said before stands.
    if (!first) return;
    const said = ending(first.notAfter, now);
    for (const [kind, at] of [
      ['certificate.ends_soon', 'soon'],
      ['certificate.ends_now', 'now'],
    ] as const) {
      if (said === at) {
        const facts = { days: wholeDays(first.notAfter, now), port: first.port, issuer: first.issuer ?? '' };
        await this.alarms.raise({ kind, subject: node.id, label: node.name, facts });
      } else await this.alarms.clear(kind, node.id);
    }
  }
}
