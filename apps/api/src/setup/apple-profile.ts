import { createHash } from 'node:crypto';
import type { Protocols } from '@relevo/agent-protocol';
import { servicesOf } from './services.rules.js';
import { escapeXml, XML_DECLARATION } from './xml.js';

export interface AppleAccount {
  readonly address: string;
  readonly displayName: string;
  readonly company: string;
  readonly host: string;
  readonly ways: Protocols;
  /** An app password: it dies alone when the telephone is lost. */
  readonly password: string;
}
type Value = string | number | boolean | readonly Dict[];
interface Dict {
  readonly [key: string]: Value;
}

/**
 * A configuration profile with one mail account (Apple, Device Management: `com.apple.mail.managed`). Null where programs may not
 * come in at all. Identifiers come from the address, so that a second profile replaces the first instead of adding a twin.
 */
export function appleProfile(account: AppleAccount): string | null {
  const { address, displayName, company, host, ways, password } = account;
  const services = servicesOf(ways).filter((service) => service.security === 'tls');
  const incoming = services.find((service) => service.name !== 'submission');
  const outgoing = services.find((service) => service.name === 'submission');
  if (!incoming) return null;
  const mail: Dict = {
    PayloadType: 'com.apple.mail.managed',
    PayloadVersion: 1,
    PayloadIdentifier: `relevo.mail.${address}`,
    PayloadUUID: stableUuid(`mail ${address}`),
    PayloadDisplayName: address,
    EmailAccountDescription: address,
    EmailAccountName: displayName || address,
    EmailAddress: address,
    EmailAccountType: incoming.name === 'imap' ? 'EmailTypeIMAP' : 'EmailTypePOP',
    ...server('Incoming', host, incoming.port, address, password),
    // Apple asks for an outgoing server even where none may be used; the node then refuses, and says so.
    ...server('Outgoing', host, outgoing?.port ?? 465, address, password),
    OutgoingPasswordSameAsIncomingPassword: true,
    SMIMEEnabled: false,
  };
  return `${XML_DECLARATION}
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${dict({
  PayloadType: 'Configuration',
  PayloadVersion: 1,
  PayloadIdentifier: `relevo.${address}`,
  PayloadUUID: stableUuid(address),
  PayloadDisplayName: `${company}: ${address}`,
  PayloadOrganization: company,
  PayloadContent: [mail],
})}
</plist>
`;
}

const server = (side: 'Incoming' | 'Outgoing', host: string, port: number, user: string, password: string): Dict => ({
  [`${side}MailServerHostName`]: host,
  [`${side}MailServerPortNumber`]: port,
  [`${side}MailServerUseSSL`]: true,
  [`${side}MailServerAuthentication`]: 'EmailAuthPassword',
  [`${side}MailServerUsername`]: user,
  [`${side}Password`]: password,
});

function dict(entries: Dict): string {
  return `<dict>\n${Object.entries(entries)
    .map(([key, value]) => `<key>${escapeXml(key)}</key>${plist(value)}`)
    .join('\n')}\n</dict>`;
}

function plist(value: Value): string {
  if (typeof value === 'string') return `<string>${escapeXml(value)}</string>`;
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  return `<array>${value.map(dict).join('\n')}</array>`;
}

/** RFC 9562 section 5.8: version 8, made of what we like. */
function stableUuid(name: string): string {
  const hex = createHash('sha256').update(`relevo apple profile ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase();
}
