import { domainToASCII, domainToUnicode } from 'node:url';
import { type Err, err, ok, type Result } from './result.ts';

declare const brand: unique symbol;

/** A mail domain in its one spelling: lower case, A-labels, no trailing dot, two labels or more. */
export type DomainName = string & { readonly [brand]: 'DomainName' };

export type DomainErrorCode =
  | 'domain.empty'
  | 'domain.too_long'
  | 'domain.ip_address'
  | 'domain.single_label'
  | 'domain.bad_character'
  | 'domain.bad_label'
  | 'domain.label_too_long'
  | 'domain.bad_idn';

// RFC 1035 section 2.3.4: 255 octets on the wire, which is 253 characters of text.
const MAX_DOMAIN = 253;
const MAX_LABEL = 63;

const BRACKETED_OR_COLONS = /^\[|:.*:/;
const NUMERIC_LABEL = /^(?:\d+|0x[0-9a-f]*)$/;
const LDH_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const FOREIGN_ASCII = /[^a-z0-9.\-\u0080-\uffff]/;

/**
 * One domain, as a person may type it, in its stored spelling.
 *
 * Spaces around it, capitals, Unicode labels and one final dot are taken; a URL, an address, a port, an IP address
 * (RFC 5321 address literals included) and a single label are not. Unicode goes through UTS #46 to A-labels (RFC 5890).
 */
export function parseDomain(text: string): Result<DomainName, DomainErrorCode> {
  const typed = text.trim().toLowerCase().normalize('NFC').replace(/\.$/, '');
  if (typed === '') return err('domain.empty');
  if (BRACKETED_OR_COLONS.test(typed)) return err('domain.ip_address', { domain: typed });
  const odd = FOREIGN_ASCII.exec(typed);
  if (odd) return err('domain.bad_character', { domain: typed, character: odd[0] });
  // RFC 3696 section 2: a top-level name is never all digits, which keeps names and IPv4 addresses apart.
  if (NUMERIC_LABEL.test(typed.split('.').at(-1) ?? '')) return err('domain.ip_address', { domain: typed });
  const lengths = checkLengths(typed);
  if (lengths) return lengths;

  const ascii = domainToASCII(typed);
  if (ascii === '') return err('domain.bad_idn', { domain: typed });
  return checkLabels(ascii) ?? ok(ascii as DomainName);
}

/** ASCII names are measured before IDNA, which would only say "bad" without the reason. */
function checkLengths(typed: string): Err<DomainErrorCode> | null {
  if (!/^[\u0020-\u007f]*$/.test(typed)) return null;
  const long = typed.split('.').find((label) => label.length > MAX_LABEL);
  if (long) return err('domain.label_too_long', { label: long, max: MAX_LABEL });
  return typed.length > MAX_DOMAIN ? err('domain.too_long', { length: typed.length, max: MAX_DOMAIN }) : null;
}

function checkLabels(ascii: string): Err<DomainErrorCode> | null {
  if (ascii.length > MAX_DOMAIN) return err('domain.too_long', { length: ascii.length, max: MAX_DOMAIN });
  const labels = ascii.split('.');
  for (const label of labels) {
    if (label.length > MAX_LABEL) return err('domain.label_too_long', { label, max: MAX_LABEL });
    if (!LDH_LABEL.test(label)) return err('domain.bad_label', { label });
    // RFC 5891 section 4.2.3.1: hyphens in the third and fourth place are kept for A-labels.
    if (label.slice(2, 4) !== '--') continue;
    if (!label.startsWith('xn--')) return err('domain.bad_label', { label });
    // The URL host parser lets broken Punycode of an all-ASCII name through; a real A-label always decodes.
    if (domainToUnicode(label).startsWith('xn--')) return err('domain.bad_idn', { domain: ascii });
  }
  if (labels.length < 2) return err('domain.single_label', { domain: ascii });
  if (NUMERIC_LABEL.test(labels.at(-1) ?? '')) return err('domain.ip_address', { domain: ascii });
  return null;
}

/** The domain for people: U-labels where there are A-labels. Never compare or store this form. */
export function displayDomain(domain: DomainName): string {
  return domainToUnicode(domain) || domain;
}

/** True for the domain itself and for names below it. */
export function isWithin(name: DomainName, domain: DomainName): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}
