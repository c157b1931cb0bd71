import type { ErrorCode, Params } from './codes.js';

export interface Failure<C extends ErrorCode = ErrorCode> {
  readonly ok: false;
  readonly code: C;
  readonly params: Params;
  /** The field of the request that is to blame, as a dotted path. */
  readonly field?: string | undefined;
}
export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}
/** An expected failure is a value; an exception is a bug. */
export type Result<T, C extends ErrorCode = ErrorCode> = Success<T> | Failure<C>;

export const ok = <T>(value: T): Success<T> => ({ ok: true, value });
export const err = <C extends ErrorCode>(code: C, params: Params = {}, field?: string): Failure<C> => ({
  ok: false,
  code,
  params,
  ...(field === undefined ? {} : { field }),
});

/** Carries an expected failure out through HTTP; only controllers and guards throw it. */
export class Problem extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: Params = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(code);
  }
}
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** The value, or the failure as the problem+json answer. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Problem(result.code, result.params, result.field ? [{ field: result.field, code: result.code, message: '' }] : []);
}
