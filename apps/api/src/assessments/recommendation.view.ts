import { type Catalogue, logDaysOf, type Offer, type Plan, type Reason, type Recommendation, sentence } from '@relevo/sizing';
import type { Locale } from '../platform/errors/codes.js';
import type { RecommendationView } from './assessments.dto.js';

export const planView = (plan: Plan, locale: Locale) => ({
  ...plan,
  name: plan.name[locale],
  logDays: logDaysOf(plan),
});

/** The recommendation with its reasons as sentences in the reader's language. */
export function recommendationView(recommendation: Recommendation, locale: Locale): RecommendationView {
  const say = (reason: Reason) => sentence(locale, reason);
  const offer = (one: Offer | null) => one && { plan: planView(one.plan, locale), because: say(one.because) };
  return {
    plan: offer(recommendation.plan),
    bespoke: recommendation.bespoke && { ...recommendation.bespoke, because: say(recommendation.bespoke.because) },
    addOns: recommendation.addOns.map((one) => ({ ...one, because: say(one.because) })),
    smaller: offer(recommendation.smaller),
    larger: offer(recommendation.larger),
    numbers: recommendation.numbers.map((one) => ({ ...one, because: say(one.because) })),
    totals: recommendation.totals,
    warnings: recommendation.warnings.map(say),
  };
}

export const catalogueView = (catalogue: Catalogue, locale: Locale) => ({
  currency: catalogue.currency,
  plans: catalogue.plans.map((plan) => planView(plan, locale)),
});
