import { expect, it } from 'vitest';
import { sentence } from './codes.js';

it.each([
  ['es', 'El servidor de destino no está listo: Atraso de la copia. Para conmutar de todos modos, confírmelo.'],
  ['en', 'The target server is not ready: Lag of the copy. Confirm to switch anyway.'],
] as const)('words of ours stand in the language of the sentence (%s)', (locale, said) => {
  const why = { es: 'Atraso de la copia', en: 'Lag of the copy' };
  expect(sentence('switchover.not_ready', locale, { why })).toBe(said);
});
