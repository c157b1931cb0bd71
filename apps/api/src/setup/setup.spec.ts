import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appleProfile } from './apple-profile.js';
import { askedAddress, autodiscover } from './autodiscover.js';
import { clientConfig } from './client-config.js';

const HOME = { domain: 'acme.test', company: 'Acme & Hijos <SRL>', host: 'acme.mail.relevo.test' };
const ACCOUNT = {
  address: 'ana@acme.test',
  displayName: 'Ana "la jefa"',
  company: HOME.company,
  host: HOME.host,
  ways: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
  password: 'k7m2p9q4',
};
const times = (text: string, part: string) => text.split(part).length - 1;

describe('what Thunderbird is told', () => {
  it('offers implicit TLS before STARTTLS, IMAP before POP3, and lets the program fill in the address', () => {
    const xml = clientConfig(HOME);
    const servers = [
      ...xml.matchAll(/<(?:incoming|outgoing)Server type="(\w+)">[\s\S]*?<port>(\d+)<[\s\S]*?<socketType>(\w+)</g),
    ];
    expect(servers.map(([, type, port, socket]) => `${type} ${port} ${socket}`)).toEqual([
      'imap 993 SSL',
      'imap 143 STARTTLS',
      'pop3 995 SSL',
      'pop3 110 STARTTLS',
      'smtp 465 SSL',
      'smtp 587 STARTTLS',
    ]);
    expect(times(xml, '<username>%EMAILADDRESS%</username>')).toBe(6);
    expect(times(xml, '<daysToLeaveMessagesOnServer>36500<')).toBe(2);
    expect(xml).toContain('<displayName>Acme &amp; Hijos &lt;SRL&gt;</displayName>');
  });
});

describe('what Outlook asks and is told', () => {
  const request = (address: string) =>
    `<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>x</AcceptableResponseSchema></Request></Autodiscover>`;
  it.each([
    ['its own schema', request('ana@acme.test'), 'ana@acme.test'],
    ['the schema of ActiveSync', request('ana@acme.test').replace('outlook/', 'mobilesync/'), null],
    ['an entity instead of an address', request('&xxe;@a b'), null],
    ['no XML', 'hola', null],
  ])('%s', (_, body, expected) => expect(askedAddress(body)).toBe(expected));

  it('names one server of each kind, encrypted from the start', () => {
    const xml = autodiscover(HOME, ACCOUNT.address);
    expect([...xml.matchAll(/<Type>(\w+)<[\s\S]*?<Port>(\d+)</g)].map(([, type, port]) => `${type} ${port}`)).toEqual([
      'IMAP 993',
      'POP3 995',
      'SMTP 465',
    ]);
  });
});

describe('the profile for Apple devices', () => {
  it('holds one account with the app password for both ways', () => {
    const profile = appleProfile(ACCOUNT) ?? '';
    expect(profile).toContain('<key>EmailAccountType</key><string>EmailTypeIMAP</string>');
    expect(times(profile, '<string>k7m2p9q4</string>')).toBe(2);
    expect(profile).toContain('<key>IncomingMailServerPortNumber</key><integer>993</integer>');
    expect(profile).toContain('Ana &quot;la jefa&quot;');
  });

  it('takes POP3 where IMAP is closed, and is none where both are', () => {
    expect(appleProfile({ ...ACCOUNT, ways: { ...ACCOUNT.ways, imap: false } })).toContain('EmailTypePOP');
    expect(appleProfile({ ...ACCOUNT, ways: { ...ACCOUNT.ways, imap: false, pop3: false } })).toBeNull();
  });

  it('replaces the one before it and no other', () => {
    const id = (address: string, company: string) =>
      /UUID<\/key><string>([^<]+)/.exec(appleProfile({ ...ACCOUNT, address, company }) ?? '')?.[1];
    expect(id('ana@acme.test', 'A')).toBe(id('ana@acme.test', 'B'));
    expect(id('ana@acme.test', 'A')).not.toBe(id('eva@acme.test', 'A'));
  });

  it('lets no text out of its element, whatever it is', () => {
    const frame = (text: string) => text.replace(/<string>[^<]*<\/string>/g, '<string/>');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (displayName, company) => {
        const profile = appleProfile({ ...ACCOUNT, displayName, company }) ?? '';
        expect(frame(profile)).toBe(frame(appleProfile(ACCOUNT) ?? ''));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
        expect(profile).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
  });
});
