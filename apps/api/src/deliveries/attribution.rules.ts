import type { LogEvent } from '@relevo/agent-protocol';
import type { MailEvent } from './mail-event.js';

export type Direction = 'in' | 'out' | 'inside';

export const domainOf = (address: string | null | undefined): string =>
  (address ?? '').slice((address ?? '').lastIndexOf('@') + 1).toLowerCase();

/** Every domain that an event names, to be looked up at once. */
export function domainsOf(event: LogEvent): string[] {
  if (event.type === 'login' || event.type === 'app_password') return [domainOf(event.address)];
  if (event.type === 'report') return [domainOf(event.to)];
  if (event.type === 'bulk') return [domainOf(event.sender)];
  const recipients =
    event.type === 'received' ? [] : [event.recipient, event.type === 'delivery' ? event.originalRecipient : null];
  return ['sender' in event ? event.sender : null, 'saslUser' in event ? event.saslUser : null, ...recipients]
    .map(domainOf)
    .filter(Boolean);
}

/**
 * The domains that an event says this node serves: who signed in here, and whose mail was put into a mailbox here. A refused
 * log-in says nothing: anybody may type any address.
 */
export function claimsOf(event: LogEvent): string[] {
  if (event.type === 'login') return event.ok ? [domainOf(event.address)] : [];
  if (event.type === 'app_password') return [domainOf(event.address)];
  if (event.type === 'report') return [];
  if (event.type === 'bulk') return [domainOf(event.sender)];
  if (event.type === 'stored' || event.type === 'fetched') return [domainOf(event.recipient)];
  const local = event.type === 'delivery' && event.via === 'lmtp' && event.status === 'sent' ? event.recipient : null;
  return [event.saslUser, local].map(domainOf).filter(Boolean);
}

/**
 * Whose event this is, and from where each owner sees it: a message between two tenants belongs to both.
 * The envelope sender proves nothing when the client is a stranger (RFC 5321 section 7.1), so a message is a tenant's own
 * only by its log-in or, without any client, because this node made it.
 */
export function ownersOf(event: MailEvent, tenantOf: (domain: string) => string | undefined): Map<string, Direction> {
  // What happened inside a mailbox is its company's alone.
  if (event.type === 'stored' || event.type === 'fetched') {
    const whose = tenantOf(domainOf(event.recipient));
    return new Map(whose ? [[whose, 'in' as const]] : []);
  }
  const proven = event.saslUser ?? (event.client === null ? event.sender : null);
  const from = tenantOf(domainOf(proven));
  const to = event.type === 'received' ? [] : [event.recipient, event.type === 'delivery' ? event.originalRecipient : null];
  const recipients = new Set(to.map((address) => tenantOf(domainOf(address))).filter((tenant) => tenant !== undefined));
  const owners = new Map<string, Direction>();
  for (const tenant of recipients) owners.set(tenant, tenant === from ? 'inside' : 'in');
  if (from && !owners.has(from)) owners.set(from, 'out');
  return owners;
}
