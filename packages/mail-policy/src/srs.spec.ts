import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originalSender, rewriteSender } from './srs.ts';

const key = { secret: Buffer.from('a secret of the pair'), host: 'mx1.relevo.test' };
const peer = { ...key, host: 'mx2.relevo.test' };
const now = new Date('2026-11-24T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const domain = fc.domain();
const local = fc.stringMatching(/^[a-z0-9][a-z0-9.=+_-]{0,20}$/).filter((text) => !/^srs[01]/i.test(text));

describe('a forwarded sender', () => {
  it('is ours, and comes back to who wrote, over either node and in any case', () => {
    fc.assert(
      fc.property(local, domain, fc.integer({ min: 0, max: 21 }), (name, host, days) => {
        const rewritten = rewriteSender(`${name}@${host}`, key, now);
        expect(rewritten).toMatch(/^SRS0=[a-z2-7]{7}=[a-z2-7]{2}=.*@mx1\.relevo\.test$/);
        expect(originalSender(rewritten, peer.secret, later(days))).toBe(`${name}@${host}`);
        expect(originalSender(rewritten.toLowerCase(), key.secret, later(days))).toBe(`${name}@${host}`.toLowerCase());
      }),
    );
  });

  it('that others rewrote comes back to them, however often it was forwarded', () => {
    const theirs = 'SRS0=abcd=xy=ejemplo.test=ana@forward.test';
    const once = rewriteSender(theirs, key, now);
    expect(once).toMatch(/^SRS1=\w{7}=forward\.test==abcd=xy=ejemplo\.test=ana@mx1\.relevo\.test$/);
    const twice = rewriteSender(once, peer, now);
    for (const address of [once, twice]) expect(originalSender(address, key.secret, now)).toBe(theirs);
  });

  it('is nobody after its time, with another secret, and with a letter changed', () => {
    const rewritten = rewriteSender('ana@ejemplo.test', key, now);
    expect(originalSender(rewritten, key.secret, later(22))).toBeNull();
    expect(originalSender(rewritten, Buffer.from('another'), now)).toBeNull();
    expect(originalSender(rewritten.replace('ana', 'eva'), key.secret, now)).toBeNull();
  });

  it('of a notice stays empty', () => expect(rewriteSender('', key, now)).toBe(''));

  it('is never made of what anybody invents', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(originalSender(`SRS0=${text}@mx1.relevo.test`, key.secret, now)).toBeNull();
      }),
    );
  });
});
