import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { checkPassword } from '../platform/passwords/password.check.js';

// No look-alikes (0 O, 1 l I): people read these aloud.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 20 characters of 56: 116 bits. */
export const generatePassword = (): string => Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** The rule for a mailbox is the rule for everybody; its own words are those of its address. */
export const checkChosenPassword = (password: string, address: string) => checkPassword(password, [address]);

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

/** Compared with, where there is no mailbox: the answer for one that does not exist takes as long. */
const NOBODY = hash('nobody has this password', { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 });

/** Whether this is the password behind a hash of ours, whichever of the two schemes it has; null: there is none. */
export async function verifyMailboxPassword(stored: string | null, password: string): Promise<boolean> {
  const [, scheme, value = ''] = /^\{(ARGON2ID|SSHA512)\}(.+)$/.exec(stored ?? '') ?? [];
  if (scheme === 'ARGON2ID') return verify(value, password);
  // The slow comparison is made all the same: how long the answer takes must not tell which scheme it is, or whether there is one.
  await verify(await NOBODY, password);
  if (scheme !== 'SSHA512') return false;
  const bytes = Buffer.from(value, 'base64');
  const digest = createHash('sha512').update(password).update(bytes.subarray(64)).digest();
  return bytes.length > 64 && timingSafeEqual(digest, bytes.subarray(0, 64));
}
