import { dkimTxt } from './dkim.ts';
import { platformNames, setupName } from './platform.ts';
import type { CustomerRecord, DnsRecord, Purpose, RecordData } from './record.ts';

/** Seconds. The names behind these change faster than these do. */
export const CUSTOMER_TTL = 300;

export interface CustomerInput {
  readonly domain: string;
  readonly platform: string;
  readonly slug: string;
  /** Null until the domain has its key: the record is then left out. */
  readonly dkim: { readonly selector: string; readonly publicKeyPem: string } | null;
}

// Thunderbird and Outlook ask these two for settings; the answer lies with us and not on the nodes.
const SETUP_NAMES = ['autoconfig', 'autodiscover'] as const;

// RFC 6186 section 3 and RFC 8314 section 5.1.
const SERVICES = [
  ['imaps', 993],
  ['pop3s', 995],
  ['submissions', 465],
  ['submission', 587],
] as const;

/** What the customer must publish for one domain, in the order in which a person would enter it. */
export function customerRecords(input: CustomerInput): readonly CustomerRecord[] {
  const names = platformNames(input.platform, input.slug);
  const at = (label: string): string => `${label}.${input.domain}`;
  const record = (
    id: string,
    purpose: Purpose,
    required: boolean,
    name: string,
    data: RecordData,
    alternative: RecordData | null = null,
  ): CustomerRecord => ({ id, purpose, required, name, type: data.type, ttl: CUSTOMER_TTL, data, alternative });

  return [
    record('mx.first', 'mx', true, input.domain, { type: 'MX', preference: 10, exchange: names.mx }),
    record('mx.second', 'mx', true, input.domain, { type: 'MX', preference: 20, exchange: names.mx2 }),
    record('spf', 'spf', true, input.domain, { type: 'TXT', text: `v=spf1 include:${names.spf} -all` }),
    ...(input.dkim
      ? [
          record(
            'dkim',
            'dkim',
            true,
            at(`${input.dkim.selector}._domainkey`),
            { type: 'CNAME', target: names.dkim(input.dkim.selector) },
            { type: 'TXT', text: dkimTxt(input.dkim.publicKeyPem) },
          ),
        ]
      : []),
    record('dmarc', 'dmarc', false, at('_dmarc'), {
      type: 'TXT',
      text: `v=DMARC1; p=quarantine; rua=mailto:dmarc@${input.platform}`,
    }),
    record('client.mail', 'client', false, at('mail'), { type: 'CNAME', target: names.mail }),
    ...SETUP_NAMES.map((label) =>
      record(`client.${label}`, 'client', false, at(label), { type: 'CNAME', target: setupName(input.platform) }),
    ),
    ...SERVICES.map(([service, port]) =>
      record(`srv.${service}`, 'srv', false, at(`_${service}._tcp`), {
        type: 'SRV',
        priority: 0,
        weight: 1,
        port,
        target: names.mail,
      }),
    ),
    // Outlook's last resort, when the two names above have no certificate of their own ([MS-OXDSCLI] 3.1.5).
    record('srv.autodiscover', 'srv', false, at('_autodiscover._tcp'), {
      type: 'SRV',
      priority: 0,
      weight: 1,
      port: 443,
      target: setupName(input.platform),
    }),
  ];
}

export interface ZoneInput extends CustomerInput {
  /** Our name servers, the primary first. */
  readonly nameServers: readonly [string, ...string[]];
  /** RFC 1982: must grow with each change of the zone. */
  readonly serial: number;
  /** What else the customer keeps in the zone: the web site, other services. Ours win where they meet. */
  readonly extra: readonly DnsRecord[];
}

/** The whole zone of a domain that points at our name servers. */
export function customerZone(input: ZoneInput): readonly DnsRecord[] {
  const ours: DnsRecord[] = [
    {
      name: input.domain,
      ttl: CUSTOMER_TTL,
      data: {
        type: 'SOA',
        primary: input.nameServers[0],
        admin: `hostmaster.${input.platform}`,
        serial: input.serial,
        // RFC 1912 section 2.2; the minimum is how long a "no such name" lives (RFC 2308), so it stays short.
        refresh: 3600,
        retry: 600,
        expire: 1_209_600,
        minimum: 60,
      },
    },
    ...input.nameServers.map((target): DnsRecord => ({ name: input.domain, ttl: 3600, data: { type: 'NS', target } })),
    ...customerRecords(input).map(({ name, ttl, data }) => ({ name, ttl, data })),
  ];
  return [...ours, ...input.extra.filter((record) => !meets(record, ours))];
}

/** RFC 1034 section 3.6.2: a CNAME is alone at its name. TXT sets may grow, but not by a second SPF or DMARC record. */
function meets(record: DnsRecord, ours: readonly DnsRecord[]): boolean {
  return ours.some((own) => {
    if (own.name !== record.name) return false;
    if (own.data.type === 'CNAME' || record.data.type === 'CNAME') return true;
    if (own.data.type !== record.data.type) return false;
    return own.data.type !== 'TXT' || record.data.type !== 'TXT' || version(own.data.text) === version(record.data.text);
  });
}

const version = (text: string): string => (text.split(/[ ;]/, 1)[0] ?? '').toLowerCase();
