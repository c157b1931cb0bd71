/**
 * A tag list as DKIM and DMARC write it (RFC 6376 section 3.2): `v=DKIM1; k=rsa; p=…`. Names in lower case, white space inside
 * values kept; null when a part has no `=` or a name comes twice.
 */
export function parseTags(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>();
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim().toLowerCase();
    if (equals < 0 || !/^[a-z][a-z0-9_]*$/.test(name) || tags.has(name)) return null;
    tags.set(name, part.slice(equals + 1).trim());
  }
  return tags;
}

export const firstTag = (tags: ReadonlyMap<string, string>): string | undefined => tags.keys().next().value;
