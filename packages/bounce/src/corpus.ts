import type { BounceClass } from './rule.ts';

export interface Labelled {
  readonly class: BounceClass;
  readonly provider: string;
  readonly language: string;
  /** Key in `corpus/sources.tsv`. */
  readonly source: string;
  readonly reply: string;
}

/** Files of `corpus/` that hold labelled replies. The first three are split by hash into a half to tune on and one to be judged by. */
export const SPLIT_FILES = ['providers.tsv', 'servers.tsv', 'languages.tsv'] as const;
/** Collected later from public lists and looked at whole while tuning: never counted as unseen. */
export const TUNING_FILE = 'tuning.tsv';

/** The lines of one file after its header, cut at the tabs. */
export function corpusRows(text: string): readonly string[][] {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

export const labelled = ([
  bounceClass = '',
  provider = '',
  language = '',
  source = '',
  reply = '',
]: readonly string[]): Labelled => ({
  class: bounceClass as BounceClass,
  provider,
  language,
  source,
  reply,
});
