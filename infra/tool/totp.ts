import { createHmac } from 'node:crypto';
import { Refusal } from './refusal.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The six digits that an authenticator app shows for a base32 secret (RFC 6238: HMAC-SHA-1, steps of 30 seconds). */
export function totp(secret: string, at = Date.now()): string {
  let bits = '';
  for (const sign of secret.toUpperCase().replace(/[\s=]/g, '')) {
    const value = ALPHABET.indexOf(sign);
    if (value < 0) throw new Refusal(`"${sign}" is no base32`);
    bits += value.toString(2).padStart(5, '0');
  }
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(step).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** For who has no app at hand: the code of a secret, or of the secret in an otpauth address. */
export async function run(args: readonly string[]): Promise<void> {
  const [given] = args;
  if (!given) throw new Refusal('totp needs the secret, or its otpauth:// address');
  const secret = given.startsWith('otpauth:') ? new URL(given).searchParams.get('secret') : given;
  if (!secret) throw new Refusal('that address has no secret');
  process.stdout.write(`${totp(secret)}\n`);
}
