/** What was wrong, in values a sentence can be filled with: no prose, no secrets. */
export type Detail = Readonly<Record<string, string | number | boolean>>;

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<C extends string> = { readonly ok: false; readonly code: C; readonly detail: Detail };

/** An expected failure is a value with a stable code; an exception is a bug. */
export type Result<T, C extends string = string> = Ok<T> | Err<C>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <C extends string>(code: C, detail: Detail = {}): Err<C> => ({ ok: false, code, detail });
