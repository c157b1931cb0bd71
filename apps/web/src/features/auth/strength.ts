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

/** 0 to 4, as the API judges it; the API has the last word. */
export const strengthOf = (password: string, own: readonly string[]): number =>
  estimator.check(password, [...own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)), 'relevo', 'correo']).score;
