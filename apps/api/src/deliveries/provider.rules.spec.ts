import { describe, expect, it } from 'vitest';
import { providerOf } from './provider.rules.js';

describe('providerOf', () => {
  it.each([
    ['gmail-smtp-in.l.google.com[142.250.1.27]:25', 'gmail.com', 'google'],
    ['aspmx.l.google.com[142.250.1.27]:25', 'cliente.com.ar', 'google'],
    ['cliente-com-ar.mail.protection.outlook.com[52.1.1.1]:25', 'cliente.com.ar', 'microsoft'],
    [null, 'hotmail.com.ar', 'microsoft'],
    [null, 'outlook.es', 'microsoft'],
    ['mta7.am0.yahoodns.net[67.1.1.1]:25', 'yahoo.com.ar', 'yahoo'],
    ['mx.proveedor.test[192.0.2.1]:25', 'proveedor.test', 'proveedor.test'],
    ['notgoogle.com[192.0.2.1]:25', 'x.test', 'x.test'],
    [null, 'some.com', 'some.com'],
  ])('%s for %s is %s', (relay, domain, provider) => expect(providerOf(relay, domain)).toBe(provider));
});
