import { mkdirSync, writeFileSync } from 'node:fs';
import { wholeCorpus } from './corpus-files.ts';
import { train } from './train.ts';
import { writeModel } from './words.ts';

/** Writes the model of the whole corpus; to be run after each change of the corpus (a test asks for it). */
const folder = new URL('../model/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('words.tsv', folder), writeModel(train(wholeCorpus())));
