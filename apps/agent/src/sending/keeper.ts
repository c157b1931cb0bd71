import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import type { SendingDb } from './sending-db.ts';

export interface KeeperParts {
  readonly api: Pick<Api, 'sendingBook' | 'correspondents' | 'sending'>;
  readonly db: SendingDb;
  readonly log: Log;
  /** What follows from a containment on this node. */
  readonly contain: (address: string) => Promise<unknown>;
  /** Whether the desired state says by now what is to be of a mailbox that was contained at `at`. */
  readonly decided: (address: string, at: number) => boolean;
}

const LOOK_MS = 1000;
const TELL_MS = 5000;
const BOOK_MS = 60_000;

/** Between the policy service, which judges, and the rest: ends sessions, tells the control plane, brings its book. */
export class SendingKeeper {
  readonly #parts: KeeperParts;
  readonly #timers: NodeJS.Timeout[];
  readonly #acting = new Set<string>();
  #telling: Promise<void> | null = null;
  #refreshing: Promise<void> | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#timers = [
      setInterval(() => this.#look(), LOOK_MS),
      setInterval(() => void this.tell(), TELL_MS),
      setInterval(() => void this.refresh().catch((error) => this.#warn(error, 'sending book not known')), BOOK_MS),
    ];
    void this.refresh().catch((error) => this.#warn(error, 'sending book not known'));
  }

  /** Brings limits, habits, suppressions and correspondents. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  tell(): Promise<void> {
    this.#telling ??= this.#tell()
      .catch((error) => this.#warn(error, 'sending not told'))
      .finally(() => {
        this.#telling = null;
      });
    return this.#telling;
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #look(): void {
    for (const { address } of this.#parts.db.toActOn()) {
      if (this.#acting.has(address)) continue;
      this.#acting.add(address);
      this.#parts.log.warn({ subject: 'containment' }, 'a mailbox was contained by this node');
      void this.tell();
      this.#parts
        .contain(address)
        .then(() => this.#parts.db.acted(address))
        .catch((error) => this.#warn(error, 'containment not finished'))
        .finally(() => this.#acting.delete(address));
    }
    this.#parts.db.handOver(this.#parts.decided);
  }

  async #tell(): Promise<void> {
    for (;;) {
      const news = this.#parts.db.untold();
      if (!news) return;
      await this.#parts.api.sending(news.report);
      news.told();
      if (news.report.hours.length < 5000) return;
    }
  }

  async #refresh(): Promise<void> {
    const { api, db } = this.#parts;
    const { version, book, elsewhere } = await api.sendingBook(db.bookVersion);
    if (book) db.takeBook(version, book);
    db.takeElsewhere(elsewhere);
    for (;;) {
      const page = await api.correspondents(db.correspondentsUntil);
      db.takeCorrespondents(page);
      if (!page.more) return;
    }
  }

  #warn(error: unknown, what: string): void {
    this.#parts.log.warn(errorFields(error), what);
  }
}
