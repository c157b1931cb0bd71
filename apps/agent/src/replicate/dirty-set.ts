/** Where the news of a change came from: this node's own log, or the peer's agent; or that somebody wants to be sure of one, or of all. */
export type Source = 'local' | 'peer' | 'asked' | 'sweep';

interface Entry {
  /** When it became dirty: the lag is counted from here. */
  since: number;
  sources: Set<Source>;
  tries: number;
  /** Not before this time. */
  notBefore: number;
}

export interface Taken {
  readonly address: string;
  /** Both nodes changed the mailbox since it was last handed out, or each did within seconds of the other. */
  readonly both: boolean;
  /** Something else than this node's own log says that it differs. */
  readonly elsewhere: boolean;
}

const sawAChange = ({ sources }: Entry): boolean => sources.has('local') || sources.has('peer');

/** Two changes so close may have met: the first was being copied while the second came. */
const MEETING_MS = 10_000;
const RETRY_MS = [250, 1000, 3000, 10_000, 30_000] as const;

/**
 * Mailboxes whose copies may differ. One that changes while it is copied is dirty again at once, and no mailbox is handed out
 * twice at a time. Time is an argument.
 */
export class DirtySet {
  readonly #waiting = new Map<string, Entry>();
  /** Those among the waiting whose change somebody saw, or which somebody waits for; a sweep over thousands must not keep them waiting. */
  readonly #seen = new Set<string>();
  readonly #running = new Map<string, Entry>();
  /** Whose change was handed out last, for as long as another may meet it. */
  readonly #recent = new Map<string, { readonly sources: ReadonlySet<Source>; readonly at: number }>();

  get size(): number {
    return new Set([...this.#waiting.keys(), ...this.#running.keys()]).size;
  }

  get running(): number {
    return this.#running.size;
  }

  has(address: string): boolean {
    return this.#waiting.has(address) || this.#running.has(address);
  }

  mark(address: string, source: Source, now: number): void {
    if (source !== 'sweep') this.#seen.add(address);
    const entry = this.#waiting.get(address);
    if (entry) {
      if ((source === 'local' || source === 'peer') && !sawAChange(entry)) entry.since = now;
      entry.sources.add(source);
    } else this.#waiting.set(address, { since: now, sources: new Set([source]), tries: 0, notBefore: 0 });
  }

  /** The one that has waited longest and may be tried now; what somebody saw change comes before what is swept. */
  take(now: number): Taken | null {
    return this.#takeFrom(this.#seen, now) ?? this.#takeFrom(this.#waiting.keys(), now);
  }

  #takeFrom(addresses: Iterable<string>, now: number): Taken | null {
    for (const address of addresses) {
      const entry = this.#waiting.get(address);
      if (!entry || this.#running.has(address) || entry.notBefore > now) continue;
      this.#waiting.delete(address);
      this.#seen.delete(address);
      this.#running.set(address, entry);
      const elsewhere = entry.sources.size > 1 || !entry.sources.has('local');
      return { address, both: this.#meets(address, entry.sources, now), elsewhere };
    }
    return null;
  }

  #meets(address: string, sources: ReadonlySet<Source>, now: number): boolean {
    for (const [other, { at }] of this.#recent) {
      if (now - at < MEETING_MS) break;
      this.#recent.delete(other);
    }
    const all = new Set([...sources, ...(this.#recent.get(address)?.sources ?? [])]);
    // Set anew, so that the map stays in the order of time.
    this.#recent.delete(address);
    this.#recent.set(address, { sources: new Set(sources), at: now });
    return all.has('local') && all.has('peer');
  }

  succeeded(address: string): void {
    this.#running.delete(address);
  }

  /** Back among the waiting, with its age, and later each time. */
  failed(address: string, now: number): void {
    const entry = this.#running.get(address);
    if (!entry) return;
    this.#running.delete(address);
    const again = this.#waiting.get(address);
    entry.notBefore = now + (RETRY_MS[Math.min(entry.tries, RETRY_MS.length - 1)] ?? 30_000);
    entry.tries++;
    for (const source of again?.sources ?? []) entry.sources.add(source);
    this.#waiting.set(address, entry);
    if (sawAChange(entry) || entry.sources.has('asked')) this.#seen.add(address);
  }

  /** The mailbox no longer exists. */
  forget(address: string): void {
    this.#seen.delete(address);
    this.#waiting.delete(address);
    this.#running.delete(address);
  }

  /** The peer is back: nobody waits for a retry any longer. */
  hurry(): void {
    for (const entry of this.#waiting.values()) {
      entry.notBefore = 0;
      entry.tries = 0;
    }
  }

  /** When the next one may be tried, or null. */
  nextAt(): number | null {
    let next: number | null = null;
    for (const [address, { notBefore }] of this.#waiting) {
      if (!this.#running.has(address) && (next === null || notBefore < next)) next = notBefore;
    }
    return next;
  }

  /**
   * Age of the oldest difference; 0 when there is none. What a sweep looks at is most likely level already, and a whole one takes a
   * minute or more: none of it is a difference until it cannot be copied.
   */
  lagMs(now: number): number {
    let oldest = now;
    for (const entries of [this.#waiting, this.#running])
      for (const entry of entries.values()) if (entry.tries > 0 || sawAChange(entry)) oldest = Math.min(oldest, entry.since);
    return now - oldest;
  }

  addresses(): string[] {
    return [...this.#waiting.keys()];
  }
}
