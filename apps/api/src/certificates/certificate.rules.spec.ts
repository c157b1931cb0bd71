import { describe, expect, it } from 'vitest';
import { canonical, certificateHash, FIRST_HASH } from './certificate.rules.js';

const facts = {
  company: 'Andina',
  sender: 'ana@andina.test',
  recipient: 'x@fuera.test',
  messageId: 'a@andina.test',
  size: 1200,
  acceptedAt: '2026-11-24T12:00:00.000Z',
  deliveredAt: '2026-11-24T12:00:02.000Z',
  node: 'mx1',
  relay: 'mx.fuera.test[192.0.2.1]:25',
  queueId: 'ABCDE1',
  reply: '250 2.0.0 Ok',
};

describe('a certificate', () => {
  const hash = certificateHash(7, '2026-11-24T13:00:00.000Z', FIRST_HASH, canonical(facts));
  it('has the same hash however its facts were put together', () => {
    const { reply, ...rest } = facts;
    expect(certificateHash(7, '2026-11-24T13:00:00.000Z', FIRST_HASH, canonical({ reply, ...rest }))).toBe(hash);
  });
  it.each([
    ['another fact', 7, '2026-11-24T13:00:00.000Z', FIRST_HASH, canonical({ ...facts, reply: '250 2.0.0 OK' })],
    ['another number', 8, '2026-11-24T13:00:00.000Z', FIRST_HASH, canonical(facts)],
    ['another time', 7, '2026-11-24T13:00:00.001Z', FIRST_HASH, canonical(facts)],
    ['another one before it', 7, '2026-11-24T13:00:00.000Z', 'f'.repeat(64), canonical(facts)],
  ])('has another with %s', (_, number, at, before, text) => expect(certificateHash(number, at, before, text)).not.toBe(hash));
});
