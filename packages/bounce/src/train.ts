import type { Labelled } from './corpus.ts';
import { parseReply } from './reply.ts';
import { CLASSES, softmax, type WordModel, wordFeatures } from './words.ts';

const EPOCHS = 25;
const RATE = 1.2;
/** How much slower each epoch learns. */
const DECAY = 0.25;
/** Pulls weights to nothing (L2), so that a word met once says little. */
const FORGET = 0.0012;
/** Weights that no class feels are left out: half of the file, and no verdict. */
const WORTH = 0.2;

/**
 * Learns from labelled replies what each word says: multinomial logistic regression by stochastic gradient descent. The same
 * corpus gives the same model, since the order is shuffled by a generator of its own.
 */
export function train(corpus: readonly Labelled[]): WordModel {
  const rows = corpus.map((row) => ({ features: wordFeatures(parseReply(row.reply)), class: CLASSES.indexOf(row.class) }));
  const weights = new Map<string, number[]>();
  const bias = CLASSES.map(() => 0);
  const random = generator();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(rows, random);
    const rate = RATE / (1 + epoch * DECAY);
    for (const row of rows) learn(row, rate);
  }
  const worth = [...weights].filter(([, of]) => of.some((weight) => Math.abs(weight) >= WORTH));
  return { bias, weights: new Map(worth) };

  function learn(row: (typeof rows)[number], rate: number): void {
    const scale = 1 / Math.sqrt(row.features.length || 1);
    const known = row.features.map((feature) => weights.get(feature) ?? fresh(feature));
    const scores = bias.map((own, at) => own + scale * known.reduce((sum, of) => sum + (of[at] ?? 0), 0));
    const errors = softmax(scores).map((likely, at) => (at === row.class ? 1 : 0) - likely);
    errors.forEach((error, at) => {
      bias[at] = (bias[at] ?? 0) + rate * 0.1 * error;
      for (const of of known) of[at] = (of[at] ?? 0) + rate * (error * scale - FORGET * (of[at] ?? 0));
    });
  }

  function fresh(feature: string): number[] {
    const none = CLASSES.map(() => 0);
    weights.set(feature, none);
    return none;
  }
}

/** Linear congruential (the constants of ANSI C's example), 0 to 1. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffle<T>(rows: T[], random: () => number): void {
  for (let at = rows.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [rows[at], rows[other]] = [rows[other] as T, rows[at] as T];
  }
}
