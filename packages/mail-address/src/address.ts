import { type DomainErrorCode, type DomainName, displayDomain, parseDomain } from './domain.ts';
import { type Err, err, ok, type Result } from './result.ts';

declare const brand: unique symbol;

/** `local@domain` in its one spelling: lower case, domain in A-labels. */
export type Address = string & { readonly [brand]: 'Address' };

export type LocalErrorCode =
  | 'address.local_empty'
  | 'address.local_too_long'
  | 'address.local_bad_dot'
  | 'address.local_bad_character'
  | 'address.local_not_ascii';

export type AddressErrorCode =
  | 'address.empty'
  | 'address.no_at'
  | 'address.many_at'
  | 'address.too_long'
  | LocalErrorCode
  | DomainErrorCode;

export interface AddressParts {
  readonly local: string;
  readonly domain: DomainName;
}

// RFC 5321 section 4.5.3.1.1, and section 4.5.3.1.3 with erratum 1690: a path of 256 octets holds an address of 254.
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

// RFC 5322 section 3.2.3, atext with dots; RFC 6531 section 3.3 adds everything beyond ASCII.
const BEYOND_ASCII = /[\u0080-\u{10ffff}]/u;
const NOT_ATEXT = /[^a-z0-9.!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]/u;
const SPACE_OR_CONTROL = /[\s\p{C}\p{Z}]/u;

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * An address that a mailbox, alias or role of ours may have.
 *
 * Local part: ASCII dot-atom, 1 to 64 octets, folded to lower case (RFC 5321 section 2.4 leaves case to the host that
 * owns the mailbox, which is us). No quoted strings, no display names, no comments.
 */
export function parseAddress(text: string): Result<Address, AddressErrorCode> {
  return parse(text, false);
}

/** An address of somebody else's: as `parseAddress`, with UTF-8 local parts (RFC 6531) as well. */
export function parseOutsideAddress(text: string): Result<Address, AddressErrorCode> {
  return parse(text, true);
}

/** The part before the @ alone, for forms that show the domain beside the field. */
export function parseLocalPart(text: string): Result<string, LocalErrorCode> {
  return checkLocal(text.trim().toLowerCase(), false);
}

function parse(text: string, utf8: boolean): Result<Address, AddressErrorCode> {
  const typed = text.trim();
  if (typed === '') return err('address.empty');
  const at = typed.indexOf('@');
  if (at < 0) return err('address.no_at', { address: typed });
  if (typed.includes('@', at + 1)) return err('address.many_at', { address: typed });

  const local = checkLocal(typed.slice(0, at).toLowerCase().normalize('NFC'), utf8);
  if (!local.ok) return local;
  const typedDomain = typed.slice(at + 1);
  // RFC 5321 section 4.1.2 has no final dot in a Domain, and none but a slip of the hand puts space around the @.
  if (typedDomain.endsWith('.') || typedDomain !== typedDomain.trim()) return err('domain.bad_label', { label: typedDomain });
  const domain = parseDomain(typedDomain);
  if (!domain.ok) return domain;

  const address = `${local.value}@${domain.value}`;
  if (octets(address) > MAX_ADDRESS) return err('address.too_long', { length: octets(address), max: MAX_ADDRESS });
  return ok(address as Address);
}

function checkLocal(local: string, utf8: boolean): Result<string, LocalErrorCode> {
  if (local === '') return err('address.local_empty');
  if (octets(local) > MAX_LOCAL) return err('address.local_too_long', { length: octets(local), max: MAX_LOCAL });
  return localFault(local, utf8) ?? ok(local);
}

function localFault(local: string, utf8: boolean): Err<LocalErrorCode> | null {
  const odd = SPACE_OR_CONTROL.exec(local) ?? NOT_ATEXT.exec(local);
  if (odd) return err('address.local_bad_character', { local, character: odd[0] });
  if (!utf8 && BEYOND_ASCII.test(local)) return err('address.local_not_ascii', { local });
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return err('address.local_bad_dot', { local });
  return null;
}

/** The two halves of a parsed address. */
export function partsOf(address: Address): AddressParts {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) as DomainName };
}

export const domainOf = (address: Address): DomainName => partsOf(address).domain;

/** The address for people: the domain in Unicode. Never compare or store this form. */
export function displayAddress(address: Address): string {
  const { local, domain } = partsOf(address);
  return `${local}@${displayDomain(domain)}`;
}
