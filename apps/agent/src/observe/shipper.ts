import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBatch, LogEvent } from '@relevo/agent-protocol';
import { type AnyLine, Correlator, type CorrelatorSnapshot, LineParser } from '@relevo/mail-log';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import type { Memory } from '../memory.ts';
import { type FollowerCursor, LogFollower } from './follower.ts';
import { placeOf } from './position.ts';
import { watchFile } from './watch.ts';

type Stream = EventBatch['stream'];

/** Kept on disk together: the memory of the correlator belongs to the place in the file. */
interface Saved {
  readonly cursor: FollowerCursor;
  readonly acked: number;
  readonly correlator: CorrelatorSnapshot;
}

/** About as many as make a full batch of events: three lines in ten tell one. */
const MAX_LINES = 16_000;
const MAX_EVENTS = 5000;
/** One message writes several lines within milliseconds: they go together. */
const GATHER_MS = 100;
const SAVE_EVERY_MS = 2000;
/** The correlator's memory grows with the queue: saving it may take one part in so many of the time. */
const SAVE_SHARE = 20;
const MAX_BACK_OFF_MS = 15_000;

/**
 * Sends what one log tells to the API, in order and at least once; the API takes each event once. While the API is away
 * nothing is gathered: the log file is the buffer.
 */
export class Shipper {
  readonly #stream: Stream;
  readonly #api: Pick<Api, 'events'>;
  readonly #memory: Memory;
  readonly #log: Log;
  readonly #follower: LogFollower;
  readonly #correlator: Correlator;
  readonly #onLine: (line: AnyLine) => void;
  readonly #parser = new LineParser({ reference: new Date() });
  /** What the API has. Its next batch has to begin there. */
  #acked: number;
  #pending: LogEvent[] = [];
  #savedAt = 0;
  #saveEveryMs = SAVE_EVERY_MS;
  #dirty = false;
  #wake: () => void = () => {};
  #stopped = false;

  /** @param onLine sees each line as it is read: at least once, like the API */
  constructor(
    stream: Stream,
    path: string,
    api: Pick<Api, 'events'>,
    memory: Memory,
    log: Log,
    onLine: (line: AnyLine) => void = () => {},
  ) {
    this.#onLine = onLine;
    this.#stream = stream;
    this.#api = api;
    this.#memory = memory;
    this.#log = log;
    const text = memory.cursor(stream);
    const saved = text === null ? null : (JSON.parse(text) as Saved);
    this.#follower = new LogFollower(path, saved?.cursor ?? null);
    this.#acked = saved?.acked ?? 0;
    this.#correlator = new Correlator({}, saved?.correlator);
    const watcher = watchFile(path, () => this.#wake());
    void this.#run().finally(() => watcher.close());
  }

  /** What this log said of how a queued message came in. */
  originOf(queueId: string): ReturnType<Correlator['originOf']> {
    return this.#correlator.originOf(queueId);
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
    this.#save();
  }

  async #run(): Promise<void> {
    let waitMs = 250;
    while (!this.#stopped) {
      try {
        if (await this.#step()) {
          waitMs = 250;
          continue;
        }
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        await sleep(GATHER_MS);
      } catch (error) {
        this.#log.warn({ stream: this.#stream, waitMs, ...errorFields(error) }, 'events not taken');
        await sleep(waitMs);
        waitMs = Math.min(waitMs * 2, MAX_BACK_OFF_MS);
      }
    }
  }

  /** Reads on and sends. @returns whether there may be more to read at once. */
  async #step(): Promise<boolean> {
    let more = false;
    if (this.#pending.length === 0) {
      const lines = this.#follower.read(MAX_LINES);
      more = lines.length === MAX_LINES;
      for (const { text, position } of lines) {
        const line = this.#parser.parse(text);
        this.#onLine(line);
        for (const event of this.#correlator.feed(line)) this.#pending.push({ ...event, position });
      }
      this.#dirty ||= lines.length > 0;
    }
    while (this.#pending.length > 0) await this.#send();
    if (this.#dirty && Date.now() - this.#savedAt > this.#saveEveryMs) this.#save();
    return more;
  }

  async #send(): Promise<void> {
    const events = wholeLines(this.#pending);
    const rest = this.#pending.slice(events.length);
    const to = rest.length === 0 ? this.#follower.position : (events.at(-1)?.position ?? this.#acked);
    const { position } = await this.#api.events({ stream: this.#stream, from: this.#acked, to, events });
    if (position >= to) {
      this.#acked = position;
      this.#pending = rest;
    } else {
      this.#goBack(position);
    }
  }

  /** The API lacks what it once had (restored from a copy, or this node enrolled anew). */
  #goBack(position: number): void {
    const found = this.#follower.rewind(placeOf(position));
    this.#log.warn({ stream: this.#stream, acked: this.#acked, position, found }, 'the API asks for earlier events');
    this.#acked = position;
    // If the file is gone, what we hold follows on from where the API is: the gap is then real.
    if (found) this.#pending = [];
  }

  #save(): void {
    if (this.#pending.length > 0) return;
    const start = Date.now();
    const saved: Saved = { cursor: this.#follower.cursor, acked: this.#acked, correlator: this.#correlator.snapshot() };
    this.#memory.saveCursor(this.#stream, JSON.stringify(saved));
    this.#savedAt = Date.now();
    this.#saveEveryMs = Math.max(SAVE_EVERY_MS, SAVE_SHARE * (this.#savedAt - start));
    this.#dirty = false;
  }
}

/** The events of one line share its position and have to go in one batch: the API skips by position. */
function wholeLines(events: readonly LogEvent[]): LogEvent[] {
  if (events.length <= MAX_EVENTS) return [...events];
  const next = events[MAX_EVENTS]?.position;
  let end = MAX_EVENTS;
  while (end > 1 && events[end - 1]?.position === next) end--;
  return events.slice(0, end);
}
