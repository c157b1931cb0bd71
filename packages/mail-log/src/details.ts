import { loginFields } from './dovecot/login.ts';
import type { MailEvent } from './line.ts';
import { bareId, between, type Peer, parsePeer, queueIdEnd, toInt, toNumber, valueEnd } from './scan.ts';

type Details = Readonly<Record<string, unknown>>;

const NONE: Details = {};

/**
 * What an event holds as words, taken apart into values: for who wants every field of a line. Whoever follows a busy log needs
 * none of it, so parsing does not pay for it. A value goes by the name that it has elsewhere; a string that is taken apart whole
 * gives its place to its parts.
 */
export function details(event: MailEvent): Details {
  switch (event.kind) {
    case 'disconnect':
      return event.commands === null ? NONE : { commands: keyed(event.commands, ' ') };
    case 'statistics':
      return peaks(event.text);
    case 'postscreen':
      return event.detail === null ? NONE : postscreen(event.event, event.detail);
    case 'tls':
      return event.detail === null ? NONE : keys(event.detail);
    case 'delivery':
      return answer(event.reply);
    case 'host_said':
      return codes(event.reply);
    case 'note':
      return hostTrouble(event.text);
    case 'problem':
      return complaint(event.text);
    case 'notice':
      return named(event.text);
    case 'lifecycle':
      return version(event.text);
    case 'session_note':
      return named(event.text);
    case 'login':
    case 'login_failed':
    case 'login_aborted':
    case 'login_note':
      return event.tls === null ? NONE : cipher(event.tls);
    case 'scan_note':
      return loaded(event.text);
    default:
      return NONE;
  }
}

/** `ehlo=1 mail=1 rcpt=0/1` */
function keyed(text: string, separator: string, from = 0): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = from; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const end = valueEnd(text, separator, equals + 1);
    found[text.slice(at, equals)] = bareId(text.slice(equals + 1, end));
    at = end + separator.length;
  }
  return found;
}

/**
 * anvil: `max connection rate 31/60s for (smtp:203.0.113.31) at Nov 24 03:11:09`, `max cache size 12 at Nov 24 03:11:09`;
 * scache: `domain lookup hits=0 miss=4 success=0%`.
 */
function peaks(text: string): Details {
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
  const colon = who?.indexOf(':') ?? -1;
  return {
    measure: text.slice(0, numberAt - 1),
    value: toInt(text, numberAt),
    ...(slash >= 0 && slash < end && { perSeconds: toInt(text, slash + 1) }),
    ...(who !== null && colon >= 0 && { serviceName: who.slice(0, colon), address: who.slice(colon + 1) }),
    peakAt: text.slice(at + 4),
  };
}

function postscreen(event: string, detail: string): Details {
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

/** `key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256` */
function keys(text: string): Details {
  const starts = KEYS.map(([word]) => text.indexOf(word));
  const found: Record<string, string> = {};
  for (const [index, [word, name]] of KEYS.entries()) {
    const start = starts[index] ?? -1;
    if (start < 0) continue;
    const next = Math.min(...starts.filter((other) => other > start), text.length);
    found[name] = text.slice(start + word.length, next).trim();
  }
  return found;
}

/** `host a[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command)`, `250 2.0.0 Ok: queued as B`, `forwarded as B` */
function answer(reply: string): Details {
  if (reply.startsWith('forwarded as ')) return { nextQueueId: reply.slice(13) };
  const said = reply.indexOf(' said: ');
  const refused = reply.indexOf(' refused to talk to me: ');
  const at = said >= 0 ? said + 7 : refused >= 0 ? refused + 24 : -1;
  if (reply.startsWith('host ') && at >= 0) {
    const open = reply.lastIndexOf(' (in reply to ');
    return {
      answeredBy: parsePeer(reply.slice(5, said >= 0 ? said : refused)),
      ...codes(reply.slice(at)),
      ...(open >= 0 && { command: reply.slice(open + 14, reply.endsWith(')') ? -1 : undefined) }),
    };
  }
  const queued = reply.lastIndexOf('queued as ');
  return { ...codes(reply), ...(queued >= 0 && { nextQueueId: firstWord(reply.slice(queued + 10)) }) };
}

const firstWord = (text: string): string => {
  const space = text.indexOf(' ');
  return space < 0 ? text : text.slice(0, space);
};

/** The three digits that an SMTP reply begins with. */
function codes(reply: string): Details {
  const code = toInt(reply);
  const separator = reply.charAt(3);
  return code !== null && code >= 200 && code < 600 && (separator === ' ' || separator === '-') ? { code } : NONE;
}

/** `lost connection with a[192.0.2.1] while sending RCPT TO`, `conversation with a[192.0.2.1] timed out while …` */
function hostTrouble(text: string): Details {
  const during = text.indexOf(' while ');
  const lost = text.startsWith('lost connection with ');
  const timedOut = text.indexOf(' timed out while ');
  if (during >= 0 && (lost || (text.startsWith('conversation with ') && timedOut >= 0))) {
    const peer = lost ? text.slice(21, during) : text.slice(18, timedOut);
    return { reason: lost ? 'lost connection' : 'timeout', peer: parsePeer(peer), during: text.slice(during + 7) };
  }
  if (text.startsWith('enabling PIX ')) {
    const target = text.lastIndexOf(' for ');
    return target < 0 ? NONE : { workarounds: between(text, 'workarounds: ', ' for '), peer: parsePeer(text.slice(target + 5)) };
  }
  return NONE;
}

/** Whom and what a warning is about, where it is one of the common ones. */
function complaint(text: string): Details {
  const idEnd = queueIdEnd(text);
  if (idEnd >= 0) return { queueId: text.slice(0, idEnd) };
  const resolved = text.indexOf(' does not resolve to address ');
  if (text.startsWith('hostname ') && resolved >= 0) {
    const rest = text.slice(resolved + 29);
    const colon = rest.indexOf(': ');
    const address = colon < 0 ? rest : rest.slice(0, colon);
    return { hostname: text.slice(9, resolved), address, ...(colon >= 0 && { reason: rest.slice(colon + 2) }) };
  }
  const limit = text.indexOf(' limit exceeded: ');
  if (limit >= 0) {
    const value = toInt(text, limit + 17);
    const client = between(text, ' from ', ' for service ');
    const serviceName = text.slice(text.lastIndexOf(' ') + 1);
    return { limit: text.slice(0, limit), value, ...(client !== null && { client: parsePeer(client), serviceName }) };
  }
  const peer = peerIn(text);
  const userAt = text.indexOf(': user=<');
  if (userAt >= 0) return { fields: loginFields(text, userAt + 2) };
  return peer === null ? NONE : { peer };
}

/** The first `name[address]` of a text. */
function peerIn(text: string): Peer | null {
  const open = text.indexOf('[');
  const close = text.indexOf(']', open);
  if (open <= 0 || close < 0 || text.charAt(open - 1) === ' ') return null;
  const start = text.lastIndexOf(' ', open) + 1;
  const port = text.charAt(close + 1) === ':' ? toInt(text, close + 2) : null;
  return { name: text.slice(start, open), address: text.slice(open + 1, close), port };
}

/** `Successfully relayed message: from=<a>, to=<b>, size=9`, `TLSRPT: status=failure, domain=b.test` */
function named(text: string): Details {
  const equals = text.indexOf('=');
  const start = text.lastIndexOf(' ', equals) + 1;
  return equals < 0 || !text.includes(', ') ? NONE : { fields: keyed(text, ', ', start) };
}

/** `daemon started -- version 3.7.11, configuration /etc/postfix` */
function version(text: string): Details {
  const number = between(text, 'version ', ',');
  const configuration = text.indexOf(', configuration ');
  return number === null || configuration < 0 ? NONE : { version: number, configuration: text.slice(configuration + 16) };
}

/** `TLS, TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)` */
function cipher(tls: string): Details {
  const withAt = tls.indexOf(' with cipher ');
  if (withAt < 0) return NONE;
  const open = tls.indexOf(' (', withAt);
  return {
    protocol: tls.slice(tls.lastIndexOf(' ', withAt - 1) + 1, withAt),
    cipher: tls.slice(withAt + 13, open < 0 ? undefined : open),
    ...(open >= 0 && { bits: between(tls, '(', ' bits', open) }),
  };
}

/** rspamd: `loaded message; id: <a>; queue-id: <B>; size: 9; checksum: <c>` */
function loaded(text: string): Details {
  if (!text.startsWith('loaded message; ')) return NONE;
  return {
    messageId: between(text, '; id: <', '>'),
    queueId: known(between(text, '; queue-id: <', '>')),
    size: toNumber(between(text, '; size: ', ';')),
    checksum: between(text, '; checksum: <', '>'),
  };
}

const known = (id: string | null): string | null => (id === 'undef' ? null : id);
