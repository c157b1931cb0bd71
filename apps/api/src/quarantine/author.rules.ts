import { parseOutsideAddress } from '@relevo/mail-address';

/** The one address in From, or null: of several, one could be put there to be trusted. */
export function authorOf(from: string): string | null {
  const angled = [...from.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '');
  const found = angled.length > 0 ? angled : from.split(',');
  if (found.length !== 1) return null;
  const address = parseOutsideAddress((found[0] ?? '').trim());
  return address.ok ? address.value : null;
}
