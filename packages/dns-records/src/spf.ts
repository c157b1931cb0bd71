/** One SPF record, taken apart (RFC 7208 section 4.6.1). */
export interface SpfRecord {
  readonly terms: readonly SpfTerm[];
  /** Terms with a name that RFC 7208 does not have: a permanent error for the whole record. */
  readonly unknown: readonly string[];
}

export interface SpfTerm {
  readonly kind: 'mechanism' | 'modifier';
  readonly qualifier: '+' | '-' | '~' | '?';
  readonly name: string;
  readonly value: string;
}

const MECHANISMS = new Set(['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists']);
// RFC 7208 section 4.6.4: these ask the DNS, and a record may make no more than ten of them.
const LOOKUPS = new Set(['include', 'a', 'mx', 'ptr', 'exists', 'redirect']);
export const MAX_LOOKUPS = 10;

const TERM = /^([-+~?]?)([a-z][a-z0-9_.-]*)(?:([:=/])(.*))?$/i;

export const isSpf = (text: string): boolean => /^v=spf1(?: |$)/i.test(text);

/** Takes an SPF record apart. `text` must be one (`isSpf`). */
export function parseSpf(text: string): SpfRecord {
  const terms: SpfTerm[] = [];
  const unknown: string[] = [];
  for (const word of text.split(/ +/).slice(1)) {
    if (word === '') continue;
    const match = TERM.exec(word);
    const name = match?.[2]?.toLowerCase() ?? '';
    const kind = match?.[3] === '=' ? 'modifier' : 'mechanism';
    if (!match || (kind === 'mechanism' && !MECHANISMS.has(name))) unknown.push(word);
    else terms.push({ kind, qualifier: (match[1] || '+') as SpfTerm['qualifier'], name, value: (match[4] ?? '').toLowerCase() });
  }
  return { terms, unknown };
}

/** How many terms of this record ask the DNS; what they include may ask more. */
export const lookupTerms = (record: SpfRecord): number => record.terms.filter((term) => LOOKUPS.has(term.name)).length;
