import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { corpusRows, type Labelled, labelled, SPLIT_FILES, TUNING_FILE } from './corpus.ts';
import { shippedWords } from './model.ts';
import type { BounceClass } from './rule.ts';
import { RULES } from './rules/index.ts';
import { train } from './train.ts';
import { readModel, writeModel } from './words.ts';

const FOLDER = new URL('../corpus/', import.meta.url);
const NAMED: readonly BounceClass[] = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain'];

const rows = (file: string) => corpusRows(readFileSync(new URL(file, FOLDER), 'utf8'));
const JUDGED: readonly Labelled[] = SPLIT_FILES.flatMap(rows).map(labelled);
const CORPUS: readonly Labelled[] = [...JUDGED, ...rows(TUNING_FILE).map(labelled)];
const SOURCES = new Set(rows('sources.tsv').map(([key]) => key));

/** Rules are tuned on replies whose hash is even; the odd half is only ever counted. */
const odd = (row: Labelled): boolean => (createHash('sha256').update(row.reply).digest()[0] ?? 0) % 2 === 1;
const judged = new Set(JUDGED.filter(odd).map((row) => row.reply));
const unseen = (row: Labelled): boolean => judged.has(row.reply);

/** What words say, learned without the odd half: else it would be counted on what it taught. The one that ships has learned from all. */
const BLIND = train(CORPUS.filter((row) => !unseen(row)));

const share = (part: readonly Labelled[], rules = RULES): number =>
  part.filter((row) => classify(row.reply, rules, BLIND).class === row.class).length / part.length;
const named = (part: readonly Labelled[]): readonly Labelled[] => part.filter((row) => NAMED.includes(row.class));

describe('the corpus', () => {
  it('holds 600 replies and more, each once and each with a source', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(600);
    expect(new Set(CORPUS.map((row) => row.reply)).size).toBe(CORPUS.length);
    for (const row of CORPUS) expect(SOURCES, row.reply).toContain(row.source);
  });

  it('covers 40 providers and more, three languages and every class', () => {
    expect(new Set(CORPUS.map((row) => row.provider)).size).toBeGreaterThanOrEqual(40);
    for (const language of ['es', 'pt', 'en']) expect(CORPUS.some((row) => row.language === language)).toBe(true);
    for (const one of [...NAMED, 'unknown']) expect(CORPUS.filter((row) => row.class === one).length).toBeGreaterThanOrEqual(40);
  });
});

describe('classes', () => {
  it('are 95 % right and more on the half that rules were not tuned on', () => {
    expect(share(named(JUDGED.filter(unseen)))).toBeGreaterThanOrEqual(0.95);
  });

  it.each(NAMED)('%s is 90 %% right and more there by itself', (one) => {
    expect(share(JUDGED.filter((row) => unseen(row) && row.class === one))).toBeGreaterThanOrEqual(0.9);
  });

  it('do not hang on what we know of one provider: without the codes and names of any, nine in ten are still right', () => {
    const general = RULES.filter((rule) => rule.id !== 'spam.provider_code' && rule.id !== 'spam.blocklist');
    expect(share(named(JUDGED.filter(unseen)), general)).toBeGreaterThanOrEqual(0.9);
  });

  it('are never far off for a provider as a whole', () => {
    const byProvider = Map.groupBy(named(CORPUS), (row) => row.provider);
    for (const [provider, part] of byProvider) {
      if (part.length >= 8) expect(share(part), provider).toBeGreaterThanOrEqual(0.85);
    }
  });

  it('are named no more often than they should be: what is unknown stays so', () => {
    expect(share(CORPUS.filter((row) => row.class === 'unknown'))).toBeGreaterThanOrEqual(0.8);
  });
});

describe('the model of words that ships', () => {
  it('is what the corpus of today teaches: after a change of the corpus, run npm run bounce:words', () => {
    const taught = readModel(writeModel(train(CORPUS)));
    const differs = CORPUS.filter((row) => classify(row.reply, RULES, taught).class !== classify(row.reply).class);
    expect(shippedWords().weights.size).toBe(taught.weights.size);
    expect(differs.map((row) => row.reply)).toEqual([]);
  });

  it('reads what the rules alone leave open', () => {
    const none = { bias: [0, 0, 0, 0, 0], weights: new Map() };
    const reply = 'No aceptamos publicidad masiva no deseada de su servidor';
    expect(classify(reply, [], none)).toMatchObject({ class: 'unknown', rule: null });
    expect(classify(reply, [])).toMatchObject({ class: 'spam', rule: 'words' });
  });

  it('never says what would have an address suppressed: only rules are that sure', () => {
    const labels = new Set(CORPUS.map((row) => classify(row.reply, [])).map((verdict) => verdict.label));
    expect([...labels].sort()).toEqual(['none', 'over_quota', 'policy', 'recipient_refused', 'unreachable']);
  });
});
