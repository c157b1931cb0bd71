import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { keepBulk } from '../bulk/bulk-messages.js';
import { storeMail } from '../deliveries/ingest.service.js';
import { STAGING } from '../deliveries/ingest.sql.js';
import { storeLogins } from '../deliveries/logins.js';
import type { BulkEvent, LoginEvent, MailEvent } from '../deliveries/mail-event.js';
import { Database } from '../platform/database/database.js';
import type { TenantId } from '../platform/ids.js';

const DAYS = 15;
const DOMAIN = 'andina.test';
const OWN = ['ana', 'bruno', 'carla', 'diego', 'elena', 'gabriela', 'hugo', 'info', 'ventas', 'administracion', 'facturacion'];
/** [domain, relay, weight] of the other side. */
const PEERS = [
  ['gmail.com', 'gmail-smtp-in.l.google.com[142.250.1.27]:25', 7],
  ['hotmail.com', 'hotmail-com.olc.protection.outlook.com[104.47.0.33]:25', 4],
  ['transportes-sur.test', 'aspmx.l.google.com[142.250.1.26]:25', 5],
  ['aduana-norte.test', 'aduana-norte.mail.protection.outlook.com[52.101.0.1]:25', 4],
  ['yahoo.com.ar', 'mta7.am0.yahoodns.net[67.195.1.1]:25', 2],
  ['bodega-luna.test', 'mx.bodega-luna.test[192.0.2.40]:25', 3],
  ['puerto-austral.test', 'mx1.puerto-austral.test[192.0.2.41]:25', 2],
  ['ferreteria-rios.test', 'mx.zoho.com[204.141.1.1]:25', 1],
] as const;
const PEOPLE = [
  'compras',
  'mlopez',
  'pagos',
  'jgarcia',
  'contacto',
  'logistica',
  'rfernandez',
  'despachos',
  'ana.diaz',
  'deposito',
];
const BOUNCES = [
  ['5.1.1', '550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the address'],
  ['5.2.2', '552 5.2.2 La casilla del destinatario está llena'],
  ['5.7.1', '550 5.7.1 [192.0.2.11] Our system has detected that this message is likely unsolicited mail'],
  ['5.4.4', 'Host or domain name not found. Name service error for name=transporte-sur.test type=AAAA: Host not found'],
] as const;
const DEFERRALS = [
  ['4.2.2', 'host mx.bodega-luna.test[192.0.2.40] said: 452 4.2.2 Mailbox full, try again later (in reply to RCPT TO command)'],
  ['4.4.1', 'connect to mx1.puerto-austral.test[192.0.2.41]:25: Connection timed out'],
  [
    '4.7.0',
    'host mta7.am0.yahoodns.net[67.195.1.1] said: 421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume',
  ],
] as const;

/** Small, seeded, the same on every machine (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Two weeks of an office's mail for the demonstration company, so that its pages show something. Its Message-IDs say what it is. */
@Injectable()
export class DemoTraffic {
  constructor(private readonly database: Database) {}

  async ensure(tenantId: TenantId): Promise<void> {
    const db = this.database.platform;
    const { rows: known } = await sql`SELECT 1 FROM mail_stat WHERE tenant_id = ${tenantId} LIMIT 1`.execute(db);
    const node = await db.selectFrom('node').select('id').orderBy('role').executeTakeFirst();
    if (known.length > 0 || !node) return;
    for (let back = 0; back <= DAYS; back++)
      await sql`SELECT relevo_ensure_day((now() - make_interval(days => ${back}))::date)`.execute(db);
    const { mail, logins } = office(new Date());
    await this.database.onConnection(STAGING, async (client) => {
      const tenantOf = (domain: string) => (domain === DOMAIN ? tenantId : undefined);
      await storeMail(client, { nodeId: node.id as never }, mail, tenantOf);
      await storeLogins(client, { nodeId: node.id as never }, logins, tenantOf);
      await keepBulk(client, bulkOf(mail), tenantOf);
    });
  }
}

/** Invoices, which need no way to unsubscribe, and a newsletter whose one click is missing. */
function bulkOf(mail: readonly MailEvent[]): BulkEvent[] {
  const seen = new Set<string>();
  return mail.flatMap((event): BulkEvent[] => {
    const sender = event.type === 'delivery' && event.saslUser ? event.saslUser : '';
    const messageId = event.type === 'delivery' ? event.messageId : null;
    const invoice = sender === `facturacion@${DOMAIN}`;
    if (!messageId || seen.has(messageId) || (!invoice && sender !== `ventas@${DOMAIN}`)) return [];
    seen.add(messageId);
    const said = invoice
      ? ({ subject: 'Factura #', list: null, unsubscribe: 'none' } as const)
      : ({ subject: 'Novedades de la quincena', list: `novedades.${DOMAIN}`, unsubscribe: 'present' } as const);
    return [{ type: 'bulk', position: 0, at: event.at, queueId: '', sender, messageId, signed: true, ...said }];
  });
}

function office(now: Date): { mail: MailEvent[]; logins: LoginEvent[] } {
  const random = generator(11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const weighted = PEERS.flatMap((peer) => Array.from({ length: peer[2] }, () => peer));
  const mail: MailEvent[] = [];
  const logins: LoginEvent[] = [];
  let serial = 0;
  for (let hour = DAYS * 24; hour >= 0; hour--) {
    const at = new Date(now.getTime() - hour * 3_600_000);
    // An office in Buenos Aires: busy from nine to six, at night and on Sundays hardly a message.
    const local = (at.getUTCHours() + 21) % 24;
    const weekday = new Date(at.getTime() - 3 * 3_600_000).getUTCDay();
    const busy = local >= 8 && local <= 18 ? 1 : local >= 7 && local <= 21 ? 0.25 : 0.05;
    const count = Math.round(16 * busy * (weekday === 0 ? 0.1 : weekday === 6 ? 0.35 : 1) * (0.7 + random() * 0.6));
    for (let i = 0; i < count; i++) one(new Date(at.getTime() - Math.floor(random() * 3_600_000)));
    if (busy < 0.2) continue;
    for (const name of OWN.slice(0, 7)) logins.push(login(`${name}@${DOMAIN}`, at, random() > 0.03));
  }
  return { mail: mail.filter((event) => event.at <= now.toISOString()), logins };

  function login(address: string, at: Date, ok: boolean): LoginEvent {
    const protocol = random() < 0.6 ? ('imap' as const) : ('pop3' as const);
    return { position: 0, at: at.toISOString(), type: 'login', address, protocol, ok, remote: '198.51.100.20', tls: true };
  }

  function one(at: Date): void {
    const id = (0xde00000000 + serial++).toString(16).toUpperCase();
    const messageId = `${id.toLowerCase()}@demostracion.relevo.test`;
    const [domain, relay] = pick(weighted);
    const mine = `${pick(OWN)}@${DOMAIN}`;
    const peer = `${pick(PEOPLE)}@${domain}`;
    const size = Math.round(3000 * 10 ** (random() * 3));
    const shared = { position: 0, queueId: id, messageId, size, originalRecipient: null, lmtpSession: null };
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();
    const kind = random();
    if (kind < 0.08) {
      const reply = `554 5.7.1 Spam message rejected`;
      const client = `unknown[203.0.113.${Math.floor(random() * 250)}]`;
      const sender = `promo${Math.floor(random() * 90)}@ofertas-${Math.floor(random() * 9)}.test`;
      mail.push({
        position: 0,
        at: at.toISOString(),
        queueId: id,
        type: 'rejected',
        sender,
        recipient: mine,
        client,
        saslUser: null,
        reply,
      });
      return;
    }
    if (kind < 0.5) {
      const client = `${relay.split('[')[0]}[${relay.split(/[[\]]/)[1]}]`;
      const reply = `250 2.0.0 <${mine}> ${id.toLowerCase()} Saved`;
      const local = { via: 'lmtp', relay: 'mx1[private/dovecot-lmtp]', delaySeconds: 0.3, enhancedCode: '2.0.0' } as const;
      mail.push({
        ...shared,
        ...local,
        at: later(1),
        type: 'delivery',
        status: 'sent',
        sender: peer,
        recipient: mine,
        client,
        saslUser: null,
        reply,
      });
      return;
    }
    const client = 'oficina[198.51.100.20]';
    const origin = { ...shared, sender: mine, client, saslUser: mine };
    const { originalRecipient: _, lmtpSession: __, ...arrived } = origin;
    mail.push({ ...arrived, at: at.toISOString(), type: 'received', recipientCount: 1 });
    if (kind < 0.6) {
      const colleague = `${pick(OWN)}@${DOMAIN}`;
      const reply = `250 2.0.0 <${colleague}> ${id.toLowerCase()} Saved`;
      const local = { via: 'lmtp', relay: 'mx1[private/dovecot-lmtp]', delaySeconds: 0.2, enhancedCode: '2.0.0' } as const;
      mail.push({ ...origin, ...local, at: later(1), type: 'delivery', status: 'sent', recipient: colleague, reply });
      return;
    }
    const attempt = { ...origin, type: 'delivery', via: 'smtp', recipient: peer } as const;
    if (kind < 0.64) {
      const [enhancedCode, said] = pick(BOUNCES);
      const reply = said.startsWith('Host') ? said : `host ${relay.split(':')[0]} said: ${said} (in reply to RCPT TO command)`;
      // Some destinations take a message first and say by mail that they could not deliver it.
      if (serial % 4 === 0 && said.startsWith('5')) {
        const taken = { relay, delaySeconds: 1.4, enhancedCode: '2.0.0', reply: `250 2.0.0 Ok: queued as ${id}` };
        mail.push({ ...attempt, ...taken, at: later(2), status: 'sent' });
        const reported = { via: 'report', client: relay.split(':')[0] ?? null, delaySeconds: null, reply: said } as const;
        mail.push({ ...attempt, ...reported, at: later(90), status: 'bounced', relay, enhancedCode });
        return;
      }
      mail.push({ ...attempt, at: later(2), status: 'bounced', relay, delaySeconds: 2, enhancedCode, reply });
      return;
    }
    if (kind < 0.69) {
      const [enhancedCode, reply] = pick(DEFERRALS);
      mail.push({ ...attempt, at: later(30), status: 'deferred', relay: null, delaySeconds: 30, enhancedCode, reply });
      mail.push({
        ...attempt,
        at: later(900),
        status: 'sent',
        relay,
        delaySeconds: 900,
        enhancedCode: '2.0.0',
        reply: `250 2.0.0 Ok: queued as ${id}`,
      });
      return;
    }
    const reply = `250 2.0.0 Ok: queued as ${id}`;
    mail.push({ ...attempt, at: later(2), status: 'sent', relay, delaySeconds: 1.4, enhancedCode: '2.0.0', reply });
  }
}
