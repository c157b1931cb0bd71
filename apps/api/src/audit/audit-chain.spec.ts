import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainCheck, GENESIS, type Sealed, sealOf } from './audit-chain.js';

const key = randomBytes(32);
function chainOf(texts: readonly string[]): Sealed[] {
  let before = GENESIS;
  return texts.map((text, index) => {
    const hash = sealOf(key, before, index + 1, text);
    before = hash;
    return { position: index + 1, auditId: 100 + index, text, hash };
  });
}
const texts = fc.array(fc.string(), { minLength: 1, maxLength: 20 });

describe('the chain of seals', () => {
  it('holds, however it is cut into batches', () => {
    fc.assert(
      fc.property(texts, fc.nat(20), (entries, cut) => {
        const [check, chain] = [new ChainCheck(key), chainOf(entries)];
        expect(check.follow(chain.slice(0, cut)) ?? check.follow(chain.slice(cut))).toBeNull();
        expect(check.head.position).toBe(entries.length);
      }),
    );
  });

  it('breaks where an entry was changed, removed, or moved', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (entries, at) => {
        const chain = chainOf(entries);
        const index = at % chain.length;
        const link = chain[index] as Sealed;
        const broken = (links: readonly Sealed[]) => new ChainCheck(key).follow(links)?.position;
        expect(broken(chain.with(index, { ...link, text: `${link.text}x` }))).toBe(index + 1);
        expect(broken(chain.with(index, { ...link, text: null }))).toBe(index + 1);
        // The last may be cut off unseen by the chain alone: that is what a head noted elsewhere is for.
        if (index < chain.length - 1) expect(broken(chain.toSpliced(index, 1))).toBe(index + 1);
      }),
    );
  });

  it('cannot be made anew without the key', () => {
    const forged = randomBytes(32);
    const text = 'entry';
    expect(new ChainCheck(key).follow([{ position: 1, auditId: 1, text, hash: sealOf(forged, GENESIS, 1, text) }])?.why).toBe(
      'changed',
    );
  });
});
