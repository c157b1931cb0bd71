import { Injectable } from '@nestjs/common';
import { Alarms } from '../alarms/alarms.service.js';
import { AuditSeals } from '../audit/audit-seals.service.js';
import { Clock } from '../platform/clock/clock.js';

const EVERY_MS = 24 * 60 * 60_000;
const SUBJECT = 'chain';

/** Follows the audit log's chain once a day, and holds it to the head that this process saw before. */
@Injectable()
export class AuditWatch {
  #next = 0;
  #noted: { position: number; hash: string } | null = null;

  constructor(
    private readonly seals: AuditSeals,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  due(): boolean {
    return this.clock.now().getTime() >= this.#next;
  }

  async check(): Promise<void> {
    this.#next = this.clock.now().getTime() + EVERY_MS;
    const { broken, head } = await this.seals.verify(this.#noted ? [this.#noted] : []);
    if (broken) {
      const facts = { position: broken.position ?? 0, entry: broken.auditId, why: broken.why };
      await this.alarms.raise({ kind: 'audit.chain_broken', subject: SUBJECT, label: 'audit', facts });
      return;
    }
    if (head.position > 0) this.#noted = head;
    await this.alarms.clear('audit.chain_broken', SUBJECT);
  }
}
