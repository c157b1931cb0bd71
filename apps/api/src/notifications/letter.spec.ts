import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { write } from './letter.js';
import type { TemplateData, TemplateName } from './templates/catalogue.js';

const house = { name: 'Relevo', email: 'soporte@relevo.test', phone: '+54 11 5555 0100', whatsapp: '+54 11 5555 0142' };
const url = 'https://portal.test/es/x/abc_123';
const at = '2026-11-24T12:00:00.000Z';
const DATA: { [T in TemplateName]: TemplateData<T> } = {
  welcome: { name: 'Ana', company: 'Andina', url },
  invitation: { company: 'Andina', inviter: 'Ana', role: 'viewer', url, expiresAt: at },
  password_reset: { name: 'Ana', url, minutes: 60 },
  password_changed: { name: 'Ana', at, address: '203.0.113.9', url },
  new_sign_in: { name: 'Ana', at, address: '203.0.113.9', device: 'Firefox, Linux', url },
  factor_changed: { name: 'Ana', what: 'totp_on', at, address: null, url },
  mailbox_looked_into: { mailbox: 'bruno@andina.test', who: 'Ana', why: 'Buscar una factura', at, url },
  containment: {
    name: 'Ana',
    mailbox: 'bruno@andina.test',
    rule: 'strangers',
    seen: 40,
    from: 40,
    client: '203.0.113.9',
    at,
    url,
  },
  near_sending_limit: {
    name: 'Ana',
    scope: 'mailbox',
    who: 'facturas@andina.test',
    period: 'hour',
    used: 170,
    limit: 200,
    url,
  },
  mailbox_filling: { mailbox: 'ana@andina.test', percent: 81, usedMb: 4150, quotaMb: 5120, url },
  mailboxes_purged_soon: { name: 'Ana', company: 'Andina', addresses: ['vieja@andina.test', 'otra@andina.test'], at, url },
  weekly_summary: {
    name: 'Ana',
    company: 'Andina',
    from: '2026-11-16',
    to: '2026-11-22',
    sent: 1200,
    received: 3400,
    deferred: 12,
    bounced: 7,
    rejected: 90,
    sentChange: 20,
    receivedChange: null,
    topSenders: [{ key: 'ventas@andina.test', n: 300 }],
    bounceClasses: [{ key: 'spam', n: 4 }],
    url,
    settingsUrl: url,
  },
  acting_started: { name: 'Ana', company: 'Andina', staff: 'Luis', reason: 'Pidió ayuda por teléfono', endsAt: at, url },
  quarantine_digest: {
    address: 'ana@andina.test',
    total: 2,
    messages: [{ author: 'Caja <x@b.test>', subject: 'Pague ya', at, url }],
    url,
  },
};
const cases = (Object.keys(DATA) as TemplateName[]).flatMap((name) =>
  (['es', 'en'] as const).map((locale) => [name, locale] as const),
);

describe.each(cases)('%s in %s', (name, locale) => {
  const letter = write(name, DATA[name], locale, house);

  it('says the same as text and as HTML: link, house and contact', () => {
    for (const part of [letter.text, letter.html]) {
      expect(part).toContain(url);
      expect(part).toContain(house.name);
      expect(part).toContain(house.email);
    }
    expect(letter.subject.length).toBeLessThan(79);
    expect(letter.html).toContain(`<html lang="${locale}">`);
  });

  it('holds no hole where a word is missing', () => {
    expect(`${letter.subject} ${letter.text} ${letter.html}`).not.toMatch(/undefined|null|\[object|\{\w+\}(?!\})/);
  });
});

it('has different words in each language', () => {
  for (const name of Object.keys(DATA) as TemplateName[])
    expect(write(name, DATA[name], 'es', house).text).not.toBe(write(name, DATA[name], 'en', house).text);
});

it('lets no name become markup or a header', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const name = `${text}<img src=x onerror="a">\r\nBcc: all@x.test`;
      const { subject, html } = write('invitation', { ...DATA.invitation, company: name }, 'es', house);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toContain('<img');
    }),
  );
});

it('refuses data that is not the template’s, and a link that is no web address', () => {
  expect(() => write('password_reset', { name: 'Ana' }, 'es', house)).toThrow();
  expect(() => write('password_reset', { ...DATA.password_reset, url: 'javascript:alert(1)' }, 'es', house)).toThrow();
});
