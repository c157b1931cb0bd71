import type { Reply } from './reply.ts';
import type { BounceClass } from './rule.ts';

/** In the order of the weights. */
export const CLASSES: readonly BounceClass[] = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown'];

/** What each word says of each class: a logistic regression over the corpus, made by `train.ts`. */
export interface WordModel {
  readonly bias: readonly number[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

/** Words are cut here, so that "rechazado", "rechazada" and "rechazamos" are one. */
const STEM = 6;

/** What of a reply counts: its words, each two that stand together, its codes, and what was answered to. */
export function wordFeatures(reply: Reply): readonly string[] {
  const words = (reply.text.match(/[a-z@0-9.']+/g) ?? [])
    .map((word) => word.replace(/[.']{1,99}$/, '').slice(0, STEM))
    .filter((word) => word !== '');
  const features = new Set<string>();
  words.forEach((word, at) => {
    features.add(word);
    if (at > 0) features.add(`${words[at - 1]} ${word}`);
  });
  if (reply.code !== null) features.add(`#${reply.code}`);
  if (reply.enhanced !== null) features.add(`#${reply.enhanced}`);
  if (reply.stage !== null) features.add(`#${reply.stage}`);
  return [...features];
}

/** How likely each class is, in the order of `CLASSES`, by the words alone; the sum is 1. A long reply does not weigh more than a short one. */
export function likeness(model: WordModel, features: readonly string[]): readonly number[] {
  const scale = 1 / Math.sqrt(features.length || 1);
  const scores = [...model.bias];
  for (const feature of features) {
    model.weights.get(feature)?.forEach((weight, at) => {
      scores[at] = (scores[at] ?? 0) + weight * scale;
    });
  }
  return softmax(scores);
}

export function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** One line a feature: its name and a weight for each class, in hundredths. The line `bias` is first. */
export function writeModel(model: WordModel): string {
  const line = (name: string, weights: readonly number[]) => [name, ...weights.map((one) => Math.round(one * 100))].join('\t');
  const features = [...model.weights].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${[line('bias', model.bias), ...features.map(([name, weights]) => line(name, weights))].join('\n')}\n`;
}

export function readModel(text: string): WordModel {
  const [bias = [], ...rest] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const weights = (cells: readonly string[]) => cells.slice(1).map((cell) => Number(cell) / 100);
  return { bias: weights(bias), weights: new Map(rest.map((cells) => [cells[0] ?? '', weights(cells)])) };
}
