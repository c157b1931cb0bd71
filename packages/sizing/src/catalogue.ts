/** Amounts are in minor units (cents) per month. */
export interface Plan {
  readonly id: string;
  readonly name: { readonly es: string; readonly en: string };
  readonly mailboxes: number;
  readonly storageGb: number;
  readonly price: number;
  /** The spare server for a tenant of this plan. */
  readonly standbyPrice: number;
  /** Days that the log of a tenant's mail is kept; an older catalogue of ours says nothing. */
  readonly logDays?: number;
}

const LOG_DAYS = 90;
export const logDaysOf = (plan: Plan): number => plan.logDays ?? LOG_DAYS;

export interface BulkAddOn {
  readonly id: string;
  readonly messagesPerMonth: number;
  readonly price: number;
}

export interface Catalogue {
  /** ISO 4217. */
  readonly currency: string;
  /** From small to large: each holds at least as much of everything as the one before, at no lower price. */
  readonly plans: readonly [Plan, ...Plan[]];
  readonly bulk: readonly [BulkAddOn, ...BulkAddOn[]];
}

export const CATALOGUE: Catalogue = {
  currency: 'USD',
  plans: [
    plan('essential', 'Esencial', 'Essential', 10, 50, 19_00, 9_00, LOG_DAYS),
    plan('team', 'Equipo', 'Team', 25, 120, 45_00, 19_00, LOG_DAYS),
    plan('company', 'Empresa', 'Company', 75, 400, 120_00, 49_00, LOG_DAYS),
    plan('corporate', 'Corporativo', 'Corporate', 200, 1200, 290_00, 119_00, 180),
    plan('enterprise', 'Corporativo Plus', 'Corporate Plus', 500, 3000, 650_00, 259_00, 365),
    plan('group', 'Grupo', 'Group', 1500, 9000, 1750_00, 699_00, 365),
  ],
  bulk: [
    { id: 'bulk_10k', messagesPerMonth: 10_000, price: 15_00 },
    { id: 'bulk_50k', messagesPerMonth: 50_000, price: 45_00 },
    { id: 'bulk_200k', messagesPerMonth: 200_000, price: 120_00 },
    { id: 'bulk_1m', messagesPerMonth: 1_000_000, price: 390_00 },
  ],
};

function plan(
  id: string,
  es: string,
  en: string,
  mailboxes: number,
  storageGb: number,
  price: number,
  standbyPrice: number,
  logDays: number,
): Plan {
  return { id, name: { es, en }, mailboxes, storageGb, price, standbyPrice, logDays };
}
