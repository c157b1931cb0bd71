import type { Protocols } from '@relevo/agent-protocol';

/** RFC 8314: implicit TLS first; the STARTTLS ports stay for programs that know no other. */
export type ServiceName = 'imap' | 'pop3' | 'submission';
export type Security = 'tls' | 'starttls';
export interface Service {
  readonly name: ServiceName;
  readonly security: Security;
  readonly port: number;
}

/** In the order in which a program should try them. IMAP before POP3: it shows the same on every device. */
export const SERVICES: readonly Service[] = [
  { name: 'imap', security: 'tls', port: 993 },
  { name: 'imap', security: 'starttls', port: 143 },
  { name: 'pop3', security: 'tls', port: 995 },
  { name: 'pop3', security: 'starttls', port: 110 },
  { name: 'submission', security: 'tls', port: 465 },
  { name: 'submission', security: 'starttls', port: 587 },
];

/** What a mailbox may use of it. */
export const servicesOf = (ways: Protocols): readonly Service[] => SERVICES.filter((service) => ways[service.name]);
