#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
// Not by the package's name: that reads the very file that is made here.
import { corpusRows, labelled, SPLIT_FILES, TUNING_FILE } from '../packages/bounce/src/corpus.ts';
import { train } from '../packages/bounce/src/train.ts';
import { writeModel } from '../packages/bounce/src/words.ts';

/** `npm run bounce:words`: learns from the whole corpus what each word of a bounce says. After each change of the corpus; a test asks for it. */
const folder = new URL('../packages/bounce/', import.meta.url);
const corpus = [...SPLIT_FILES, TUNING_FILE].flatMap((file) =>
  corpusRows(readFileSync(new URL(`corpus/${file}`, folder), 'utf8')).map(labelled),
);
writeFileSync(
  new URL('src/words.generated.ts', folder),
  `// Made by npm run bounce:words out of corpus/. One line a feature: a weight for each class, in hundredths.\nexport const WORDS_TEXT = \`${writeModel(train(corpus))}\`;\n`,
);
