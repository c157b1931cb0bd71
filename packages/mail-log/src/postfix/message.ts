import { bareId, between, parsePeer, toInt, toNumber, valueEnd } from '../scan.ts';
import { decision } from './decision.ts';
import type { PostfixEvent } from './event.ts';

type Reader = (queueId: string, text: string) => PostfixEvent | null;

/** Lines that begin with a queue id, by what follows it; the most frequent first. */
const BY_BEGINNING: readonly (readonly [beginning: string, read: Reader])[] = [
  ['to=<', delivery],
  ['from=<', queuedOrExpired],
  ['removed', (queueId) => ({ kind: 'removed', queueId })],
  ['client=', client],
  ['message-id=', (queueId, text) => messageId(queueId, text.slice(11), false)],
  ['resent-message-id=', (queueId, text) => messageId(queueId, text.slice(18), true)],
  ['uid=', pickup],
  ['sender=', pickup],
  ['host ', hostSaid],
  ['sender ', notification],
  ['postmaster ', notification],
];

/** A line about one message; `NOQUEUE` counts as one. Never null: what has no shape of its own is a note. */
export function parseMessageLine(queueId: string, text: string): PostfixEvent {
  for (const [beginning, read] of BY_BEGINNING) {
    if (text.startsWith(beginning)) return read(queueId, text) ?? { kind: 'note', queueId, text };
  }
  return decision(queueId, text) ?? { kind: 'note', queueId, text };
}

/** `to=<a>, orig_to=<b>, relay=c[d]:25, conn_use=2, delay=1, delays=0/0/0.5/0.5, dsn=2.0.0, status=sent (250 ok)` */
function delivery(queueId: string, text: string): PostfixEvent | null {
  const toEnd = text.indexOf('>, ', 4);
  if (toEnd < 0) return null;
  const statusAt = text.indexOf(', status=', toEnd);
  if (statusAt < 0) return null;
  let at = toEnd + 3;
  let originalRecipient: string | null = null;
  if (text.startsWith('orig_to=<', at)) {
    const end = text.indexOf('>, ', at);
    if (end < 0) return null;
    originalRecipient = text.slice(at + 9, end);
    at = end + 3;
  }

  let relay = '';
  let connectionUses: number | null = null;
  let delaySeconds: number | null = null;
  let delays: string | null = null;
  let enhancedCode: string | null = null;
  let more: Record<string, string> | null = null;
  while (at < statusAt) {
    let end = text.indexOf(', ', at);
    if (end < 0 || end > statusAt) end = statusAt;
    if (text.startsWith('relay=', at)) relay = text.slice(at + 6, end);
    else if (text.startsWith('delay=', at)) delaySeconds = toNumber(text.slice(at + 6, end));
    else if (text.startsWith('delays=', at)) delays = text.slice(at + 7, end);
    else if (text.startsWith('dsn=', at)) enhancedCode = text.slice(at + 4, end);
    else if (text.startsWith('conn_use=', at)) connectionUses = toInt(text, at + 9);
    else more = withPair(more, text, at, end);
    at = end + 2;
  }

  const space = text.indexOf(' ', statusAt + 9);
  return {
    kind: 'delivery',
    queueId,
    recipient: text.slice(4, toEnd),
    originalRecipient,
    relay: parsePeer(relay),
    connectionUses,
    delaySeconds,
    delays,
    enhancedCode,
    status: text.slice(statusAt + 9, space < 0 ? undefined : space),
    more,
    reply: space < 0 ? '' : unbracketed(text, space + 1),
  };
}

function unbracketed(text: string, from: number): string {
  if (text.charCodeAt(from) !== 40) return text.slice(from);
  return text.slice(from + 1, text.endsWith(')') ? -1 : undefined);
}

type Pairs = Record<string, string>;

function withPair(pairs: Pairs | null, text: string, from: number, end: number): Pairs | null {
  const equals = text.indexOf('=', from);
  if (equals < 0 || equals > end) return pairs;
  const found = pairs ?? {};
  found[text.slice(from, equals)] = text.slice(equals + 1, end);
  return found;
}

/** qmgr: `from=<a>, size=1, nrcpt=1 (queue active)` or `from=<a>, status=expired, returned to sender`. */
function queuedOrExpired(queueId: string, text: string): PostfixEvent | null {
  const end = text.indexOf('>, ', 6);
  if (end < 0) return null;
  const sender = text.slice(6, end);
  const at = end + 3;
  if (text.startsWith('size=', at)) {
    const countAt = text.indexOf(', nrcpt=', at);
    const size = toInt(text, at + 5);
    const recipientCount = countAt < 0 ? null : toInt(text, countAt + 8);
    if (size === null) return null;
    return { kind: 'queued', queueId, sender, size, recipientCount: recipientCount ?? 0 };
  }
  if (!text.startsWith('status=', at)) return null;
  const comma = text.indexOf(', ', at);
  const status = comma < 0 ? text.slice(at + 7) : text.slice(at + 7, comma);
  return { kind: 'expired', queueId, sender, status, text: comma < 0 ? '' : text.slice(comma + 2) };
}

/** `client=name[address], sasl_method=PLAIN, sasl_username=a, orig_queue_id=B, orig_client=c[d]` */
function client(queueId: string, text: string): PostfixEvent {
  const comma = text.indexOf(', ');
  const peerEnd = comma < 0 ? text.length : comma;
  let saslMethod: string | null = null;
  let saslUsername: string | null = null;
  let saslSender: string | null = null;
  let origQueueId: string | null = null;
  let origClient: string | null = null;
  let more: Record<string, string> | null = null;
  for (let at = peerEnd + 2; at < text.length; ) {
    const end = clientFieldEnd(text, at);
    if (text.startsWith('sasl_method=', at)) saslMethod = text.slice(at + 12, end);
    else if (text.startsWith('sasl_username=', at)) saslUsername = text.slice(at + 14, end);
    else if (text.startsWith('sasl_sender=', at)) saslSender = text.slice(at + 12, end);
    else if (text.startsWith('orig_queue_id=', at)) origQueueId = text.slice(at + 14, end);
    else if (text.startsWith('orig_client=', at)) origClient = text.slice(at + 12, end);
    else more = withPair(more, text, at, end);
    at = end + 2;
  }
  return {
    kind: 'client',
    queueId,
    client: parsePeer(text.slice(7, peerEnd)),
    saslMethod,
    saslUsername,
    saslSender,
    origQueueId,
    origClient: origClient === null ? null : parsePeer(origClient),
    more,
  };
}

/** As `valueEnd`, quick about the fields that are known. */
function clientFieldEnd(text: string, from: number): number {
  const end = text.indexOf(', ', from);
  if (end < 0) return text.length;
  return text.startsWith('sasl_', end + 2) || text.startsWith('orig_', end + 2) ? end : valueEnd(text, ', ', from);
}

function messageId(queueId: string, text: string, resent: boolean): PostfixEvent {
  return { kind: 'message_id', queueId, messageId: bareId(text), resent };
}

/** `uid=0 from=<root> orig_id=4Tsw9B1h3gz9sX`, or `sender=<a> uid=0` from very old ones. */
function pickup(queueId: string, text: string): PostfixEvent {
  const uidAt = text.indexOf('uid=');
  const sender = between(text, 'from=<', '>') ?? between(text, 'sender=<', '>') ?? '';
  const origAt = text.indexOf('> orig_id=');
  const origQueueId = origAt < 0 ? null : text.slice(origAt + 10);
  return { kind: 'pickup', queueId, uid: uidAt < 0 ? null : toInt(text, uidAt + 4), sender, origQueueId };
}

/** `host mx[192.0.2.1] said: 450 4.2.0 wait (in reply to RCPT TO command)` */
function hostSaid(queueId: string, text: string): PostfixEvent | null {
  const said = text.indexOf(' said: ');
  const refused = text.indexOf(' refused to talk to me: ');
  const at = said >= 0 ? said : refused;
  if (at < 0) return null;
  const reply = text.slice(at + (said >= 0 ? 7 : 24));
  const open = reply.lastIndexOf(' (in reply to ');
  return {
    kind: 'host_said',
    queueId,
    peer: parsePeer(text.slice(5, at)),
    reply: open < 0 ? reply : reply.slice(0, open),
    command: open < 0 ? null : reply.slice(open + 14, reply.endsWith(')') ? -1 : undefined),
  };
}

/** `sender non-delivery notification: 4Tsw9B1h3gz9sY` */
function notification(queueId: string, text: string): PostfixEvent | null {
  const at = text.indexOf(' notification: ');
  if (at < 0) return null;
  return { kind: 'notification', queueId, about: text.slice(0, at), nextQueueId: text.slice(at + 15) };
}
