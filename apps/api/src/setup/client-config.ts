import { SERVICES, type Service, type ServiceName } from './services.rules.js';
import { escapeXml, XML_DECLARATION } from './xml.js';

export interface MailHome {
  /** As its people know it. */
  readonly domain: string;
  readonly company: string;
  /** The name of the node that serves now, whichever it is. */
  readonly host: string;
}

const TYPES: Record<ServiceName, string> = { imap: 'imap', pop3: 'pop3', submission: 'smtp' };
/** What stays on the server is the server's to say (retention): by itself Thunderbird would delete from it after 14 days, for all programs. */
const LEAVE_IT = `
      <pop3>
        <leaveMessagesOnServer>true</leaveMessagesOnServer>
        <daysToLeaveMessagesOnServer>36500</daysToLeaveMessagesOnServer>
      </pop3>`;
const SOCKETS = { tls: 'SSL', starttls: 'STARTTLS' } as const;

/**
 * What Thunderbird and its kin ask `autoconfig.DOMAIN` for (Mozilla autoconfig format 1.1, draft-ietf-mailmaint-autoconfig).
 * The same for every address of a domain: it tells nobody which mailboxes exist. The program fills in `%EMAILADDRESS%` itself.
 */
export function clientConfig({ domain, company, host }: MailHome): string {
  const server = (service: Service) => {
    const tag = service.name === 'submission' ? 'outgoingServer' : 'incomingServer';
    return `    <${tag} type="${TYPES[service.name]}">
      <hostname>${escapeXml(host)}</hostname>
      <port>${service.port}</port>
      <socketType>${SOCKETS[service.security]}</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>${service.name === 'pop3' ? LEAVE_IT : ''}
    </${tag}>`;
  };
  return `${XML_DECLARATION}
<clientConfig version="1.1">
  <emailProvider id="${escapeXml(domain)}">
    <domain>${escapeXml(domain)}</domain>
    <displayName>${escapeXml(company)}</displayName>
    <displayShortName>${escapeXml(company)}</displayShortName>
${SERVICES.map(server).join('\n')}
  </emailProvider>
</clientConfig>
`;
}
