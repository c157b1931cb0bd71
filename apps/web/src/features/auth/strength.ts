import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as spanish from '@zxcvbn-ts/language-es-es';

// Some hundred kilobytes of word lists: fetched when somebody begins to choose a password, never before.
const estimator = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...spanish.dictionary },
  graphs: common.adjacencyGraphs,
  maxLength: 64,
});

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** 0 to 4, as the API judges it: a word of one's own makes it easy, whatever else there is. The API has the last word. */
export function strengthOf(password: string, own: readonly string[]): number {
  const words = own.flatMap((text) => bare(text).split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const { score } = estimator.check(password, [...words, 'relevo', 'correo', 'casilla', 'empresa', 'webmail']);
  const given = words.some((word) => word.length >= 4 && bare(password).includes(word));
  return given ? Math.min(score, 1) : score;
}
