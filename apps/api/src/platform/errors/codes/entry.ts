/** A status, and the sentence in both languages. `{name}` takes a parameter. */
export interface Entry {
  readonly status: number;
  readonly es: string;
  readonly en: string;
}
