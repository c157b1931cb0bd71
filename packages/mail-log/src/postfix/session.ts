import { parsePeer, toInt } from '../scan.ts';
import type { PostfixEvent } from './event.ts';

type Reader = (text: string) => PostfixEvent | null;

/** Lines without a queue id, by how they begin; the most frequent first. */
const BY_BEGINNING: readonly (readonly [beginning: string, read: Reader])[] = [
  ['connect from ', (text) => ({ kind: 'connect', client: parsePeer(text.slice(13)) })],
  ['disconnect from ', disconnect],
  ['warning: ', warning],
  ['lost connection after ', (text) => brokenOff('lost connection', text.slice(22))],
  ['timeout after ', (text) => brokenOff('timeout', text.slice(14))],
  ['too many errors after ', (text) => brokenOff('too many errors', text.slice(22))],
  ['improper command pipelining after ', (text) => brokenOff('improper command pipelining', text.slice(34))],
  ['non-SMTP command from ', (text) => brokenOff('non-SMTP command', ` from ${text.slice(22)}`)],
  ['SSL_accept error from ', (text) => brokenOff('TLS failure', `STARTTLS from ${text.slice(22)}`)],
  ['connect to ', connectFailed],
  ['statistics: ', (text) => ({ kind: 'statistics', text: text.slice(12) })],
  ['CONNECT from ', (text) => postscreen('CONNECT', text.slice(13))],
  ['PASS NEW ', (text) => postscreen('PASS NEW', text.slice(9))],
  ['PASS OLD ', (text) => postscreen('PASS OLD', text.slice(9))],
  ['ALLOWLISTED ', (text) => postscreen('ALLOWLISTED', text.slice(12))],
  ['DENYLISTED ', (text) => postscreen('DENYLISTED', text.slice(11))],
  // Until Postfix 3.6 these two had other names.
  ['WHITELISTED ', (text) => postscreen('ALLOWLISTED', text.slice(12))],
  ['BLACKLISTED ', (text) => postscreen('DENYLISTED', text.slice(12))],
  ['DNSBL rank ', (text) => measured('DNSBL', 'rank ', text.slice(11))],
  ['PREGREET ', (text) => measured('PREGREET', '', text.slice(9))],
  ['HANGUP after ', (text) => measured('HANGUP', 'after ', text.slice(13))],
  ['BARE NEWLINE from ', (text) => postscreen('BARE NEWLINE', text.slice(18))],
  ['NON-SMTP COMMAND from ', (text) => postscreen('NON-SMTP COMMAND', text.slice(22))],
  ['COMMAND PIPELINING from ', (text) => postscreen('COMMAND PIPELINING', text.slice(24))],
  ['COMMAND TIME LIMIT from ', (text) => postscreen('COMMAND TIME LIMIT', text.slice(24))],
  ['COMMAND COUNT LIMIT from ', (text) => postscreen('COMMAND COUNT LIMIT', text.slice(25))],
  ['DISCONNECT ', (text) => postscreen('DISCONNECT', text.slice(11))],
  ['addr ', dnsbl],
  ['error: ', (text) => ({ kind: 'problem', level: 'error', text: text.slice(7) })],
  ['fatal: ', (text) => ({ kind: 'problem', level: 'fatal', text: text.slice(7) })],
  ['panic: ', (text) => ({ kind: 'problem', level: 'panic', text: text.slice(7) })],
  ['certificate verification failed for ', problem],
  ['SSL_connect error to ', problem],
  ['Host offered STARTTLS: ', problem],
  ['Deleted: ', (text) => counted('deleted', text.slice(9))],
  ['Requeued: ', (text) => counted('requeued', text.slice(10))],
  ['Placed on hold: ', (text) => counted('placed on hold', text.slice(16))],
  ['Released from hold: ', (text) => counted('released from hold', text.slice(20))],
  ['Expired: ', (text) => counted('expired', text.slice(9))],
  ['daemon started', lifecycle],
  ['reload', lifecycle],
  ['refreshing the Postfix mail system', lifecycle],
  ['starting the Postfix mail system', lifecycle],
  ['stopping the Postfix mail system', lifecycle],
  ['the Postfix mail system is', lifecycle],
  ['terminating on signal', lifecycle],
  ['cache ', lifecycle],
  ['table ', lifecycle],
];

/** A line that is about no message: the start and end of sessions, network trouble, the programs' own state. Null: unknown. */
export function parseSessionLine(text: string): PostfixEvent | null {
  for (const [beginning, read] of BY_BEGINNING) {
    if (text.startsWith(beginning)) return read(text);
  }
  return tls(text);
}

function lifecycle(text: string): PostfixEvent {
  return { kind: 'lifecycle', text };
}

function problem(text: string): PostfixEvent {
  return { kind: 'problem', level: 'warning', text };
}

/** `disconnect from a[192.0.2.1] ehlo=1 mail=1 rcpt=0/1 quit=1 commands=3/4` */
function disconnect(text: string): PostfixEvent {
  const end = text.indexOf('] ', 16);
  if (end < 0) return { kind: 'disconnect', client: parsePeer(text.slice(16)), commands: null };
  return { kind: 'disconnect', client: parsePeer(text.slice(16, end + 1)), commands: text.slice(end + 2) };
}

/** `DATA (1234 bytes) from a[192.0.2.1]`, perhaps with `: what the client sent` behind. */
function brokenOff(reason: string, text: string): PostfixEvent | null {
  const fromAt = text.indexOf(' from ');
  if (fromAt < 0) return null;
  const bracket = text.indexOf(']', fromAt);
  const colon = text.indexOf(': ', bracket < 0 ? fromAt : bracket);
  const client = parsePeer(text.slice(fromAt + 6, colon < 0 ? undefined : colon));
  return { kind: 'broken_off', reason, after: text.slice(0, fromAt), client, detail: colon < 0 ? null : text.slice(colon + 2) };
}

/** `warning: a[192.0.2.1]: SASL LOGIN authentication failed: reason, sasl_username=b`, or any other. */
function warning(text: string): PostfixEvent {
  const saslAt = text.indexOf(']: SASL ', 9);
  const failedAt = saslAt < 0 ? -1 : text.indexOf(' authentication failed: ', saslAt);
  if (failedAt < 0) return { kind: 'problem', level: 'warning', text: text.slice(9) };
  const nameAt = text.lastIndexOf(', sasl_username=');
  return {
    kind: 'sasl_failure',
    client: parsePeer(text.slice(9, saslAt + 1)),
    method: text.slice(saslAt + 8, failedAt),
    reason: text.slice(failedAt + 24, nameAt < 0 ? undefined : nameAt),
    saslUsername: nameAt < 0 ? null : text.slice(nameAt + 16),
  };
}

/** smtp: `connect to a[192.0.2.1]:25: Connection timed out` */
function connectFailed(text: string): PostfixEvent | null {
  const bracket = text.indexOf(']', 11);
  const at = text.indexOf(': ', bracket < 0 ? 11 : bracket);
  if (at < 0) return null;
  return { kind: 'connect_failed', peer: parsePeer(text.slice(11, at)), reason: text.slice(at + 2) };
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

/** `Trusted TLS connection established to a[192.0.2.1]:25: TLSv1.3 with cipher X (256/256 bits) key-exchange Y …` */
function tls(text: string): PostfixEvent | null {
  const mark = ' TLS connection established ';
  const at = text.indexOf(mark);
  if (at < 0) return null;
  const direction = text.startsWith('from ', at + mark.length) ? 'from' : 'to';
  const peerAt = at + mark.length + direction.length + 1;
  const bracket = text.indexOf(']', peerAt);
  const colon = text.indexOf(': ', bracket < 0 ? peerAt : bracket);
  const withAt = text.indexOf(' with cipher ', colon);
  if (colon < 0 || withAt < 0) return null;
  const open = text.indexOf(' (', withAt);
  const close = text.indexOf(')', open);
  return {
    kind: 'tls',
    level: text.slice(0, at),
    direction,
    peer: parsePeer(text.slice(peerAt, colon)),
    protocol: text.slice(colon + 2, withAt),
    cipher: text.slice(withAt + 13, open < 0 ? undefined : open),
    bits: open < 0 || close < 0 ? null : text.slice(open + 2, close).replace(' bits', ''),
    detail: close < 0 || close + 2 >= text.length ? null : text.slice(close + 2),
  };
}
