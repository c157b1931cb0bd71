import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { err, ok, type Result } from '../platform/errors/result.js';

export const MIN_PASSWORD = 10;
// No look-alikes (0 O, 1 l I): people read these aloud.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 20 characters of 56: 116 bits. */
export const generatePassword = (): string => Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Refuses what is short or given away by the address. */
export function checkChosenPassword(
  password: string,
  address: string,
): Result<string, 'password.too_short' | 'password.guessable'> {
  if (password.length < MIN_PASSWORD) return err('password.too_short', { min: MIN_PASSWORD }, 'password');
  const low = password.toLowerCase();
  const parts = address
    .toLowerCase()
    .split(/[@.]/)
    .filter((part) => part.length >= 4);
  const repeats = /^(.{1,4})\1+$/.test(low) || new Set(low).size < 5;
  return repeats || parts.some((part) => low.includes(part)) ? err('password.guessable', {}, 'password') : ok(password);
}

/** For a password that a person chose: slow on purpose (RFC 9106; Dovecot scheme ARGON2ID). */
export const hashChosenPassword = async (password: string): Promise<string> =>
  `{ARGON2ID}${await hash(password, { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 })}`;

/**
 * For a password of ours with 116 random bits: guessing is out of reach whatever the hash costs, so a salted SHA-512
 * (Dovecot scheme SSHA512) is enough, and ten thousand of them take a moment instead of minutes.
 */
export function hashGeneratedPassword(password: string): string {
  const salt = randomBytes(16);
  const digest = createHash('sha512').update(password).update(salt).digest();
  return `{SSHA512}${Buffer.concat([digest, salt]).toString('base64')}`;
}
