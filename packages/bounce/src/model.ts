import { WORDS_TEXT } from './words.generated.ts';
import { readModel, type WordModel } from './words.ts';

let read: WordModel | undefined;

/** The model of the whole corpus; read once, when first asked for. */
export const shippedWords = (): WordModel => {
  read ??= readModel(WORDS_TEXT);
  return read;
};
