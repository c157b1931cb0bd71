import { createHash } from 'node:crypto';
import type { AliasRecord, DomainRecord, ListRecord, MailboxRecord, PairRecord } from './state.ts';

export type RecordKind = 'pair' | 'domain' | 'mailbox' | 'alias' | 'list';
type AnyRecord = PairRecord | DomainRecord | MailboxRecord | AliasRecord | ListRecord;

/** JSON with sorted keys: two equal records always give the same text (after RFC 8785, for our value types). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * Order-free digest of a set of records: the XOR of their SHA-256, so both sides can stream in any order.
 * Ids are unique within a kind, so no two equal terms cancel out.
 */
export class StateDigest {
  readonly #sum = Buffer.alloc(32);
  #count = 0;

  add(kind: RecordKind, record: AnyRecord): this {
    const hash = createHash('sha256').update(kind).update('\n').update(canonical(record)).digest();
    for (let i = 0; i < 32; i++) this.#sum[i] = (this.#sum[i] as number) ^ (hash[i] as number);
    this.#count++;
    return this;
  }

  /** `count:hex`. */
  toString(): string {
    return `${this.#count}:${this.#sum.toString('hex')}`;
  }
}
