import type { MailHome } from './client-config.js';
import { SERVICES, type ServiceName } from './services.rules.js';
import { escapeXml, XML_DECLARATION } from './xml.js';

const TYPES: Record<ServiceName, string> = { imap: 'IMAP', pop3: 'POP3', submission: 'SMTP' };
const REQUEST = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006';
const RESPONSE = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';
// No parser that would expand entities or fetch what a stranger names: one element is wanted, and its text is an address.
const ADDRESS = /<(?:\w+:)?EMailAddress>\s*([^<>\s]{3,320})\s*<\/(?:\w+:)?EMailAddress>/;

/** The address that Outlook asks about; null: nothing that we answer (ActiveSync asks in another schema). */
export function askedAddress(body: string): string | null {
  return body.includes(REQUEST) ? (ADDRESS.exec(body)?.[1] ?? null) : null;
}

/** The POX answer of [MS-OXDSCLI] 2.2.4 for a server that is not Exchange. Only implicit TLS: Outlook takes the first it knows. */
export function autodiscover({ host, company }: MailHome, address: string): string {
  const protocol = (name: ServiceName, port: number) => `      <Protocol>
        <Type>${TYPES[name]}</Type>
        <Server>${escapeXml(host)}</Server>
        <Port>${port}</Port>
        <LoginName>${escapeXml(address)}</LoginName>
        <DomainRequired>off</DomainRequired>
        <SPA>off</SPA>
        <SSL>on</SSL>
        <Encryption>SSL</Encryption>
        <AuthRequired>on</AuthRequired>${name === 'submission' ? '\n        <UsePOPAuth>off</UsePOPAuth>\n        <SMTPLast>off</SMTPLast>' : ''}
      </Protocol>`;
  const encrypted = SERVICES.filter((service) => service.security === 'tls');
  return `${XML_DECLARATION}
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="${RESPONSE}">
    <User>
      <DisplayName>${escapeXml(company)}</DisplayName>
    </User>
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
${encrypted.map(({ name, port }) => protocol(name, port)).join('\n')}
    </Account>
  </Response>
</Autodiscover>
`;
}

/** [MS-OXDSCLI] 2.2.4.1.1.1: what cannot be answered, in the words of the protocol. */
export const autodiscoverError = (code: 500 | 600): string => `${XML_DECLARATION}
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response>
    <Error Time="00:00:00" Id="1">
      <ErrorCode>${code}</ErrorCode>
      <Message>${code === 600 ? 'Invalid Request' : 'The email address cannot be found.'}</Message>
      <DebugData />
    </Error>
  </Response>
</Autodiscover>
`;
