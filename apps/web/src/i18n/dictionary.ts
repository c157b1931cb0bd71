/** The shape of the Spanish texts, which English must fill key by key: one missing or left over does not compile. */
export type Dictionary<T> = { [K in keyof T]: T[K] extends string ? string : Dictionary<T[K]> };
