import { isIPv6 } from 'node:net';
import { dkimTxt } from './dkim.ts';
import type { DnsRecord, RecordData } from './record.ts';

/** Seconds. A failover is as quick as the longest that a resolver may keep these names. */
export const PLATFORM_TTL = 10;

/** The names under the platform's domain that a customer's records point at, whoever serves the customer's zone. */
export interface PlatformNames {
  /** First MX: the node that serves now. */
  readonly mx: string;
  /** Second MX: the other node, so that a sender who finds the first dead goes on by itself. */
  readonly mx2: string;
  /** IMAP, POP3, submission and webmail: the node that serves now. Works before the domain is moved. */
  readonly mail: string;
  /** The standby, always: the spare under its own name. */
  readonly standby: string;
  readonly spf: string;
  readonly dkim: (selector: string) => string;
}

export function platformNames(platform: string, slug: string): PlatformNames {
  return {
    mx: `${slug}.mx.${platform}`,
    mx2: `${slug}.mx2.${platform}`,
    mail: `${slug}.mail.${platform}`,
    standby: `${slug}.standby.${platform}`,
    spf: `${slug}.spf.${platform}`,
    dkim: (selector) => `${selector}.${slug}.dkim.${platform}`,
  };
}

/** Where mail programs fetch their settings from: the control plane's own front, for every customer. */
export const setupName = (platform: string): string => `setup.${platform}`;

export interface PlatformInput {
  /** The platform's own domain, e.g. `relevo.example`. */
  readonly platform: string;
  readonly slug: string;
  /** Addresses of the pair's two nodes as they were built; no standby: a pair of one. */
  readonly primary: string;
  readonly standby: string | null;
  readonly serving: 'primary' | 'standby';
  /** Every address that may send for this tenant; the bulk transport's included. */
  readonly senders: readonly string[];
  /** One key per signing domain. Selectors are unique within the tenant, for they share one branch of names. */
  readonly keys: readonly { readonly selector: string; readonly publicKeyPem: string }[];
  /** The tenant's domains, for DMARC reports. */
  readonly domains: readonly string[];
}

const addressData = (address: string): RecordData => ({ type: isIPv6(address) ? 'AAAA' : 'A', address });

/** Everything that our own zone says about one tenant. */
export function platformRecords(input: PlatformInput): readonly DnsRecord[] {
  const names = platformNames(input.platform, input.slug);
  const standby = input.standby ?? input.primary;
  const [now, other] = input.serving === 'primary' ? [input.primary, standby] : [standby, input.primary];
  const record = (name: string, data: RecordData): DnsRecord => ({ name, ttl: PLATFORM_TTL, data });
  return [
    record(names.mx, addressData(now)),
    record(names.mx2, addressData(other)),
    record(names.mail, addressData(now)),
    ...(input.standby ? [record(names.standby, addressData(input.standby))] : []),
    record(names.spf, { type: 'TXT', text: spfText(input.senders) }),
    ...input.keys.map((key) => record(names.dkim(key.selector), { type: 'TXT', text: dkimTxt(key.publicKeyPem) })),
    // RFC 7489 section 7.1: reports to another domain are sent only if that domain says that it wants them.
    ...input.domains.map((domain) => record(`${domain}._report._dmarc.${input.platform}`, { type: 'TXT', text: 'v=DMARC1' })),
  ];
}

function spfText(senders: readonly string[]): string {
  const terms = [...new Set(senders)].map((address) => (isIPv6(address) ? `ip6:${address}` : `ip4:${address}`));
  return ['v=spf1', ...terms, '-all'].join(' ');
}
