import { isIP } from 'node:net';
import { loginFields } from './dovecot/login.ts';
import { parseStored } from './dovecot/stored.ts';
import type { MailEvent } from './line.ts';
import { codes as replyCodes } from './postfix/decision.ts';
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
      return { ...stages(event.delays), ...answer(event.reply) };
    case 'host_said':
      return replyCodes(event.reply);
    case 'decision':
      return refusal(event.reply);
    case 'notification': {
      const space = event.about.indexOf(' ');
      return space < 0 ? NONE : { notified: event.about.slice(0, space), report: event.about.slice(space + 1) };
    }
    case 'note':
      return hostTrouble(event.text);
    case 'problem':
      return complaint(event.text);
    case 'notice': {
      const peer = event.peer === null ? peerIn(event.text) : null;
      return peer === null ? named(event.text) : { ...named(event.text), peer };
    }
    case 'lifecycle':
      return state(event.text);
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
 * scache: `domain lookup hits=0 miss=4 success=0%`, `start interval Nov 24 03:11:09`.
 */
function peaks(text: string): Details {
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

/** `0.1/0.01/0.5/0.6`: before the queue manager, in it, to connect, to transmit (Postfix's release notes 2.3). */
function stages(delays: string | null): Details {
  const [beforeQueue, inQueue, connecting, transmitting, ...more] = (delays ?? '').split('/').map(toNumber);
  if (transmitting === undefined || more.length > 0) return NONE;
  return { delayStages: { beforeQueue, inQueue, connecting, transmitting } };
}

/** `550 5.1.1 <a@b.test>: Recipient address rejected: User unknown`, `554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a.test; b` */
function refusal(reply: string): Details {
  const { code, enhancedCode } = replyCodes(reply);
  const text = reply.slice((code === null ? 0 : 4) + (enhancedCode === null ? 0 : enhancedCode.length + 1));
  const open = text.startsWith('<') ? text.indexOf('>: ') : -1;
  const blockedAt = text.indexOf('] blocked using ');
  const queued = text.lastIndexOf('queued as ');
  return {
    ...(open >= 0 ? { about: text.slice(1, open), reason: text.slice(open + 3) } : text !== '' && { reason: text }),
    ...(blockedAt >= 0 && blocked(text, blockedAt)),
    ...(queued >= 0 && { nextQueueId: firstWord(text.slice(queued + 10)) }),
  };
}

/** `Client host [192.0.2.1] blocked using zen.test; why` */
function blocked(text: string, at: number): Details {
  const rest = text.slice(at + 16);
  const end = ends(rest, ['; ', ', ', ' ']);
  const why = rest.slice(end).replace(/^[;,] ?/, '');
  return {
    blocked: text.slice(text.lastIndexOf('[', at) + 1, at),
    list: rest.slice(0, end),
    ...(why !== '' && { listReason: why }),
  };
}

/** Where the first of the marks stands, or the text ends. */
const ends = (text: string, marks: readonly string[]): number =>
  Math.min(text.length, ...marks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0));

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
    // `<CRLF>.<CRLF> workaround` before 2.4
    const workarounds = between(text, 'workarounds: ', ' for ') ?? between(text, 'PIX ', ' workaround for ');
    return target < 0 ? NONE : { workarounds, peer: parsePeer(text.slice(target + 5)) };
  }
  // Copies of logs that went through HTML lose the brackets of the address, and with them the line its kind.
  if (text.startsWith('to=') || text.startsWith('from=')) {
    const open = text.indexOf(' (');
    const fields = keyed(open < 0 ? text : text.slice(0, open), ', ');
    return open < 0 ? { fields } : { fields, reply: text.slice(open + 2, text.endsWith(')') ? -1 : undefined) };
  }
  const handedTo = text.indexOf('> to transport=');
  if (text.startsWith('passing <') && handedTo >= 0)
    return { recipient: text.slice(9, handedTo), transport: text.slice(handedTo + 15) };
  const saidAt = text.indexOf('] said: ');
  if (text.startsWith('SASL authentication failed; server ') && saidAt >= 0) {
    const reply = text.slice(saidAt + 8);
    return { reason: 'SASL authentication failed', peer: parsePeer(text.slice(35, saidAt + 1)), reply, ...replyCodes(reply) };
  }
  const peer = peerIn(text);
  return peer === null ? NONE : { peer };
}

/** Whom and what a warning is about, where it is one of the common ones. */
function complaint(text: string): Details {
  // Dovecot's of a message: `msgid=<a>: save failed to INBOX: Quota exceeded`
  const stored = parseStored('', null, text);
  if (stored !== null) return { messageId: stored.messageId, act: stored.act, target: stored.target };
  const idEnd = queueIdEnd(text);
  if (idEnd >= 0) return { queueId: text.slice(0, idEnd) };
  const resolved = text.indexOf(' does not resolve to address ');
  if (text.startsWith('hostname ') && resolved >= 0) {
    const rest = text.slice(resolved + 29);
    const colon = rest.indexOf(': ');
    const address = colon < 0 ? rest : rest.slice(0, colon);
    return { hostname: text.slice(9, resolved), address, ...(colon >= 0 && { reason: rest.slice(colon + 2) }) };
  }
  // Before 2.4 the function's name comes first.
  const named = ofName(text.startsWith('smtpd_peer_init: ') ? text.slice(17) : text);
  if (named !== null) return named;
  const exit = text.startsWith('process ') ? text.indexOf(' pid ') : -1;
  if (exit >= 0) {
    const status = text.indexOf(' exit status ');
    const signal = text.indexOf(' killed by signal ');
    return {
      process: text.slice(8, exit),
      processPid: toInt(text, exit + 5),
      ...(status >= 0 && { exitStatus: toInt(text, status + 13) }),
      ...(signal >= 0 && { signal: toInt(text, signal + 18) }),
    };
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
  return peer === null ? NONE : { peer, ...sentBy(text) };
}

/** `192.0.2.1: hostname a.test verification failed: why`, `192.0.2.1: address not listed for hostname a.test`, `a.list.test: RBL lookup error: why` */
function ofName(text: string): Details | null {
  const colon = text.indexOf(': ');
  if (colon < 0) return null;
  const about = text.slice(0, colon);
  const rest = text.slice(colon + 2);
  if (rest.startsWith('RBL lookup error: ')) return { query: about, reason: rest.slice(18) };
  if (isIP(about) === 0) return null;
  const failed = rest.indexOf(' verification failed');
  if (rest.startsWith('hostname ') && failed >= 0) {
    return { address: about, hostname: rest.slice(9, failed), reason: rest.slice(failed + 22) || null };
  }
  const listed = rest.indexOf(' not listed for hostname ');
  return listed < 0 ? { address: about } : { address: about, hostname: rest.slice(listed + 25) };
}

/** `non-SMTP command from a[192.0.2.1]: GET /`, `Illegal address syntax from a[192.0.2.1] in MAIL command: <a` */
function sentBy(text: string): Details {
  if (text.startsWith('Illegal address syntax from ')) {
    const command = between(text, '] in ', ' command: ');
    return command === null ? NONE : { command, sent: text.slice(text.indexOf(' command: ') + 10) };
  }
  const at = text.startsWith('non-SMTP command from ') ? text.indexOf(': ') : -1;
  return at < 0 ? NONE : { sent: text.slice(at + 2) };
}

/** The first `name[address]` of a text. */
function peerIn(text: string): Peer | null {
  const open = text.indexOf('[');
  const close = text.indexOf(']', open);
  if (open <= 0 || close < 0 || text.charAt(open - 1) === ' ') return null;
  // `dict_ldap_get_values[1]` is no host.
  const address = text.slice(open + 1, close);
  if (address !== 'unknown' && !address.includes('.') && !address.includes(':') && !address.includes('/')) return null;
  const start = text.lastIndexOf(' ', open) + 1;
  const port = text.charAt(close + 1) === ':' ? toInt(text, close + 2) : null;
  return { name: text.slice(start, open), address, port };
}

/** `Successfully relayed message: from=<a>, to=<b>, size=9`, `TLSRPT: status=failure, domain=b.test` */
function named(text: string): Details {
  const equals = text.indexOf('=');
  const start = text.lastIndexOf(' ', equals) + 1;
  return equals < 0 || !text.includes(', ') ? NONE : { fields: keyed(text, ', ', start) };
}

/**
 * `daemon started -- version 3.7.11, configuration /etc/postfix`, `Dovecot v2.3.19 (9b53102964) starting up`, `terminating on signal 15`,
 * `the Postfix mail system is running: PID: 95`, `cache btree:/a full cleanup: retained=242 dropped=7 entries`, and what auth heard of
 * a client in Dovecot 1: `client in: AUTH#0111#011PLAIN#011service=IMAP`
 */
function state(text: string): Details {
  const number = between(text, 'version ', ',');
  const configuration = text.indexOf(', configuration ');
  if (number !== null && configuration >= 0) return { version: number, configuration: text.slice(configuration + 16) };
  const of = between(text, 'Dovecot v', ' ');
  if (of !== null) return { version: of };
  const signal = text.indexOf(' signal ');
  if (signal >= 0) return { signal: toInt(text, signal + 8) };
  const running = text.indexOf(' PID: ');
  if (running >= 0) return { runningPid: toInt(text, running + 6) };
  const cleanup = text.indexOf(' cleanup: ');
  if (text.startsWith('cache ') && cleanup >= 0) {
    const how = text.lastIndexOf(' ', cleanup - 1);
    return { cache: text.slice(6, how), cleanup: text.slice(how + 1, cleanup), ...retained(text, cleanup) };
  }
  const fields = text.includes('=') ? tabbed(text) : {};
  return text.startsWith('client ') || text.startsWith('master ') ? { fields } : NONE;
}

const retained = (text: string, from: number): Details => ({
  retained: toInt(between(text, 'retained=', ' ', from) ?? ''),
  dropped: toInt(between(text, 'dropped=', ' ', from) ?? ''),
});

/** As it is, or as syslog daemons write it. */
const TAB = /\t|\^I|#011/;

function tabbed(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of text.split(TAB)) {
    const equals = part.indexOf('=');
    if (equals > 0) found[part.slice(0, equals)] = part.slice(equals + 1);
  }
  return found;
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
