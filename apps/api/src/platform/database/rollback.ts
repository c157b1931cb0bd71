import type { Result } from '../errors/result.js';

/** Leaves a transaction without its effects, carrying an expected failure. */
export class Rollback extends Error {
  constructor(readonly failure: Result<never>) {
    super('rolled back');
  }
}

/** For `.catch`: the failure that was carried out, and nothing else. */
export function rolledBack<T>(error: unknown): Result<T> {
  if (error instanceof Rollback) return error.failure;
  throw error;
}
