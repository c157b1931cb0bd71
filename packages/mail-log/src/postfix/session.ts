import { parsePeer, toInt } from '../scan.ts';
import { decision } from './decision.ts';
import type { PostfixEvent } from './event.ts';

type Reader = (text: string) => PostfixEvent | null;

/** Lines without a queue id, by how they begin. */
const BY_BEGINNING: readonly (readonly [beginning: string, read: Reader])[] = [
  ['connect from ', (text) => ({ kind: 'connect', client: parsePeer(text.slice(13)) })],
  ['disconnect from ', disconnect],
  ['warning: ', warning],
  ['lost connection after ', (text) => brokenOff('lost connection', text.slice(22))],
  ['timeout after ', (text) => brokenOff('timeout', text.slice(14))],
  ['too many errors after ', (text) => brokenOff('too many errors', text.slice(22))],
  ['improper command pipelining after ', (text) => brokenOff('improper command pipelining', text.slice(34))],
  // Since 3.9 (smtpd_forbid_bare_newline = reject).
  ['bare <LF> received after ', (text) => brokenOff('bare <LF> received', text.slice(25))],
  ['non-SMTP command from ', (text) => brokenOff('non-SMTP command', ` from ${text.slice(22)}`)],
  ['SSL_accept error from ', (text) => brokenOff('TLS failure', `STARTTLS from ${text.slice(22)}`)],
  ['connect to ', connectFailed],
  ['statistics: ', (text) => ({ kind: 'statistics', text: text.slice(12) })],
  // What smtpd and postscreen say without NOQUEUE before it.
  ['reject: ', refused],
  ['reject_warning: ', refused],
  ['proxy-reject: ', refused],
  ['proxy-accept: ', refused],
  ['CONNECT from ', (text) => postscreen('CONNECT', text.slice(13))],
  // tlsproxy on behalf of smtp.
  ['CONNECT to ', (text) => postscreen('CONNECT', text.slice(11))],
  ['PASS NEW ', (text) => postscreen('PASS NEW', text.slice(9))],
  ['PASS OLD ', (text) => postscreen('PASS OLD', text.slice(9))],
  ['ALLOWLISTED ', (text) => postscreen('ALLOWLISTED', text.slice(12))],
  ['ALLOWLIST VETO ', (text) => postscreen('ALLOWLIST VETO', text.slice(15))],
  ['DENYLISTED ', (text) => postscreen('DENYLISTED', text.slice(11))],
  // Until Postfix 3.6 these three had other names.
  ['WHITELISTED ', (text) => postscreen('ALLOWLISTED', text.slice(12))],
  ['WHITELIST VETO ', (text) => postscreen('ALLOWLIST VETO', text.slice(15))],
  ['BLACKLISTED ', (text) => postscreen('DENYLISTED', text.slice(12))],
  ['DNSBL rank ', (text) => measured('DNSBL', 'rank ', text.slice(11))],
  ['PREGREET ', (text) => measured('PREGREET', '', text.slice(9))],
  ['HANGUP after ', (text) => measured('HANGUP', 'after ', text.slice(13))],
  ['BARE NEWLINE from ', (text) => postscreen('BARE NEWLINE', text.slice(18))],
  ['NON-SMTP COMMAND from ', (text) => postscreen('NON-SMTP COMMAND', text.slice(22))],
  ['COMMAND PIPELINING from ', (text) => postscreen('COMMAND PIPELINING', text.slice(24))],
  ['COMMAND TIME LIMIT from ', (text) => postscreen('COMMAND TIME LIMIT', text.slice(24))],
  ['COMMAND COUNT LIMIT from ', (text) => postscreen('COMMAND COUNT LIMIT', text.slice(25))],
  ['COMMAND LENGTH LIMIT from ', (text) => postscreen('COMMAND LENGTH LIMIT', text.slice(26))],
  ['DATA without valid RCPT from ', (text) => postscreen('DATA without valid RCPT', text.slice(29))],
  ['BDAT without valid RCPT from ', (text) => postscreen('BDAT without valid RCPT', text.slice(29))],
  ['DISCONNECT ', (text) => postscreen('DISCONNECT', text.slice(11))],
  ['addr ', dnsbl],
  ['error: ', (text) => ({ kind: 'problem', level: 'error', text: text.slice(7) })],
  ['fatal: ', (text) => ({ kind: 'problem', level: 'fatal', text: text.slice(7) })],
  ['panic: ', (text) => ({ kind: 'problem', level: 'panic', text: text.slice(7) })],
  ['certificate verification failed for ', problem],
  ['server certificate verification failed for ', problem],
  ['client certificate verification failed for ', problem],
  ['certificate peer name verification failed for ', problem],
  ['Peer certificate could not be verified', problem],
  ['Server certificate could not be verified', problem],
  ['Peer verification: ', problem],
  ['verify error:', problem],
  ['cert has expired', problem],
  ['SSL_connect error to ', problem],
  ['TLS handshake failed for ', problem],
  ['Host offered STARTTLS: ', problem],
  ['close database ', problem],
  ['cannot load ', problem],
  ['Temporary lookup failure', problem],
  ['Deleted: ', (text) => counted('deleted', text.slice(9))],
  ['Requeued: ', (text) => counted('requeued', text.slice(10))],
  ['Placed on hold: ', (text) => counted('placed on hold', text.slice(16))],
  ['Released from hold: ', (text) => counted('released from hold', text.slice(20))],
  ['Expired: ', (text) => counted('expired', text.slice(9))],
  ['Force-expired: ', (text) => counted('expired', text.slice(15))],
  ['Renamed to match inode number: ', (text) => counted('renamed', text.slice(31))],
  ['daemon started', lifecycle],
  ['reload', lifecycle],
  ['refreshing the Postfix mail system', lifecycle],
  ['starting the Postfix mail system', lifecycle],
  ['stopping the Postfix mail system', lifecycle],
  ['aborting the Postfix mail system', lifecycle],
  ['waiting for the Postfix mail system', lifecycle],
  ['the Postfix mail system is', lifecycle],
  ['terminating on signal', lifecycle],
  ['master exit time has arrived', lifecycle],
  ['entering STRESS mode', lifecycle],
  ['leaving STRESS mode', lifecycle],
  ['cache ', lifecycle],
  ['table ', lifecycle],
  ['using backwards-compatible default setting ', notice],
  ['Postfix is running with backwards-compatible default settings', notice],
  ['See http://www.postfix.org/', notice],
  ['To disable backwards compatibility', notice],
  ['discarding EHLO keywords: ', notice],
  ['setting up TLS connection ', notice],
  ['initializing the ', notice],
  ['TLS SNI ', notice],
  ['TLSRPT: ', notice],
  ['host ', notice],
  ['looking for plugins in ', notice],
  // What Postfix before 2.5 says of certificates.
  ['Verified: ', notice],
  ['Unverified: ', notice],
  ['Trusted: ', notice],
  ['issuer=', notice],
  // Of TLS at a higher log level, and of its cache.
  ['SSL_accept:', notice],
  ['SSL_connect:', notice],
  ['SSL3 alert ', notice],
  ['certificate verification depth=', notice],
  ['Issuing session ticket ', notice],
  ['Decrypting session ticket ', notice],
  ['exiting to reopen external entropy source ', notice],
  ['open ', tlsCache],
  ['lookup ', tlsCache],
  ['read ', tlsCache],
  ['put ', tlsCache],
  ['write ', tlsCache],
  ['delete ', tlsCache],
  // What libraries say through Postfix's voice: Cyrus SASL's plugins and the resolver.
  ['sql plugin ', notice],
  ['sql plugin: ', notice],
  ['sql auxprop plugin ', notice],
  ['ldapdb ', notice],
  ['begin transaction', notice],
  ['commit transaction', notice],
  ['OTP unavailable because ', notice],
  ['unable to open Berkeley db ', notice],
  ['gethostby*.getanswer: ', notice],
  // With `-v`: what goes over Postfix's own sockets, and where a program stands.
  ['send attr ', notice],
  ['input attribute ', notice],
  ['private/', notice],
  ['public/', notice],
  ['idle timeout -- exiting', notice],
  ['process generation: ', notice],
  ['connection established', notice],
  ['connection closed', notice],
  ['wakeup ', notice],
  ['report ', notice],
  ['>>> ', notice],
  ['<<< ', notice],
  // Since 3.4 the scripts speak through postlog(1), which names itself twice when systemd starts them.
  ['postfix/postlog: ', (text) => lifecycle(text.slice(17))],
  // The dialogue itself (debug_peer_list), and master.cf by its place.
  ['> ', notice],
  ['< ', notice],
  ['/', (text) => (text.includes(': warning: ') ? problem(text) : notice(text))],
];

/** The same by their first letter: the frequent lines pass no long list. */
const BY_LETTER: readonly (readonly (readonly [string, Reader])[])[] = Array.from({ length: 128 }, (_, code) =>
  BY_BEGINNING.filter(([beginning]) => beginning.charCodeAt(0) === code),
);

/** A line that is about no message: the start and end of sessions, network trouble, the programs' own state. Null: unknown. */
export function parseSessionLine(text: string): PostfixEvent | null {
  for (const [beginning, read] of BY_LETTER[text.charCodeAt(0)] ?? []) {
    if (text.startsWith(beginning)) return read(text);
  }
  return tls(text) ?? ofPeer(text) ?? ofFunction(text);
}

/** With `-v`, functions speak by their name: `match_hostname: a.test ~? b.test`. Of one word it might be anything. */
function ofFunction(text: string): PostfixEvent | null {
  let underscores = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 95) underscores++;
    else if (code === 58) return at > 0 && underscores > 0 && text.charCodeAt(at + 1) === 32 ? notice(text) : null;
    else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return null;
  }
  return null;
}

function lifecycle(text: string): PostfixEvent {
  return { kind: 'lifecycle', text };
}

function notice(text: string): PostfixEvent {
  return { kind: 'notice', peer: null, text };
}

/** tlsmgr: `open smtpd TLS cache btree:/var/lib/postfix/smtpd_scache`, `put smtpd session id=A [data 173 bytes]` */
function tlsCache(text: string): PostfixEvent | null {
  return text.includes(' TLS cache ') || text.includes(' session id=') ? notice(text) : null;
}

function problem(text: string): PostfixEvent {
  return { kind: 'problem', level: 'warning', text };
}

function refused(text: string): PostfixEvent | null {
  return decision('NOQUEUE', text);
}

/** `disconnect from a[192.0.2.1] ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4`, with `:port` behind the bracket perhaps. */
function disconnect(text: string): PostfixEvent {
  const bracket = text.indexOf(']', 16);
  const end = bracket < 0 ? -1 : text.indexOf(' ', bracket);
  if (end < 0) return { kind: 'disconnect', client: parsePeer(text.slice(16)), commands: null };
  return { kind: 'disconnect', client: parsePeer(text.slice(16, end)), commands: text.slice(end + 1) };
}

/** `DATA (1234 bytes) from a[192.0.2.1]`, perhaps with `: what the client sent` behind. */
function brokenOff(reason: string, text: string): PostfixEvent | null {
  const fromAt = text.indexOf(' from ');
  if (fromAt < 0) return null;
  const bracket = text.indexOf(']', fromAt);
  const colon = text.indexOf(': ', bracket < 0 ? fromAt : bracket);
  const client = parsePeer(text.slice(fromAt + 6, colon < 0 ? undefined : colon));
  const said = text.slice(0, fromAt);
  // Old ones say `(approximately 1234 bytes)`.
  const open = said.endsWith(' bytes)') ? said.indexOf(' (') : -1;
  return {
    kind: 'broken_off',
    reason,
    after: open < 0 ? said : said.slice(0, open),
    bytes: open < 0 ? null : toInt(said.slice(open + 2).replace('approximately ', '')),
    client,
    detail: colon < 0 ? null : text.slice(colon + 2),
  };
}

/** `warning: a[192.0.2.1]: SASL LOGIN authentication failed: reason, sasl_username=b`, or any other. */
function warning(text: string): PostfixEvent {
  const bracket = text.indexOf(']', 9);
  // Straight behind the client (`]:50000` with smtpd_client_port_logging): further on stands what a stranger sent.
  const saslAt = bracket < 0 ? -1 : text.indexOf(': ', bracket);
  const sasl = saslAt >= 0 && saslAt <= bracket + 7 && text.startsWith(': SASL ', saslAt);
  const failedAt = sasl ? text.indexOf(FAILED, saslAt) : -1;
  if (failedAt < 0) return { kind: 'problem', level: 'warning', text: text.slice(9) };
  const nameAt = text.lastIndexOf(', sasl_username=');
  return {
    kind: 'sasl_failure',
    client: parsePeer(text.slice(9, saslAt)),
    method: text.slice(saslAt + 7, failedAt),
    reason: text.slice(failedAt + FAILED.length + 2, nameAt < 0 ? undefined : nameAt),
    saslUsername: nameAt < 0 ? null : text.slice(nameAt + 16),
  };
}

const FAILED = ' authentication failed';

/** smtp: `connect to a[192.0.2.1]:25: Connection timed out`; before 2.3 the port comes last: `… refused (port 25)` */
function connectFailed(text: string): PostfixEvent | null {
  const bracket = text.indexOf(']', 11);
  if (bracket < 0 && text.startsWith('subsystem ', 11)) return notice(text);
  const colon = text.indexOf(': ', bracket < 0 ? 11 : bracket);
  const old = colon < 0 && bracket >= 0 && text.charCodeAt(bracket + 1) === 32;
  if (colon < 0 && !old) return null;
  const peer = parsePeer(text.slice(11, old ? bracket + 1 : colon));
  const reason = text.slice(old ? bracket + 2 : colon + 2);
  const portAt = peer.port === null && reason.endsWith(')') ? reason.lastIndexOf(' (port ') : -1;
  return { kind: 'connect_failed', peer: portAt < 0 ? peer : { ...peer, port: toInt(reason, portAt + 7) }, reason };
}

/** postscreen peers are `[address]:port`. */
function postscreen(event: string, text: string): PostfixEvent | null {
  const close = text.indexOf(']');
  if (!text.startsWith('[') || close < 0) return null;
  const space = text.indexOf(' ', close);
  const client = parsePeer(space < 0 ? trimColon(text) : trimColon(text.slice(0, space)));
  return { kind: 'postscreen', event, client, detail: space < 0 ? null : text.slice(space + 1) };
}

const trimColon = (word: string): string => (word.endsWith(':') ? word.slice(0, -1) : word);

/** `3 for [192.0.2.1]:4025`, `14 after 0.2 from [192.0.2.1]:4025: EHLO x`, `0.5 from [192.0.2.1]:4025 in tests before SMTP` */
function measured(event: string, word: string, text: string): PostfixEvent | null {
  const open = text.indexOf('[');
  const client = open < 0 ? null : postscreen(event, text.slice(open));
  if (client?.kind !== 'postscreen') return null;
  const figures = `${word}${text.slice(0, open)}`.replace(/ (?:for|from) $/, '');
  return { ...client, detail: client.detail === null ? figures : `${figures}: ${client.detail}` };
}

/** dnsblog: `addr 192.0.2.1 listed by domain zen.example as 127.0.0.2` */
function dnsbl(text: string): PostfixEvent | null {
  const listed = text.indexOf(' listed by domain ');
  const as = text.indexOf(' as ', listed);
  if (listed < 0 || as < 0) return null;
  return { kind: 'dnsbl', address: text.slice(5, listed), list: text.slice(listed + 18, as), answer: text.slice(as + 4) };
}

/** postsuper: `Deleted: 3 messages` */
function counted(act: string, text: string): PostfixEvent {
  return { kind: 'queue_act', queueId: null, act, count: toInt(text) };
}

const TLS = 'TLS connection ';

/**
 * `Trusted TLS connection established to a[192.0.2.1]:25: TLSv1.3 with cipher X (256/256 bits) key-exchange Y …`. Old ones have
 * no level; a connection may be `reused` (Postfix 3.4), and a server says behind `to` under which name it was asked (3.5).
 */
function tls(text: string): PostfixEvent | null {
  const mark = text.indexOf(TLS);
  const verb = mark + TLS.length;
  const reused = mark >= 0 && text.startsWith('reused ', verb);
  if (mark < 0 || !(reused || text.startsWith('established ', verb))) return null;
  const directionAt = verb + (reused ? 7 : 12);
  const direction = text.startsWith('from ', directionAt) ? 'from' : 'to';
  const peerAt = directionAt + direction.length + 1;
  const bracket = text.indexOf(']', peerAt);
  const colon = text.indexOf(': ', bracket < 0 ? peerAt : bracket);
  const withAt = text.indexOf(' with cipher ', colon);
  if (colon < 0 || withAt < 0) return null;
  const sniAt = text.indexOf(' to ', peerAt);
  const sni = sniAt >= 0 && sniAt < colon;
  const open = text.indexOf(' (', withAt);
  const close = text.indexOf(')', open);
  return {
    kind: 'tls',
    level: mark === 0 ? null : text.slice(0, mark - 1),
    direction,
    reused,
    peer: parsePeer(text.slice(peerAt, sni ? sniAt : colon)),
    sni: sni ? text.slice(sniAt + 4, colon) : null,
    protocol: text.slice(colon + 2, withAt),
    cipher: text.slice(withAt + 13, open < 0 ? undefined : open),
    bits: open < 0 || close < 0 ? null : text.slice(open + 2, close).replace(' bits', ''),
    detail: close < 0 || close + 2 >= text.length ? null : text.slice(close + 2),
  };
}

/** `mx.a.test[192.0.2.1]:25: Matched DANE EE certificate at depth 0: …`: what begins with the other end is about it. */
function ofPeer(text: string): PostfixEvent | null {
  const open = text.indexOf('[');
  const close = text.indexOf(']', open);
  const end = text.indexOf(': ', close);
  const space = text.indexOf(' ');
  if (open < 0 || close < 0 || end < 0 || space < end) return null;
  return { kind: 'notice', peer: parsePeer(text.slice(0, end)), text: text.slice(end + 2) };
}
