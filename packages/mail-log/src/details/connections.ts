import { isIP } from 'node:net';
import { between, parsePeer, toInt, toNumber } from '../scan.ts';
import { type Details, keyed, NONE } from './fields.ts';

/**
 * anvil: `max connection rate 31/60s for (smtp:203.0.113.31) at Nov 24 03:11:09`, `max cache size 12 at Nov 24 03:11:09`;
 * scache: `domain lookup hits=0 miss=4 success=0%`, `start interval Nov 24 03:11:09`.
 */
export function peaks(text: string): Details {
  if (text.startsWith('start interval ')) return { measure: 'start interval', startAt: text.slice(15) };
  const at = text.lastIndexOf(' at ');
  const equals = text.indexOf('=');
  if (at < 0) {
    const first = equals < 0 ? -1 : text.lastIndexOf(' ', equals);
    return first < 0 ? NONE : { measure: text.slice(0, first), fields: keyed(text, ' ', first + 1) };
  }
  const end = text.indexOf(' for (') < 0 ? at : text.indexOf(' for (');
  const numberAt = text.lastIndexOf(' ', end - 1) + 1;
  const slash = text.indexOf('/', numberAt);
  const who = between(text, ' for (', ')');
  const colon = who === null ? -1 : endOfService(who);
  return {
    measure: text.slice(0, numberAt - 1),
    value: toInt(text, numberAt),
    ...(slash >= 0 && slash < end && { perSeconds: secondsOf(text.slice(slash + 1, end)) }),
    ...(who !== null && colon >= 0 && { serviceName: who.slice(0, colon), address: who.slice(colon + 1) }),
    peakAt: text.slice(at + 4),
  };
}

/** A service may be `127.0.0.1:10025`, and an address have colons: the first one that an address stands behind. */
function endOfService(who: string): number {
  const first = who.indexOf(':');
  for (let at = first; at >= 0; at = who.indexOf(':', at + 1)) {
    const behind = who.slice(at + 1);
    if (behind === 'unknown' || (isIP(behind) !== 0 && isIP(who.slice(0, at)) === 0)) return at;
    // No service has more than an address and a port, with an IPv6 address in brackets.
    if (at > 64) break;
  }
  return first;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `60s`, or longer in a unit of postconf(5). */
function secondsOf(period: string): number | null {
  const count = toInt(period);
  return count === null ? null : count * (UNITS[period.charAt(period.length - 1)] ?? 1);
}

export function postscreen(event: string, detail: string): Details {
  switch (event) {
    case 'CONNECT':
      return detail.startsWith('to ') ? { server: parsePeer(detail.slice(3)) } : NONE;
    case 'DNSBL':
      return { rank: toInt(detail, 5) };
    case 'PREGREET': {
      // `14 after 0.11: EHLO x\r\n`
      const colon = detail.indexOf(': ');
      const head = colon < 0 ? detail : detail.slice(0, colon);
      const sent = colon < 0 ? '' : detail.slice(colon + 2);
      return { bytes: toInt(head), seconds: toNumber(head.slice(head.lastIndexOf(' ') + 1)), sent };
    }
    case 'HANGUP': {
      // `after 0.52: in tests after SMTP handshake`
      const colon = detail.indexOf(': in ');
      const seconds = toNumber(detail.slice(6, colon < 0 ? undefined : colon));
      return { seconds, ...(colon >= 0 && { during: detail.slice(colon + 5) }) };
    }
    default: {
      // `after CONNECT: GET / HTTP/1.1`
      if (!detail.startsWith('after ')) return NONE;
      const colon = detail.indexOf(': ');
      return { after: detail.slice(6, colon < 0 ? undefined : colon), ...(colon >= 0 && { sent: detail.slice(colon + 2) }) };
    }
  }
}

const KEYS = [
  ['key-exchange ', 'keyExchange'],
  ['server-signature ', 'serverSignature'],
  ['server-digest ', 'serverDigest'],
  ['client-signature ', 'clientSignature'],
  ['client-digest ', 'clientDigest'],
] as const;

/** `key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256`, `server-signature ECDSA (P-256)` */
export function keys(text: string): Details {
  const starts = KEYS.map(([word]) => text.indexOf(word));
  const found: Record<string, unknown> = {};
  for (const [index, [word, name]] of KEYS.entries()) {
    const start = starts[index] ?? -1;
    if (start < 0) continue;
    const next = Math.min(...starts.filter((other) => other > start), text.length);
    const value = text.slice(start + word.length, next).trim();
    const open = value.endsWith(')') ? value.indexOf(' (') : -1;
    found[name] = open < 0 ? value : value.slice(0, open);
    if (open < 0) continue;
    if (value.endsWith(' bits)')) found[`${name}Bits`] = toInt(value, open + 2);
    else found[`${name}Curve`] = value.slice(open + 2, -1);
  }
  return found;
}

/** `TLS, TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)` */
export function cipher(tls: string): Details {
  const withAt = tls.indexOf(' with cipher ');
  if (withAt < 0) return NONE;
  const open = tls.indexOf(' (', withAt);
  return {
    protocol: tls.slice(tls.lastIndexOf(' ', withAt - 1) + 1, withAt),
    cipher: tls.slice(withAt + 13, open < 0 ? undefined : open),
    ...(open >= 0 && { bits: between(tls, '(', ' bits', open) }),
  };
}
