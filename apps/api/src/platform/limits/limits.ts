interface Budget {
  readonly points: number;
  readonly seconds: number;
}
const MINUTES = 60;
const HOURS = 3600;

/**
 * How often, by the caller's address and by the one whom it is about. Where people guess (sign-in, codes), an attempt that
 * succeeds is given back, so only failures count. Offices share an address: those budgets are wide.
 */
export const LIMITS = {
  sign_in: { address: { points: 60, seconds: 15 * MINUTES }, user: { points: 10, seconds: 15 * MINUTES } },
  second_factor: { address: { points: 60, seconds: 15 * MINUTES }, user: { points: 8, seconds: 15 * MINUTES } },
  /** The password asked for again before a factor or the password itself is changed. */
  confirmation: { address: { points: 60, seconds: 15 * MINUTES }, user: { points: 10, seconds: 15 * MINUTES } },
  /** Real log-ins with a typed password. */
  connection_test: { address: { points: 60, seconds: 15 * MINUTES }, user: { points: 20, seconds: 15 * MINUTES } },
  /** Downloads and live views of the raw log, by tenant: each keeps nodes reading. */
  log_reading: { address: { points: 1000, seconds: HOURS }, user: { points: 60, seconds: HOURS } },
  password_reset: { address: { points: 20, seconds: HOURS }, user: { points: 4, seconds: HOURS } },
  /** By tenant: an e-mail to whoever one likes is a thing to misuse. */
  invitation: { address: { points: 100, seconds: HOURS }, user: { points: 60, seconds: HOURS } },
  quote: { address: { points: 60, seconds: HOURS }, user: null },
  link: { address: { points: 60, seconds: 15 * MINUTES }, user: null },
} as const satisfies Record<string, { address: Budget; user: Budget | null }>;
export type LimitName = keyof typeof LIMITS;
