import { type AnyLine, isParsed } from '@relevo/mail-log';
import type { RecordTables } from '../converge/tables.ts';
import { QUARANTINE_FOLDER } from '../files/dovecot.ts';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import type { Quarantine } from './quarantine.ts';

const RETRY_MS = 10_000;
const PURGE_MS = 60 * 60_000;

export interface QuarantineReporterParts {
  readonly api: Pick<Api, 'quarantine'>;
  readonly quarantine: Quarantine;
  readonly tables: Pick<RecordTables, 'mailboxAt'>;
  readonly log: Log;
}

/** Tells the API what waits outside the mailboxes: after each delivery there, and of all of them at the start. */
export class QuarantineReporter {
  readonly #parts: QuarantineReporterParts;
  /** Addresses whose quarantine is to be told. */
  readonly #news = new Set<string>();
  #working = false;
  #retry: NodeJS.Timeout | null = null;
  #purge: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(parts: QuarantineReporterParts) {
    this.#parts = parts;
  }

  start(): void {
    const all = () => {
      for (const { address } of this.#parts.quarantine.used()) this.#news.add(address);
      void this.#work();
    };
    all();
    this.#purge = setInterval(() => {
      this.#parts.quarantine.purge().catch((error) => this.#parts.log.warn(errorFields(error), 'quarantine not purged'));
      all();
    }, PURGE_MS);
  }

  see(line: AnyLine): void {
    if (!isParsed(line) || line.program.family !== 'dovecot') return;
    const { event } = line;
    if (event.kind !== 'stored' || event.target !== QUARANTINE_FOLDER) return;
    this.#news.add(event.user);
    void this.#work();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    if (this.#purge) clearInterval(this.#purge);
  }

  async #work(): Promise<void> {
    if (this.#working || this.#stopped) return;
    this.#working = true;
    try {
      for (const address of this.#news) {
        this.#news.delete(address);
        const place = this.#parts.tables.mailboxAt('address', address);
        if (!place) continue;
        try {
          await this.#parts.api.quarantine(await this.#parts.quarantine.list(place));
        } catch (error) {
          this.#news.add(address);
          throw error;
        }
      }
    } catch (error) {
      this.#parts.log.warn(errorFields(error), 'quarantine not told');
      this.#retry = setTimeout(() => void this.#work(), RETRY_MS);
    } finally {
      this.#working = false;
    }
  }
}
