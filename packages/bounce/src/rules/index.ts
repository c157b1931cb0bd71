import type { BounceRule } from '../rule.ts';
import { CODE_RULES, EXACT_CODE_RULES, SUBJECT_RULES } from './codes.ts';
import { DOMAIN_RULES, NOT_OURS_RULES, RELAY_RULES, REVERSE_DNS_RULES, UNREACHABLE_RULES } from './domain.ts';
import { FULL_RULES } from './full.ts';
import { INVALID_RULES, REFUSED_RULES } from './invalid.ts';
import { FIRST_RULES, RESTRICTED_RULES, SIZE_RULES, TROUBLE_RULES } from './other.ts';
import {
  BACKSCATTER_RULES,
  BLOCKLIST_RULES,
  DENIED_RULES,
  POLICY_RULES,
  PROVIDER_CODE_RULES,
  SENDING_LIMIT_RULES,
  SHUT_OUT_RULES,
  SPAM_RULES,
  SPAM_WORD_RULES,
} from './spam.ts';

/**
 * All rules in the order in which they are asked; the first that applies speaks.
 *
 * Names of lists come before all else, for a refusal by one dresses itself as anything ("Mailbox unavailable. Your IP is
 * listed"). Then what is said outright, from the narrow to the wide; then general words; codes last, since half the
 * servers of the world send 5.7.1 or 550 for everything.
 */
export const RULES: readonly BounceRule[] = [
  ...FIRST_RULES,
  ...BLOCKLIST_RULES,
  ...REVERSE_DNS_RULES,
  ...PROVIDER_CODE_RULES,
  ...SENDING_LIMIT_RULES,
  ...FULL_RULES,
  ...SIZE_RULES,
  ...DOMAIN_RULES,
  ...RELAY_RULES,
  ...BACKSCATTER_RULES,
  ...INVALID_RULES,
  ...SPAM_WORD_RULES,
  ...NOT_OURS_RULES,
  ...RESTRICTED_RULES,
  ...SPAM_RULES,
  ...UNREACHABLE_RULES,
  ...REFUSED_RULES,
  ...POLICY_RULES,
  ...SHUT_OUT_RULES,
  ...TROUBLE_RULES,
  ...EXACT_CODE_RULES,
  ...SUBJECT_RULES,
  ...DENIED_RULES,
  ...CODE_RULES,
];
