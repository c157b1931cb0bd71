import { parseReply } from './reply.ts';
import { applies, type BounceClass, type BounceLabel, type BounceRule } from './rule.ts';
import { RULES } from './rules/index.ts';

export interface BounceVerdict {
  readonly class: BounceClass;
  readonly label: BounceLabel;
  /** 0 to 1; 0 when no rule spoke. */
  readonly confidence: number;
  /** Which rule spoke; null: none. */
  readonly rule: string | null;
}

const NOTHING: BounceVerdict = { class: 'unknown', label: 'none', confidence: 0, rule: null };

/**
 * What a bounce means, from the text alone: an SMTP reply, Postfix's own words, or a report's diagnostic (RFC 3464), on one
 * line or several, in Spanish, Portuguese or English.
 *
 * The first rule that applies speaks. `rules` is there for corrections that staff have made, put before ours.
 */
export function classify(text: string, rules: readonly BounceRule[] = RULES): BounceVerdict {
  const reply = parseReply(text);
  const rule = rules.find((candidate) => applies(candidate, reply));
  if (rule === undefined) return NOTHING;
  return { class: rule.class, label: rule.label, confidence: rule.confidence, rule: rule.id };
}
