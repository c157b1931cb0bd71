import type { UsageReport } from '@relevo/agent-protocol';
import { z } from 'zod';
import type { RecordTables } from '../converge/tables.ts';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import { forgetUsageNote, openUsageNotes, readUsageNotes } from './notes.ts';

/** doveadm-quota(1): values in kibibytes, one root, a row for the space and one for the number of messages. */
const Quota = z.array(z.object({ type: z.string(), value: z.coerce.number() }));

export interface UsageReporterParts {
  readonly api: Pick<Api, 'usage'>;
  readonly doveadm: DoveadmCall;
  readonly tables: Pick<RecordTables, 'mailboxAt' | 'places'>;
  readonly directory: string;
  readonly owner: { readonly uid: number; readonly gid: number };
  /** Whether this node is the one that tells of all mailboxes; of crossings both tell. */
  readonly leads: () => boolean;
  readonly log: Log;
}

const RETRY_MS = 5000;
const ALL_MS = 60 * 60_000;
const FIRST_MS = 60_000;
const AT_ONCE = 500;
type Usage = UsageReport['mailboxes'][number];

/** Tells how full mailboxes are. What Dovecot notes waits on the disk while the API, or this agent, is away. */
export class UsageReporter {
  readonly #parts: UsageReporterParts;
  readonly #watcher: { close: () => void };
  readonly #timers: NodeJS.Timeout[];
  #working = false;
  #notBefore = 0;
  #warnedAt = 0;

  constructor(parts: UsageReporterParts) {
    this.#parts = parts;
    this.#watcher = openUsageNotes(parts.directory, parts.owner, () => void this.#tellNotes());
    const all = () => void this.#tellAll().catch((error) => this.#warn(error));
    this.#timers = [setTimeout(all, FIRST_MS), setInterval(all, ALL_MS)];
  }

  stop(): void {
    this.#watcher.close();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #tellNotes(): Promise<void> {
    if (this.#working || Date.now() < this.#notBefore) return;
    this.#working = true;
    try {
      const notes = readUsageNotes(this.#parts.directory, this.#parts.log).slice(0, AT_ONCE);
      // A note says that there is something to look at; how full it is, is asked now.
      const { usages, failed } = await this.#measure([...new Set(notes.map(({ address }) => address))]);
      if (usages.length > 0) await this.#parts.api.usage({ mailboxes: usages });
      notes.filter(({ address }) => !failed.has(address)).forEach(forgetUsageNote);
      if (failed.size > 0) this.#notBefore = Date.now() + RETRY_MS;
    } catch (error) {
      this.#notBefore = Date.now() + RETRY_MS;
      this.#warn(error);
    } finally {
      this.#working = false;
    }
  }

  async #tellAll(): Promise<void> {
    if (!this.#parts.leads()) return;
    const addresses = [...this.#parts.tables.places()].map(({ address }) => address);
    for (let from = 0; from < addresses.length; from += AT_ONCE) {
      const { usages } = await this.#measure(addresses.slice(from, from + AT_ONCE));
      if (usages.length > 0) await this.#parts.api.usage({ mailboxes: usages });
    }
  }

  /** One after the other: nobody waits for it. A mailbox that this node does not run is left out; one that cannot be read stops no other. */
  async #measure(addresses: readonly string[]): Promise<{ usages: Usage[]; failed: Set<string> }> {
    const usages: Usage[] = [];
    const failed = new Set<string>();
    for (const address of addresses) {
      const place = this.#parts.tables.mailboxAt('address', address);
      if (!place) continue;
      try {
        const rows = Quota.parse(await this.#parts.doveadm('quotaGet', { user: address }));
        const storage = rows.find(({ type }) => type === 'STORAGE');
        if (storage) usages.push({ mailboxId: place.id, usedBytes: storage.value * 1024, at: new Date().toISOString() });
      } catch (error) {
        failed.add(address);
        this.#warn(error);
      }
    }
    return { usages, failed };
  }

  #warn(error: unknown): void {
    if (Date.now() - this.#warnedAt < 60_000) return;
    this.#warnedAt = Date.now();
    this.#parts.log.warn(errorFields(error), 'usage not told');
  }
}
