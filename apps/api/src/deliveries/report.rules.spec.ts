import { expect, it } from 'vitest';
import { fromWhereItWent } from './report.rules.js';

it.each([
  ['the host that took it', 'mx.destino.com[192.0.2.9]', 'mx.destino.com[192.0.2.9]:25', 'destino.com', true],
  ['its neighbour, without a name', 'unknown[192.0.2.77]', 'mx.destino.com[192.0.2.9]:25', 'destino.com', true],
  [
    'another host of the same provider',
    'mail-sor-f41.google.com[209.85.220.41]',
    'gmail-smtp-in.l.google.com[142.250.1.27]:25',
    'gmail.com',
    true,
  ],
  [
    'a server of the recipient itself behind a filter',
    'correo.destino.com.ar[198.51.100.3]',
    'mx.filtro.net[192.0.2.9]:25',
    'destino.com.ar',
    true,
  ],
  ['a stranger', 'pc.otro.com[203.0.113.5]', 'mx.destino.com[192.0.2.9]:25', 'destino.com', false],
  ['a stranger without a name', 'unknown[203.0.113.5]', 'unknown[192.0.2.9]:25', 'destino.com', false],
  [
    'a neighbour in the registry alone',
    'mx.otro.com.ar[203.0.113.5]',
    'mx.destino.com.ar[192.0.2.9]:25',
    'destino.com.ar',
    false,
  ],
  [
    'another tenant of the same cloud',
    'ec2-1.amazonaws.com[203.0.113.5]',
    'inbound-smtp.amazonaws.com[192.0.2.9]:25',
    'destino.com',
    false,
  ],
  ['nobody', null, 'mx.destino.com[192.0.2.9]:25', 'destino.com', false],
])('%s', (_, client, relay, domain, expected) => expect(fromWhereItWent(client, relay, domain)).toBe(expected));
