import { readFileSync } from 'node:fs';
import { corpusRows, type Labelled, labelled, SPLIT_FILES, TUNING_FILE } from './corpus.ts';

const FOLDER = new URL('../corpus/', import.meta.url);

export const rowsOf = (file: string): readonly string[][] => corpusRows(readFileSync(new URL(file, FOLDER), 'utf8'));

/** Replies split by hash into those that rules are tuned on and those that are only counted. */
export const splitCorpus = (): readonly Labelled[] => SPLIT_FILES.flatMap(rowsOf).map(labelled);

export const wholeCorpus = (): readonly Labelled[] => [...splitCorpus(), ...rowsOf(TUNING_FILE).map(labelled)];
