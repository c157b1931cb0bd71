import { z } from 'zod';
import type { Memory } from '../memory.ts';
import type { Taken } from './dirty-set.ts';
import { type DoveadmCall, DoveadmError } from './doveadm.ts';
import { TUNNEL_PORT } from './tunnel.ts';

const SyncAnswer = z.array(z.object({ state: z.string() })).min(1);
// The port stands in the destination: doveadm_port would be taken for every connection of a reused process.
const DESTINATION = `tcp:127.0.0.1:${TUNNEL_PORT}`;
const SAVE_EVERY_MS = 5000;
/** doveadm-sync(1): "changes were done only partially"; mostly a second run helps. */
const DESYNC = 2;
const RUNS = 3;

/** One mailbox at a time by `doveadm sync`, with the state that makes the next run look at what is new alone. */
export class Syncer {
  readonly #doveadm: DoveadmCall;
  readonly #memory: Memory;
  readonly #align: (address: string) => Promise<void>;
  readonly #states: Map<string, string>;
  readonly #changed = new Set<string>();
  #savedAt = Date.now();

  /** @param align makes the folders of both nodes the same ones, when they have one name and two identities */
  constructor(doveadm: DoveadmCall, memory: Memory, align: (address: string) => Promise<void>) {
    this.#doveadm = doveadm;
    this.#memory = memory;
    this.#align = align;
    this.#states = memory.syncStates();
  }

  /**
   * A change that happened elsewhere is looked for among all messages: the kept state tells modification sequences, and the
   * other node's first new message may bear the very number that was the last here; it would be passed over for ever.
   * When both copies changed, messages may have met: they are given new numbers, of which the state does not tell either, and
   * one may be there twice.
   */
  async sync({ address, both, elsewhere }: Taken): Promise<void> {
    if (both || elsewhere) this.#states.delete(address);
    const smooth = await this.#untilLevel(address);
    if (both) await this.#doveadm('deduplicate', { user: address, query: ['mailbox', 'INBOX'] });
    if (!both && smooth) return;
    this.#states.delete(address);
    await this.#untilLevel(address);
  }

  /** @returns whether the first run did it */
  async #untilLevel(address: string): Promise<boolean> {
    for (let run = 1; ; run++) {
      try {
        await this.#once(address);
        return run === 1;
      } catch (error) {
        if (!(error instanceof DoveadmError) || error.exitCode !== DESYNC || run === RUNS) throw error;
        if (run > 1) await this.#align(address);
      }
    }
  }

  forget(address: string): void {
    if (this.#states.delete(address)) this.#changed.add(address);
  }

  save(): void {
    this.#memory.saveSyncStates([...this.#changed].map((address) => [address, this.#states.get(address) ?? null] as const));
    this.#changed.clear();
    this.#savedAt = Date.now();
  }

  async #once(address: string): Promise<void> {
    // All name spaces: what waits in quarantine must not be lost with a node.
    const parameters = { user: address, destination: [DESTINATION], allNamespaces: true, timeout: 30, lockTimeout: 10 };
    try {
      const answer = SyncAnswer.parse(await this.#doveadm('sync', { ...parameters, state: this.#states.get(address) ?? '' }));
      this.#states.set(address, answer[0]?.state ?? '');
    } catch (error) {
      // The state may be what is wrong: the next try compares everything.
      this.#states.delete(address);
      throw error;
    } finally {
      this.#changed.add(address);
      if (Date.now() - this.#savedAt > SAVE_EVERY_MS) this.save();
    }
  }
}
