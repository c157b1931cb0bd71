import { createInterface } from 'node:readline';
import type { TLSSocket } from 'node:tls';
import { dialPair } from './pair-link.ts';

/**
 * Marks travel from the follower to the leader, one a line: `hello BOOT`, `mark N ADDRESS`, `ping`; back come `ack N` and
 * `pong`. What is not acknowledged when the connection ends is sent again on the next.
 */
const BEAT_MS = 1000;
/** As long as three beats without a word, and the peer counts as away. */
const SILENCE_MS = 3500;

export interface MarksTaken {
  /** A follower is there; `boot` is new when its agent was restarted and may have missed changes. */
  readonly hello: (boot: string) => void;
  readonly mark: (address: string) => void;
  readonly gone: () => void;
}

/** The leader's end. */
export function takeMarks(socket: TLSSocket, taken: MarksTaken): void {
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  const answer = (line: string) => socket.write(`${line}\n`);
  lines(socket, (line) => {
    const [word, first, second] = line.split(' ');
    if (word === 'hello' && first) taken.hello(first);
    else if (word === 'ping') answer('pong');
    else if (word === 'mark' && first && second) {
      taken.mark(second);
      answer(`ack ${first}`);
    }
  });
  socket.on('close', taken.gone);
}

/** The follower's end: keeps a connection to the leader, and everything unacknowledged until it is. */
export class MarkSender {
  readonly #address: string;
  readonly #key: Buffer;
  readonly #boot: string;
  readonly #onChange: () => void;
  readonly #unacked = new Map<number, { readonly address: string; readonly since: number }>();
  #next = 1;
  #socket: TLSSocket | null = null;
  #connected = false;
  #closed = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(address: string, key: Buffer, boot: string, onChange: () => void) {
    this.#address = address;
    this.#key = key;
    this.#boot = boot;
    this.#onChange = onChange;
    this.#dial();
  }

  get connected(): boolean {
    return this.#connected;
  }

  get unacknowledged(): number {
    return this.#unacked.size;
  }

  lagMs(now: number): number {
    const first = this.#unacked.values().next().value;
    return first ? now - first.since : 0;
  }

  mark(address: string): void {
    for (const waiting of this.#connected ? [] : this.#unacked.values()) if (waiting.address === address) return;
    const number = this.#next++;
    this.#unacked.set(number, { address, since: Date.now() });
    if (this.#connected) this.#socket?.write(`mark ${number} ${address}\n`);
  }

  close(): void {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#socket?.destroy();
  }

  #dial(): void {
    const socket = dialPair(this.#address, this.#key, 'marks');
    this.#socket = socket;
    socket.setTimeout(SILENCE_MS, () => socket.destroy());
    socket.on('error', () => {});
    let beat: NodeJS.Timeout | null = null;
    socket.once('secureConnect', () => {
      this.#connected = true;
      socket.write(`hello ${this.#boot}\n`);
      for (const [number, { address }] of this.#unacked) socket.write(`mark ${number} ${address}\n`);
      beat = setInterval(() => socket.write('ping\n'), BEAT_MS);
      this.#onChange();
    });
    lines(socket, (line) => {
      const [word, number] = line.split(' ');
      if (word === 'ack') this.#unacked.delete(Number(number));
    });
    socket.on('close', () => {
      if (beat) clearInterval(beat);
      this.#connected = false;
      this.#onChange();
      if (!this.#closed) this.#retry = setTimeout(() => this.#dial(), BEAT_MS);
    });
  }
}

function lines(socket: TLSSocket, take: (line: string) => void): void {
  const reader = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
  reader.on('line', take);
  reader.on('error', () => {});
}
