import { bareId, between, valueEnd } from '../scan.ts';

/** Values by name. */
export type Details = Readonly<Record<string, unknown>>;

export const NONE: Details = {};

/** `ehlo=1 mail=1 rcpt=0/1` */
export function keyed(text: string, separator: string, from = 0): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = from; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const end = valueEnd(text, separator, equals + 1);
    found[text.slice(at, equals)] = bareId(text.slice(equals + 1, end));
    at = end + separator.length;
  }
  return found;
}

export const firstWord = (text: string): string => {
  const space = text.indexOf(' ');
  return space < 0 ? text : text.slice(0, space);
};

/** `Host or domain name not found. Name service error for name=b.test type=MX: Host not found, try again` */
export function unresolved(text: string): Details | null {
  const at = text.indexOf('Name service error for name=');
  const query = at < 0 ? null : between(text, 'name=', ' type=', at);
  const colon = text.indexOf(': ', at);
  if (query === null || colon < 0) return null;
  return { query, recordType: between(text, ' type=', ': ', at), reason: text.slice(colon + 2) };
}

/** As it is, or as syslog daemons write it. */
const TAB = /\t|\^I|#011/;

export function tabbed(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of text.split(TAB)) {
    const equals = part.indexOf('=');
    if (equals > 0) found[part.slice(0, equals)] = part.slice(equals + 1);
  }
  return found;
}
