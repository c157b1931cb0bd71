import { classify } from './classify.ts';
import type { Labelled } from './corpus.ts';
import { parseReply } from './reply.ts';
import { applies, type BounceClass, type BounceLabel, type BounceRule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What staff say that a reply means, by the words that tell it. */
export interface Correction {
  readonly id: string;
  /** All of them must stand in the reply, anywhere and in any order. Words and no patterns: no text makes a rule slow. */
  readonly phrases: readonly string[];
  /** SMTP reply code; null: any. */
  readonly code: number | null;
  readonly class: BounceClass;
  readonly label: BounceLabel;
}

/** Shorter ones stand in too many replies to tell anything. */
export const MIN_PHRASE = 6;

/** As replies are reduced before rules see them: lower case, no accents, no addresses, no codes. */
export const reducedPhrase = (phrase: string): string => parseReply(phrase).text;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A rule before ours. Null: a phrase has nothing left once it is reduced (it was an address, or a code alone). */
export function correctionRule(correction: Correction): BounceRule | null {
  const phrases = correction.phrases.map(reducedPhrase);
  if (phrases.length === 0 || phrases.some((phrase) => phrase.length < MIN_PHRASE)) return null;
  return {
    id: `staff.${correction.id}`,
    class: correction.class,
    label: correction.label,
    confidence: 0.95,
    outright: true,
    text: new RegExp(`^${phrases.map((phrase) => `(?=.*${escaped(phrase)})`).join('')}`, 's'),
    ...(correction.code === null ? {} : { code: [correction.code] }),
  };
}

/** Whether `rule` applies to a reply as it stands in a log or a report. */
export const speaksFor = (rule: BounceRule, reply: string): boolean => applies(rule, parseReply(reply));

export interface Trial {
  /** Replies of the corpus that the rule speaks for. */
  readonly touched: number;
  /** Wrong without it, right with it. */
  readonly mended: readonly Labelled[];
  /** Right without it, wrong with it: reason enough not to let it go live. */
  readonly broken: readonly Labelled[];
}

/** What `rule`, put before `rules`, changes in the corpus. */
export function tryCorrection(rule: BounceRule, corpus: readonly Labelled[], rules: readonly BounceRule[] = RULES): Trial {
  const touched = corpus.filter((row) => speaksFor(rule, row.reply));
  const before = (row: Labelled) => classify(row.reply, rules).class === row.class;
  return {
    touched: touched.length,
    mended: touched.filter((row) => !before(row) && rule.class === row.class),
    broken: touched.filter((row) => before(row) && rule.class !== row.class),
  };
}
