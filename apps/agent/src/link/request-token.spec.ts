import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { AGENT_AUDIENCE } from '@relevo/agent-protocol';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { publicJwk } from './node-key.ts';
import { requestToken } from './request-token.ts';

describe('requestToken', () => {
  it('is a JWT that other software verifies, good for one request of one minute', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const body = Buffer.from('{"a":1}');
    const now = new Date('2026-11-24T12:00:00Z');
    const token = requestToken(privateKey, 'node-1', { method: 'POST', path: '/agent/v1/x?y=1', body }, now);
    const verified = await jwtVerify(token, createPublicKey(privateKey), { audience: AGENT_AUDIENCE, currentDate: now });
    expect(verified.protectedHeader.alg).toBe('EdDSA');
    expect(verified.payload).toMatchObject({ iss: 'node-1', htm: 'POST', htu: '/agent/v1/x?y=1' });
    expect(verified.payload.bsh).toBe(createHash('sha256').update(body).digest('base64url'));
    expect((verified.payload.exp ?? 0) - (verified.payload.iat ?? 0)).toBe(60);
  });

  it('never names the same request twice', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const make = () => requestToken(privateKey, 'n', { method: 'GET', path: '/', body: Buffer.alloc(0) }, new Date(0));
    expect(make()).not.toBe(make());
    expect(publicJwk(privateKey).x).toHaveLength(43);
  });
});
