import { type AddressErrorCode, type Detail, err, ok, parseDomain, parseOutsideAddress, type Result } from '@relevo/mail-address';

declare const brand: unique symbol;

/** `a@b.test` for one address or `@b.test` for a whole domain, in its one spelling. */
export type ListEntry = string & { readonly [brand]: 'ListEntry' };

// The wire shape (SendPolicy in @relevo/agent-protocol) takes no more.
export const MAX_ENTRIES = 1000;

export type EntryErrorCode = AddressErrorCode | 'policy.list_too_long';

export interface EntryFault {
  /** Place in the list as it was typed, from 0. */
  readonly index: number;
  readonly text: string;
  readonly code: EntryErrorCode;
  readonly detail: Detail;
}

export interface NormalisedEntries {
  readonly entries: readonly ListEntry[];
  readonly faults: readonly EntryFault[];
}

/** One entry as people write it: `ana@b.test`, `@b.test`, `*@b.test` or `b.test`. */
export function parseEntry(text: string): Result<ListEntry, AddressErrorCode> {
  const typed = text.trim().replace(/^\*@/, '@');
  if (typed.lastIndexOf('@') > 0) {
    const address = parseOutsideAddress(typed);
    return address.ok ? ok(address.value as string as ListEntry) : address;
  }
  if (typed === '') return err('address.empty');
  const domain = parseDomain(typed.replace(/^@/, ''));
  return domain.ok ? ok(`@${domain.value}` as ListEntry) : domain;
}

/** The list as it is stored (sorted, each once) and what was wrong with the rest, by place. Blank lines are skipped. */
export function normaliseEntries(texts: readonly string[]): NormalisedEntries {
  const entries = new Set<ListEntry>();
  const faults: EntryFault[] = [];
  for (const [index, text] of texts.entries()) {
    if (text.trim() === '') continue;
    const entry = parseEntry(text);
    if (!entry.ok) faults.push({ index, text, code: entry.code, detail: entry.detail });
    else if (entries.size >= MAX_ENTRIES && !entries.has(entry.value)) {
      faults.push({ index, text, code: 'policy.list_too_long', detail: { max: MAX_ENTRIES } });
    } else entries.add(entry.value);
  }
  return { entries: [...entries].sort(), faults };
}
