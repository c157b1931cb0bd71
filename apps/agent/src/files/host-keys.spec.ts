import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAIR } from '../converge/records.arbitrary.ts';
import { run } from '../host/run.ts';
import { HostKeys } from './host-keys.ts';

const directory = mkdtempSync(join(tmpdir(), 'relevo-host-keys-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const keys = new HostKeys(join(directory, 'tls'));
const pairWith = (id: string, chain: string, privateKey: string) => ({ ...PAIR, certificate: { id, chain, privateKey } });
const [FIRST, SECOND] = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002'] as const;
let chain: string;
let privateKey: string;

beforeAll(async () => {
  const ran = await run([
    ...(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const),
    ...['-subj', '/CN=mx1.relevo.test', '-keyout', '-', '-out', '-'],
  ]);
  [privateKey = ''] = /-----BEGIN PRIVATE KEY-----[\s\S]*?-----END PRIVATE KEY-----\n/.exec(ran.stdout) ?? [];
  [chain = ''] = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/.exec(ran.stdout) ?? [];
});

describe('the keys of a pair', () => {
  it('are files for root alone, and not in what is kept of the pair', () => {
    const kept = keys.take(pairWith(FIRST, chain, privateKey));
    expect(JSON.stringify(kept)).not.toContain('PRIVATE KEY');
    const files = keys.filesOf(kept);
    expect(statSync(files?.key ?? '').mode & 0o777).toBe(0o600);
    expect(keys.whole(kept)).toEqual(pairWith(FIRST, chain, privateKey));
  });

  it('are not served with a certificate of another key', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(keys.filesOf(keys.take(pairWith(SECOND, chain, String(other))))).toBeNull();
    expect(keys.filesOf(keys.take(pairWith(SECOND, 'not a certificate', privateKey)))).toBeNull();
  });

  it('leave when others have taken their place', () => {
    const kept = keys.take(pairWith(FIRST, chain, privateKey));
    keys.forgetOthers(kept);
    expect(readdirSync(join(directory, 'tls')).sort()).toEqual([`pair-${FIRST}.key`, `pair-${FIRST}.pem`]);
  });

  it('stay when the programs were set up with those before them', () => {
    const before = keys.take({ ...PAIR, certificate: null });
    const kept = keys.take(pairWith(SECOND, chain, privateKey));
    keys.forgetOthers(before);
    expect(keys.filesOf(kept)).not.toBeNull();
  });

  it('make a difference when they are gone', () => {
    const kept = keys.take(pairWith(FIRST, chain, privateKey));
    rmSync(join(directory, 'tls', `pair-${FIRST}.key`));
    expect(keys.whole(kept)).not.toEqual(pairWith(FIRST, chain, privateKey));
    expect(keys.filesOf(kept)).toBeNull();
  });
});
