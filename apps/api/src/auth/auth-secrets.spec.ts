import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { authSecrets, libraryOptions } from './auth-secrets.js';

const old = 'o'.repeat(40);
const fresh = 'f'.repeat(40);

describe('AUTH_SECRET', () => {
  it.each([
    [old, old, [old], null],
    [`1:${old}`, old, [old], 1],
    [`2:${fresh},1:${old}`, fresh, [fresh, old], 2],
    [`2:${fresh},${old}`, fresh, [fresh, old], 2],
  ])('%s signs with the first and reads all', (text, current, all, version) => {
    const secrets = authSecrets(text);
    expect([secrets.current, secrets.all]).toEqual([current, all]);
    expect(typeof secrets.key === 'string' ? null : secrets.key.currentVersion).toBe(version);
  });

  it.each(['short', `2:${fresh},short`, `${fresh},${old}`, `1:${fresh},1:${old}`, `2:${fresh},${old},${old}x`])(
    'refuses %s with a reason',
    (text) => expect(() => authSecrets(text)).toThrow(/AUTH_SECRET/),
  );

  it('reads what an earlier secret sealed, numbered or not, until that is gone', async () => {
    const bare = await symmetricEncrypt({ key: authSecrets(old).key, data: 'seed' });
    const first = await symmetricEncrypt({ key: authSecrets(`1:${old}`).key, data: 'seed' });
    expect(await symmetricDecrypt({ key: authSecrets(`2:${fresh},${old}`).key, data: bare })).toBe('seed');
    expect(await symmetricDecrypt({ key: authSecrets(`2:${fresh},1:${old}`).key, data: first })).toBe('seed');
    const second = await symmetricEncrypt({ key: authSecrets(`2:${fresh},1:${old}`).key, data: 'seed' });
    expect(await symmetricDecrypt({ key: authSecrets(`2:${fresh}`).key, data: second })).toBe('seed');
    await expect(symmetricDecrypt({ key: authSecrets(`2:${fresh}`).key, data: first })).rejects.toThrow();
  });

  it('tells the library the same', () => {
    expect(libraryOptions(authSecrets(old))).toEqual({ secret: old });
    expect(libraryOptions(authSecrets(`2:${fresh},${old}`))).toEqual({ secret: old, secrets: [{ version: 2, value: fresh }] });
  });
});
