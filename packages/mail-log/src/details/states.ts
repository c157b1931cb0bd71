import { between, type Peer, parsePeer, toInt, toNumber } from '../scan.ts';
import { type Details, firstWord, keyed, NONE, tabbed, unresolved } from './fields.ts';

/**
 * `Successfully relayed message: from=<a>, to=<b>, size=9`, `TLSRPT: status=failure, domain=b.test`,
 * `virtual_dns_lookup: b.test (MX)`, `Indexed 10 messages in INBOX`
 */
export function named(text: string): Details {
  if (text.startsWith('virtual_dns_lookup: ') && text.endsWith(')')) {
    const open = text.indexOf(' (');
    return { query: text.slice(20, open), recordType: text.slice(open + 2, -1) };
  }
  if (text.startsWith('Master user logging in as ')) return { loggedInAs: text.slice(26) };
  const indexed = text.startsWith('Indexed ') ? text.indexOf(' messages in ') : -1;
  if (indexed >= 0) return { messages: toInt(text, 8), mailbox: text.slice(indexed + 13) };
  const query = unresolved(text);
  if (query !== null) return query;
  const equals = text.indexOf('=');
  const start = text.lastIndexOf(' ', equals) + 1;
  return equals < 0 || !text.includes(', ') ? NONE : { fields: keyed(text, ', ', start) };
}

/**
 * `daemon started -- version 3.7.11, configuration /etc/postfix`, `Dovecot v2.3.19 (9b53102964) starting up`, `terminating on signal 15`,
 * `the Postfix mail system is running: PID: 95`, `cache btree:/a full cleanup: retained=242 dropped=7 entries`, and what auth heard of
 * a client in Dovecot 1: `client in: AUTH#0111#011PLAIN#011service=IMAP`
 */
export function state(text: string): Details {
  const number = between(text, 'version ', ',');
  const configuration = text.indexOf(', configuration ');
  if (number !== null && configuration >= 0) return { version: number, configuration: text.slice(configuration + 16) };
  if (text.startsWith('reload configuration ')) return { configuration: text.slice(21) };
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

/** Dovecot's proxy: `proxy(a): started proxying to 192.0.2.1:143`, `proxy(a): disconnecting 192.0.2.1 (Disconnected by server)` */
export function proxied(text: string): Details {
  const start = text.startsWith('proxy(') ? text.indexOf(' proxying to ') : -1;
  if (start >= 0) return { proxiedTo: firstWord(text.slice(start + 13)) };
  const end = text.startsWith('proxy(') ? text.indexOf('): disconnecting ') : -1;
  if (end < 0) return NONE;
  const open = text.indexOf(' (', end);
  return {
    proxiedTo: firstWord(text.slice(end + 17)),
    ...(open >= 0 && { reason: text.slice(open + 2, text.endsWith(')') ? -1 : undefined) }),
  };
}

/** rspamd: `loaded message; id: <a>; queue-id: <B>; size: 9; checksum: <c>`, `got connection from 192.0.2.1:37486` */
export function loaded(text: string): Details {
  const from = text.indexOf('connection from ');
  if (from >= 0 && (text.startsWith('got ') || text.startsWith('accepted '))) return { client: clientOf(text.slice(from + 16)) };
  if (!text.startsWith('loaded message; ')) return NONE;
  return {
    messageId: between(text, '; id: <', '>'),
    queueId: known(between(text, '; queue-id: <', '>')),
    size: toNumber(between(text, '; size: ', ';')),
    checksum: between(text, '; checksum: <', '>'),
  };
}

/** `192.0.2.1:37486`, `[2001:db8::1]:37486`, `192.0.2.1 port 40222` */
function clientOf(text: string): Peer {
  if (text.startsWith('[')) return parsePeer(text);
  const at = text.indexOf(' port ');
  const end = at < 0 ? text.lastIndexOf(':') : at;
  if (end < 0) return { name: '', address: text, port: null };
  return { name: '', address: text.slice(0, end), port: toInt(text, end + (at < 0 ? 1 : 6)) };
}

const known = (id: string | null): string | null => (id === 'undef' ? null : id);
