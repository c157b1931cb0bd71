import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPassword, MIN_PASSWORD } from './password.check.js';

const own = ['Ana Quiroga', 'ana@andina.test', 'Andina Logística'];
const verdict = (password: string) => {
  const result = checkPassword(password, own);
  return result.ok ? 'ok' : result.code;
};

it.each([
  ['corta', 'password.too_short'],
  ['password123', 'password.guessable'],
  ['contraseña123', 'password.guessable'],
  ['qwertyuiop12', 'password.guessable'],
  ['aaaaaaaaaaaa', 'password.guessable'],
  ['Argentina2026', 'password.guessable'],
  ['quiroga-verde-silla-77', 'password.guessable'],
  ['LogisticaVerdeSilla77', 'password.guessable'],
  ['correcto-caballo-42', 'ok'],
  ['una frase larga y tranquila', 'ok'],
  ['x8!kQ2z#Lw', 'ok'],
])('%s: %s', (password, wanted) => {
  expect(verdict(password)).toBe(wanted);
});

it('never takes what is shorter, nor what holds an own word', () => {
  fc.assert(fc.property(fc.string({ maxLength: MIN_PASSWORD - 1 }), (text) => verdict(text) !== 'ok'));
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => verdict(`${a}QUIROGA${b}`) !== 'ok'),
    { numRuns: 30 },
  );
});
