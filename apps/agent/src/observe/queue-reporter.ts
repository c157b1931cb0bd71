import { readdir } from 'node:fs/promises';
import type { Correlator } from '@relevo/mail-log';
import { queueMessages } from '../commands/queue-listing.ts';
import { run } from '../host/run.ts';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import { countQueues } from './queue-counts.ts';

export interface QueueReporterParts {
  readonly api: Pick<Api, 'queue'>;
  readonly originOf: Correlator['originOf'];
  readonly log: Log;
}

const MAX_MESSAGES = 60_000;
const EVERY_MS = 60_000;
/** Messages are put on hold by the SMTP servers, of which the log says nothing that names all their recipients. */
const HOLD_LOOK_MS = 3000;
const AGAIN = 10;
const HOLD_DIRECTORY = '/var/spool/postfix/hold';
const QUEUES = ['incoming', 'active', 'deferred', 'hold'] as const;
type Queue = (typeof QUEUES)[number];

/** Sends the whole queue as it is: by the clock while there is one, and when asked to. In between the log tells what moves. */
export class QueueReporter {
  readonly #parts: QueueReporterParts;
  readonly #timers: NodeJS.Timeout[];
  #held = 0;
  /** Held messages of which the log had not told when they were listed: it is read a moment later. */
  #unclear = 0;
  #again = 0;
  #running: Promise<number> | null = null;
  /** Whether the last report held anything: an empty queue is told once. */
  #told = true;

  constructor(parts: QueueReporterParts) {
    this.#parts = parts;
    this.#timers = [setInterval(() => void this.#byClock(), EVERY_MS), setInterval(() => void this.#byHold(), HOLD_LOOK_MS)];
  }

  /** A report that begins after this call. */
  async report(): Promise<{ messages: number }> {
    if (this.#running) {
      await this.#running.catch(() => {});
    }
    this.#running ??= this.#once().finally(() => {
      this.#running = null;
    });
    return { messages: await this.#running };
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #byClock(): Promise<void> {
    try {
      const { deferred, hold } = await countQueues();
      if (deferred + hold > 0 || this.#told) await this.report();
    } catch (error) {
      this.#parts.log.warn(errorFields(error), 'queue not told');
    }
  }

  async #byHold(): Promise<void> {
    try {
      // Not hashed (hash_queue_names of postconf(5)): one directory.
      const held = (await readdir(HOLD_DIRECTORY)).length;
      const changed = held !== this.#held;
      if (!changed && (this.#unclear === 0 || this.#again === 0)) return;
      this.#again = changed ? AGAIN : this.#again - 1;
      this.#held = held;
      await this.report();
    } catch (error) {
      this.#parts.log.debug(errorFields(error), 'queue not told');
    }
  }

  async #once(): Promise<number> {
    const at = new Date().toISOString();
    const ran = await run(['postqueue', '-j'], { timeoutMs: 60_000 });
    if (ran.code !== 0) throw new Error(`postqueue: ${ran.stderr.trim()}`);
    const listed = queueMessages(ran.stdout).filter((message): message is typeof message & { queue: Queue } =>
      (QUEUES as readonly string[]).includes(message.queue),
    );
    const messages = listed.slice(0, MAX_MESSAGES).map((message) => {
      const origin = this.#parts.originOf(message.queueId);
      const recipients = message.recipients
        .slice(0, 5000)
        .map(({ address, reason }) => ({ address: address.slice(0, 320), reason: reason?.slice(0, 2000) ?? null }));
      return {
        ...message,
        sender: message.sender.slice(0, 320),
        saslUser: origin?.saslUser ?? null,
        client: origin?.client ?? null,
        recipients,
      };
    });
    await this.#parts.api.queue({ at, complete: listed.length <= MAX_MESSAGES, messages });
    this.#unclear = messages.filter((one) => one.queue === 'hold' && one.saslUser === null && one.client === null).length;
    this.#told = messages.length > 0;
    return messages.length;
  }
}
