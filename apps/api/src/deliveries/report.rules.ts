import { networkOf } from '@relevo/mail-policy';

/** Whoever rents a machine there has a name below these: the same site says nothing about the same owner. */
const RENTED = new Set(
  (
    'amazonaws.com googleusercontent.com cloudapp.net azure.com linodeusercontent.com secureserver.net hetzner.com ' +
    'your-server.de ovh.net vps.ovh.net contaboserver.net digitalocean.com vultrusercontent.com hostinger.com'
  ).split(' '),
);
const SECOND_LEVELS = new Set(['com', 'co', 'net', 'org', 'gob', 'gov', 'gub', 'edu', 'ac', 'ind']);

/**
 * Whether who brings a report is of the house that had taken the message: the same network, or a name of the same site. Anybody
 * who was written to as well knows the Message-ID and could say of another recipient that nobody is there.
 */
export function fromWhereItWent(client: string | null, relay: string | null, recipientDomain: string): boolean {
  const from = hostOf(client);
  const to = hostOf(relay);
  if (from.address !== null && to.address !== null) {
    const network = networkOf(from.address);
    if (from.address === to.address || (network !== null && network === networkOf(to.address))) return true;
  }
  const site = siteOf(from.name);
  return site !== null && (site === siteOf(to.name) || site === siteOf(recipientDomain));
}

/** `name[address]` or `name[address]:port`. */
function hostOf(text: string | null): { readonly name: string; readonly address: string | null } {
  const open = (text ?? '').indexOf('[');
  const close = (text ?? '').indexOf(']', open);
  if (text === null || open < 0 || close < 0) return { name: '', address: null };
  return { name: text.slice(0, open).toLowerCase(), address: text.slice(open + 1, close) };
}

/** `mx1.empresa.com.ar` is of `empresa.com.ar`. */
function siteOf(host: string): string | null {
  const labels = host.toLowerCase().split('.').filter(Boolean);
  const deep = labels.at(-1)?.length === 2 && SECOND_LEVELS.has(labels.at(-2) ?? '');
  const site = labels.slice(deep ? -3 : -2);
  if (site.length < (deep ? 3 : 2)) return null;
  const name = site.join('.');
  return RENTED.has(name) ? null : name;
}
