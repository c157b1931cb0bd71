import { createHmac } from 'node:crypto';

/** Before the first seal. */
export const GENESIS: Buffer = Buffer.alloc(32);

export interface Sealed {
  readonly position: number;
  readonly auditId: number;
  /** What the seal vouches for; null when the entry is gone. */
  readonly text: string | null;
  readonly hash: Buffer;
}
export type Break = 'missing seal' | 'missing entry' | 'changed';

/** Vouches for an entry, for its place, and through the seal before it for all that came before. */
export const sealOf = (key: Buffer, before: Buffer, position: number, text: string): Buffer =>
  createHmac('sha256', key).update(before).update(`${position}\n`).update(text).digest();

/**
 * Follows the chain in order, a batch at a time.
 * @returns the first broken link, or null
 */
export class ChainCheck {
  readonly #key: Buffer;
  #before = GENESIS;
  #position = 0;

  constructor(key: Buffer) {
    this.#key = key;
  }

  follow(links: readonly Sealed[]): { position: number; auditId: number; why: Break } | null {
    for (const { position, auditId, text, hash } of links) {
      const expected = this.#position + 1;
      if (position !== expected) return { position: expected, auditId, why: 'missing seal' };
      if (text === null) return { position, auditId, why: 'missing entry' };
      if (!sealOf(this.#key, this.#before, position, text).equals(hash)) return { position, auditId, why: 'changed' };
      this.#before = hash;
      this.#position = position;
    }
    return null;
  }

  get head(): { position: number; hash: string } {
    return { position: this.#position, hash: this.#before.toString('hex') };
  }
}
