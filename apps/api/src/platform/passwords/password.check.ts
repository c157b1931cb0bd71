import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as spanish from '@zxcvbn-ts/language-es-es';
import { err, ok, type Result } from '../errors/result.js';

/** NIST SP 800-63B section 3.1.1.2 asks for length and a list of known passwords, and against rules of composition. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;
/** zxcvbn: "safely unguessable", at least 10^8 guesses. */
const ENOUGH = 3;
/** Words that everybody here would think of. */
const HOUSE = ['relevo', 'correo', 'casilla', 'empresa', 'webmail'];

let estimator: ZxcvbnFactory | undefined;
/** Dictionaries of breached and common passwords, names and words of both languages; read at first use (200 ms), no network. */
const estimate = () => {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...spanish.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: 64,
  });
  return estimator;
};

type Refusal = 'password.too_short' | 'password.guessable';

/**
 * Whether a person may choose this password. `own` are words that a guesser would try first: the person's name and address, the
 * company's name; a password that contains one of four letters or more is refused.
 */
export function checkPassword(password: string, own: readonly string[]): Result<string, Refusal> {
  if (password.length < MIN_PASSWORD) return err('password.too_short', { min: MIN_PASSWORD }, 'password');
  const words = [...new Set(own.flatMap(wordsOf))];
  const low = bare(password);
  const guessable =
    words.some((word) => word.length >= 4 && low.includes(word)) ||
    estimate().check(password, [...words, ...HOUSE]).score < ENOUGH;
  return guessable ? err('password.guessable', {}, 'password') : ok(password);
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] =>
  bare(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

let known: ReadonlySet<string> | undefined;
/**
 * The same refusals but for the estimate, in microseconds: for files with ten thousand passwords. What is left after taking off
 * digits and signs at both ends is looked up, so `Password2026!` counts as `password`.
 */
export function checkPasswordOfMany(password: string, own: readonly string[]): Result<string, Refusal> {
  if (password.length < MIN_PASSWORD) return err('password.too_short', { min: MIN_PASSWORD }, 'password');
  known ??= new Set(common.dictionary['passwords-common'] as readonly string[]);
  const low = bare(password);
  const stem = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const guessable =
    new Set(low).size < 5 ||
    /^(.{1,4})\1+$/u.test(low) ||
    known.has(low) ||
    known.has(stem) ||
    own.flatMap(wordsOf).some((word) => word.length >= 4 && low.includes(word));
  return guessable ? err('password.guessable', {}, 'password') : ok(password);
}
