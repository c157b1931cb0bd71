/** What a mail program is told to connect to. RFC 8314: implicit TLS comes first; the STARTTLS ports stay for programs that know no other. */
export type Incoming = 'imap' | 'pop3';
export type Security = 'tls' | 'starttls' | 'none';

const PORTS: Record<Incoming | 'submission', Record<Security, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  pop3: { tls: 995, starttls: 110, none: 110 },
  submission: { tls: 465, starttls: 587, none: 587 },
};
export const portOf = (service: Incoming | 'submission', security: Security): number => PORTS[service][security];

export type WaysIn = { imap: boolean; pop3: boolean; submission: boolean; webmail: boolean; cleartext: boolean };

/** IMAP first where both are open: it shows the same on every device. */
export const incomingOf = (ways: WaysIn): readonly Incoming[] => (['imap', 'pop3'] as const).filter((way) => ways[way]);

export const securitiesOf = (ways: WaysIn): readonly Security[] =>
  ways.cleartext ? ['tls', 'starttls', 'none'] : ['tls', 'starttls'];

export const PROGRAMS = ['outlookNew', 'outlookClassic', 'thunderbird', 'appleMail', 'iphone', 'android', 'gmail'] as const;
export type Program = (typeof PROGRAMS)[number];
