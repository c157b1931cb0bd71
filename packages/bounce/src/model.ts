import { readFileSync } from 'node:fs';
import { readModel, type WordModel } from './words.ts';

let read: WordModel | undefined;

/** The model of the whole corpus, as `npm run train -w packages/bounce` wrote it; read once, when first asked for. */
export const WORDS = (): WordModel => {
  read ??= readModel(readFileSync(new URL('../model/words.tsv', import.meta.url), 'utf8'));
  return read;
};
