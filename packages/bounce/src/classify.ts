import { shippedWords } from './model.ts';
import { parseReply } from './reply.ts';
import { applies, type BounceClass, type BounceLabel, type BounceRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { CLASSES, likeness, type WordModel, wordFeatures } from './words.ts';

export interface BounceVerdict {
  readonly class: BounceClass;
  readonly label: BounceLabel;
  /** 0 to 1; 0 when nothing spoke. */
  readonly confidence: number;
  /** Which rule spoke; `words`: none that is believed, the words are like those of known replies; null: nothing spoke. */
  readonly rule: string | null;
}

const NOTHING: BounceVerdict = { class: 'unknown', label: 'none', confidence: 0, rule: null };

/** How much a rule's word weighs against the likeness of words. Found on the batches that were run blind (docs/bounce-classes.md). */
const RULE_WEIGHT = 0.75;
/** Nats by which "unknown" is preferred: a wrong reason costs people more than none. */
const DOUBT = 0.8;
/** No likeness is surer than this, however alike the words. */
const MOST = 0.8;

/** What is said of a class that only the words tell: labels on which nothing hangs that cannot be undone (no address is suppressed by them). */
const CAUTIOUS: Readonly<Record<BounceClass, BounceLabel>> = {
  invalid_address: 'recipient_refused',
  mailbox_full: 'over_quota',
  spam: 'policy',
  dns_or_domain: 'unreachable',
  unknown: 'none',
};

/**
 * What a bounce means, from the text alone: an SMTP reply, Postfix's own words, or a report's diagnostic (RFC 3464), on one
 * line or several, in Spanish, Portuguese or English.
 *
 * The first rule that applies speaks, and is believed unless the words as a whole say something else much more clearly than
 * the rule is sure. `rules` is there for corrections that staff have made, put before ours, and always believed; `model` for
 * measuring with one that has seen less.
 */
export function classify(text: string, rules: readonly BounceRule[] = RULES, model: WordModel = shippedWords()): BounceVerdict {
  const reply = parseReply(text);
  const rule = rules.find((candidate) => applies(candidate, reply));
  const spoken = rule && { class: rule.class, label: rule.label, confidence: rule.confidence, rule: rule.id };
  if (rule?.outright) return spoken ?? NOTHING;
  const features = wordFeatures(reply);
  if (!features.some((feature) => model.weights.has(feature))) return spoken ?? NOTHING;
  const likely = likeness(model, features);
  const odds = rule ? RULE_WEIGHT * Math.log((4 * rule.confidence) / (1 - Math.min(rule.confidence, 0.98))) : 0;
  const scores = CLASSES.map(
    (one, at) => Math.log((likely[at] ?? 0) + 1e-6) + (one === rule?.class ? odds : 0) + (one === 'unknown' ? DOUBT : 0),
  );
  const best = scores.indexOf(Math.max(...scores));
  const name = CLASSES[best] ?? 'unknown';
  if (spoken && name === spoken.class) return spoken;
  if (name === 'unknown' && !spoken) return NOTHING;
  return {
    class: name,
    label: CAUTIOUS[name],
    confidence: Math.min(MOST, Math.round((likely[best] ?? 0) * 100) / 100),
    rule: 'words',
  };
}
