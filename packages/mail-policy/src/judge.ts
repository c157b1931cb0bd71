/**
 * Whether what a mailbox sends to the outside looks like its own habit or like somebody else at work. Recipients are counted as
 * they are named in the SMTP dialogue; a stranger is one that nobody of the company ever wrote to or heard from.
 */
export interface Sending {
  readonly recipients10m: number;
  readonly strangers10m: number;
  readonly recipients60m: number;
  readonly strangers60m: number;
  /** Recipients of the last hour whose server said that they do not exist, or that it was spam. */
  readonly bounces60m: number;
  /** The log-in comes from a network from which this mailbox never did before; false while it has no history of networks. */
  readonly newNetwork: boolean;
}

/** The mailbox's own past, hours in which it was contained left out. */
export interface Habit {
  /** Most recipients, and most strangers, in one hour. */
  readonly hourPeak: number;
  readonly strangersPeak: number;
}
export const NO_HABIT: Habit = { hourPeak: 0, strangersPeak: 0 };

export const HOLD_RULES = ['strangers', 'strangers_new_network', 'rate', 'bounces'] as const;
export type HoldRule = (typeof HOLD_RULES)[number];
export interface HoldReason {
  readonly rule: HoldRule;
  /** What was counted, and from which count on it is too much. */
  readonly seen: number;
  readonly from: number;
}
export type Judgement =
  | { readonly verdict: 'pass' }
  /** Much, but to people whom the company knows: nobody is cut off, the bulk plan is offered. */
  | { readonly verdict: 'offer_bulk'; readonly seen: number; readonly from: number }
  | ({ readonly verdict: 'hold' } & HoldReason);

interface Rule {
  readonly rule: HoldRule;
  readonly seen: (sending: Sending) => number;
  readonly from: (habit: Habit, bulk: boolean) => number;
  readonly applies: (sending: Sending) => boolean;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** In the order in which they speak. A floor for who has no past, and the own past above it. */
const RULES: readonly Rule[] = [
  {
    // Whoever stole a password sends from elsewhere: there a few strangers say what a hundred from the office do not.
    rule: 'strangers_new_network',
    seen: (sending) => sending.strangers10m,
    from: (habit, bulk) => Math.max(bulk ? 400 : 15, habit.strangersPeak),
    applies: (sending) => sending.newNetwork && share(sending.strangers10m, sending.recipients10m) >= 0.5,
  },
  {
    rule: 'strangers',
    seen: (sending) => sending.strangers10m,
    from: (habit, bulk) => Math.max(bulk ? 2000 : 40, 2 * habit.strangersPeak),
    applies: (sending) => share(sending.strangers10m, sending.recipients10m) >= 0.6,
  },
  {
    rule: 'bounces',
    seen: (sending) => sending.bounces60m,
    from: (_, bulk) => (bulk ? 100 : 10),
    applies: (sending) => share(sending.bounces60m, sending.recipients60m) >= 0.2,
  },
  {
    rule: 'rate',
    seen: (sending) => sending.recipients60m,
    from: (habit, bulk) => Math.max(bulk ? 10_000 : 300, 4 * habit.hourPeak),
    applies: (sending) => share(sending.strangers60m, sending.recipients60m) >= 0.25,
  },
];

/** From so many recipients an hour on a mailbox that writes to people it knows would be better off with the bulk plan. */
const OFFER_FROM = 150;

export function judge(sending: Sending, habit: Habit, bulk: boolean): Judgement {
  for (const { rule, seen, from, applies } of RULES) {
    const count = seen(sending);
    const limit = from(habit, bulk);
    if (count >= limit && applies(sending)) return { verdict: 'hold', rule, seen: count, from: limit };
  }
  if (!bulk && sending.recipients60m >= OFFER_FROM)
    return { verdict: 'offer_bulk', seen: sending.recipients60m, from: OFFER_FROM };
  return { verdict: 'pass' };
}

/** The network that an address stands for: /24, or /48 of IPv6 (RFC 6177: what one site gets). */
export function networkOf(address: string): string | null {
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address.replace(/^::ffff:/i, ''));
  if (four) return `${four[1]}.0/24`;
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(':')) return null;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  if (groups.length !== 8) return null;
  return `${groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
