import { type Answers, completeness } from './answers.ts';
import type { Assumptions } from './assumptions.ts';
import type { BulkAddOn, Catalogue, Plan } from './catalogue.ts';
import { type Needs, needsOf, type SizingNumber } from './numbers.ts';
import type { Reason } from './reasons.ts';

export interface Offer {
  readonly plan: Plan;
  readonly because: Reason;
}

export interface AddOn {
  readonly kind: 'standby' | 'bulk';
  readonly id: string;
  /** How many of it; more than one where the catalogue's largest is not enough. */
  readonly quantity: number;
  /** Minor units a month, all of the quantity. */
  readonly price: number;
  readonly because: Reason;
}

export interface Recommendation {
  /** Null: beyond the catalogue, see `bespoke`. */
  readonly plan: Offer | null;
  readonly bespoke: {
    readonly mailboxes: number;
    readonly storageGb: number;
    readonly pairs: number;
    readonly because: Reason;
  } | null;
  readonly addOns: readonly AddOn[];
  /** The plans beside it, with what speaks against the one and for the other. */
  readonly smaller: Offer | null;
  readonly larger: Offer | null;
  readonly numbers: readonly SizingNumber[];
  /** Minor units a month; null where there is no list price. */
  readonly totals: { readonly currency: string; readonly plan: number; readonly addOns: number; readonly monthly: number } | null;
  readonly warnings: readonly Reason[];
}

/**
 * The plan for a company, with every figure behind it.
 *
 * Total: half-filled and contradictory answers are sized as well as they can be, and `warnings` says so (`validate` is where
 * they are refused). More of anything in the answers never gives a smaller plan.
 */
export function recommend(answers: Answers, assumptions: Assumptions, catalogue: Catalogue): Recommendation {
  const needs = needsOf(answers, assumptions);
  const at = catalogue.plans.findIndex((plan) => fits(plan, needs));
  const plan = catalogue.plans[at] ?? null;
  const addOns = [...standby(answers, assumptions, needs, plan), ...bulk(needs, catalogue)];
  const beyond = plan === null;
  const smaller = (beyond ? catalogue.plans.at(-1) : catalogue.plans[at - 1]) ?? null;
  const larger = (beyond ? undefined : catalogue.plans[at + 1]) ?? null;
  const { mailboxes, storageGb } = needs;

  return {
    plan: plan && { plan, because: { key: 'plan.smallest_that_fits', params: { mailboxes, storageGb } } },
    bespoke: beyond ? bespoke(needs, assumptions) : null,
    addOns,
    smaller: smaller && { plan: smaller, because: shortOf(smaller, needs) },
    larger: larger && { plan: larger, because: roomIn(larger, needs) },
    numbers: needs.numbers,
    totals: plan && totals(catalogue.currency, plan, addOns),
    warnings: warnings(answers, needs, plan, catalogue),
  };
}

const fits = (plan: Plan, needs: Needs): boolean => plan.mailboxes >= needs.mailboxes && plan.storageGb >= needs.storageGb;

function totals(currency: string, plan: Plan, addOns: readonly AddOn[]): NonNullable<Recommendation['totals']> {
  const extra = addOns.reduce((sum, addOn) => sum + addOn.price, 0);
  return { currency, plan: plan.price, addOns: extra, monthly: plan.price + extra };
}

function bespoke(needs: Needs, assumptions: Assumptions): NonNullable<Recommendation['bespoke']> {
  const { mailboxes, storageGb } = needs;
  const pairs = Math.max(
    1,
    Math.ceil(mailboxes / assumptions.pairMailboxes.value),
    Math.ceil(storageGb / assumptions.pairGb.value),
  );
  return { mailboxes, storageGb, pairs, because: { key: 'plan.bespoke', params: { mailboxes, storageGb, pairs } } };
}

function shortOf(plan: Plan, needs: Needs): Reason {
  const few = plan.mailboxes < needs.mailboxes;
  const little = plan.storageGb < needs.storageGb;
  if (few && little) {
    const params = {
      hasMailboxes: plan.mailboxes,
      needsMailboxes: needs.mailboxes,
      hasGb: plan.storageGb,
      needsGb: needs.storageGb,
    };
    return { key: 'smaller.few_mailboxes_and_little_storage', params };
  }
  return few
    ? { key: 'smaller.few_mailboxes', params: { has: plan.mailboxes, needs: needs.mailboxes } }
    : { key: 'smaller.little_storage', params: { has: plan.storageGb, needs: needs.storageGb } };
}

function roomIn(plan: Plan, needs: Needs): Reason {
  const params = { mailboxes: plan.mailboxes - needs.mailboxes, storageGb: plan.storageGb - needs.storageGb };
  return { key: 'larger.room', params };
}

function standby(answers: Answers, assumptions: Assumptions, needs: Needs, plan: Plan | null): AddOn[] {
  // A bespoke quote is for pairs, which have their standby already.
  if (plan === null || answers.standby === false) return [];
  const from = assumptions.standbyFromMailboxes.value;
  if (answers.standby === undefined && needs.mailboxes < from) return [];
  const because: Reason = answers.standby
    ? { key: 'add_on.standby_wanted', params: {} }
    : { key: 'add_on.standby_by_size', params: { mailboxes: needs.mailboxes, from } };
  return [{ kind: 'standby', id: 'standby', quantity: 1, price: plan.standbyPrice, because }];
}

function bulk(needs: Needs, catalogue: Catalogue): AddOn[] {
  const messages = needs.bulkMessages;
  if (messages === 0) return [];
  const [addOn, quantity] = bulkFor(messages, catalogue.bulk);
  const because: Reason = { key: 'add_on.bulk', params: { messages, capacity: addOn.messagesPerMonth * quantity } };
  return [{ kind: 'bulk', id: addOn.id, quantity, price: addOn.price * quantity, because }];
}

function bulkFor(messages: number, offers: Catalogue['bulk']): readonly [BulkAddOn, number] {
  const fitting = offers.find((offer) => offer.messagesPerMonth >= messages);
  if (fitting) return [fitting, 1];
  const largest = offers.at(-1) ?? offers[0];
  return [largest, Math.ceil(messages / largest.messagesPerMonth)];
}

function warnings(answers: Answers, needs: Needs, plan: Plan | null, catalogue: Catalogue): readonly Reason[] {
  const { people, roles = [], access, total } = answers;
  const sum = access ? access.client + access.clientAndWebmail + access.webmail : undefined;
  const missing = completeness(answers).missing.length;
  const byMailboxes = catalogue.plans.find((candidate) => candidate.mailboxes >= needs.mailboxes);
  const largest = catalogue.bulk.at(-1)?.messagesPerMonth ?? 0;
  const { storageGb, migrationGb } = needs;
  const { client, clientAndWebmail, webmail } = needs.access;

  const said = (spoken: boolean, reason: Reason): Reason[] => (spoken ? [reason] : []);
  return [
    ...said(needs.mailboxesNow === 0, { key: 'warning.no_mailboxes', params: {} }),
    ...said(missing > 0, { key: 'warning.incomplete', params: { missing } }),
    ...(sum !== undefined && people !== undefined && sum !== people
      ? [{ key: 'warning.access_sum', params: { sum, people } } as const]
      : []),
    ...(total !== undefined && people !== undefined && total !== people + roles.length
      ? [{ key: 'warning.total_sum', params: { total, sum: people + roles.length } } as const]
      : []),
    ...said(byMailboxes !== undefined && byMailboxes.id !== plan?.id, {
      key: 'warning.storage_decides',
      params: { mailboxes: needs.mailboxes, storageGb },
    }),
    ...said(migrationGb * 2 > storageGb, {
      key: 'warning.migration_is_most',
      params: { gigabytes: migrationGb, storageGb },
    }),
    ...said(migrationGb > 0 && client > 0 && clientAndWebmail + webmail === 0, {
      key: 'warning.migration_stays_on_pcs',
      params: { gigabytes: migrationGb },
    }),
    ...said(webmail > 0 && client + clientAndWebmail === 0, { key: 'warning.webmail_only', params: {} }),
    ...said(roles.length > 1 && roles.every((role) => role.sendsBulk), {
      key: 'warning.every_role_sends_bulk',
      params: { roles: roles.length },
    }),
    ...said(needs.bulkMessages > largest, {
      key: 'warning.bulk_beyond_catalogue',
      params: { messages: needs.bulkMessages, largest },
    }),
  ];
}
