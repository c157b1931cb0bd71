import { between, parsePeer, toInt } from '../scan.ts';
import type { PostfixEvent } from './event.ts';

type Decision = Extract<PostfixEvent, { kind: 'decision' }>;

const CONTENT = new Set(['header', 'body', 'mime-header', 'nested-header', 'content', 'mime-error']);

/**
 * What an access rule, a milter or a content check said of a message:
 *
 *     reject: RCPT from a[192.0.2.1]: 554 5.7.1 <b@c>: Relay access denied; from=<d@e> to=<b@c> proto=ESMTP helo=<f>
 *     milter-reject: END-OF-MESSAGE from a[192.0.2.1]: 5.7.1 Spam; from=<d@e> to=<b@c> proto=ESMTP helo=<f>
 *     reject: header Subject: x from a[192.0.2.1]; from=<d@e> to=<b@c> proto=ESMTP helo=<f>: 5.7.1 no
 *
 * Null when the text does not begin with an action.
 */
export function decision(queueId: string, text: string): Decision | null {
  const actionEnd = text.indexOf(': ');
  if (actionEnd <= 0 || !isAction(text, actionEnd)) return null;
  const action = text.slice(0, actionEnd);
  const stageEnd = text.indexOf(' ', actionEnd + 2);
  if (stageEnd < 0) return null;
  // `reject: 451 4.3.0 …`, of a client that has not come to a stage yet.
  const unstaged = toInt(text, actionEnd + 2) !== null;
  const stage = unstaged ? '' : trimColon(text.slice(actionEnd + 2, stageEnd));
  const rest = text.slice(unstaged ? actionEnd + 2 : stageEnd + 1);
  const base = { kind: 'decision', queueId, action, stage } as const;
  return CONTENT.has(stage) ? { ...base, ...contentCheck(rest) } : { ...base, ...accessRule(rest) };
}

function isAction(text: string, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || code === 45 || code === 95)) return false;
  }
  return true;
}

const trimColon = (word: string): string => (word.endsWith(':') ? word.slice(0, -1) : word);

type Rest = Omit<Decision, 'kind' | 'queueId' | 'action' | 'stage'>;

function accessRule(text: string): Rest {
  const { before, envelope } = splitEnvelope(text);
  const from = before.startsWith('from ');
  const peerEnd = from ? endOfPeer(before, 5) : 0;
  const reply = from ? before.slice(Math.min(before.length, peerEnd + 2)) : before;
  return {
    client: from ? parsePeer(before.slice(5, peerEnd)) : null,
    content: null,
    ...codes(reply),
    reply,
    ...envelope,
  };
}

/** A peer ends at the colon and space after its bracket: an IPv6 address has colons of its own. */
function endOfPeer(text: string, from: number): number {
  const bracket = text.indexOf(']', from);
  const end = text.indexOf(': ', bracket < 0 ? from : bracket);
  return end < 0 ? text.length : end;
}

function contentCheck(text: string): Rest {
  const { before, envelope, after } = splitEnvelope(text);
  const fromAt = before.lastIndexOf(' from ');
  return {
    client: fromAt < 0 ? null : parsePeer(before.slice(fromAt + 6)),
    content: fromAt < 0 ? before : before.slice(0, fromAt),
    ...codes(after),
    reply: after,
    ...envelope,
  };
}

interface Split {
  readonly before: string;
  readonly after: string;
  readonly envelope: Pick<Decision, 'sender' | 'recipient' | 'protocol' | 'helo' | 'saslUsername'>;
}

/**
 * The envelope closes the line, or (content checks) stands before the reply. smtpd parts its fields by spaces, postscreen by
 * commas; before MAIL FROM it holds the protocol alone, after VRFY an address that is to no message.
 */
function splitEnvelope(text: string): Split {
  const first = text.indexOf('; from=<');
  if (first < 0) {
    const protocol = text.lastIndexOf('; proto=');
    const to = protocol < 0 ? text.lastIndexOf('; to=<') : protocol;
    // Of a client that has said nothing yet, old ones leave the place of its words empty.
    return splitAt(text, to < 0 ? text.lastIndexOf(';  proto=') : to);
  }
  return text.indexOf('; from=<', first + 1) < 0 ? splitAt(text, first) : splitDisputed(text, first);
}

/**
 * An address may hold the very words that begin the envelope. The reply quotes the recipient: the first place where what
 * stands before quotes what stands behind is the right one; failing that, the last.
 */
function splitDisputed(text: string, first: number): Split {
  let at = first;
  for (let tries = 0; at >= 0 && tries < 5; tries++) {
    const split = splitAt(text, at);
    const { recipient } = split.envelope;
    if (recipient !== null && split.before.includes(`<${recipient}>:`)) return split;
    at = text.indexOf('; from=<', at + 1);
  }
  return splitAt(text, text.lastIndexOf('; from=<'));
}

function splitAt(text: string, at: number): Split {
  if (at < 0) return { before: text, after: '', envelope: NO_ENVELOPE };
  const heloAt = text.lastIndexOf('helo=<');
  const afterAt = text.indexOf('>: ', Math.max(heloAt, at));
  const end = afterAt < 0 ? text.length : afterAt + 1;
  const separator = text.indexOf('>, to=<', at) < 0 ? ' ' : ', ';
  return {
    before: text.slice(0, at),
    after: afterAt < 0 ? '' : text.slice(afterAt + 3),
    envelope: envelopeOf(text.slice(at + 2, end), separator),
  };
}

const NO_ENVELOPE: Split['envelope'] = { sender: null, recipient: null, protocol: null, helo: null, saslUsername: null };

/** `from=<a> to=<b> proto=ESMTP helo=<c> sasl_username=<d>`: each field ends where the next that may follow begins. */
function envelopeOf(text: string, separator: string): Split['envelope'] {
  const from = text.startsWith('from=<') ? 6 : -1;
  const protocolAt = text.lastIndexOf('proto=');
  const toAt = from < 0 ? -1 : text.indexOf(`>${separator}to=<`, from);
  const toFrom = text.startsWith('to=<') ? 4 : toAt < 0 ? -1 : toAt + 5 + separator.length;
  const close = (start: number): number => {
    const beforeProtocol = protocolAt < 0 ? text.length : protocolAt - separator.length;
    return text.charCodeAt(beforeProtocol - 1) === 62 ? beforeProtocol - 1 : text.indexOf('>', start);
  };
  const protocolEnd = protocolAt < 0 ? -1 : text.indexOf(separator, protocolAt);
  return {
    sender: from < 0 ? null : text.slice(from, toAt < 0 ? close(from) : toAt),
    recipient: toFrom < 0 ? null : text.slice(toFrom, close(toFrom)),
    protocol: protocolAt < 0 ? null : text.slice(protocolAt + 6, protocolEnd < 0 ? undefined : protocolEnd),
    helo: between(text, 'helo=<', '>', Math.max(protocolAt, 0)),
    saslUsername: between(text, 'sasl_username=<', '>', Math.max(protocolAt, 0)),
  };
}

/** The codes that a reply begins with: `554 5.7.1 …`, `5.7.1 …` (milters) or `550-5.7.1 …`. */
export function codes(reply: string): { code: number | null; enhancedCode: string | null } {
  const digits = toInt(reply);
  const separator = reply.charCodeAt(3);
  const code = digits !== null && digits >= 200 && digits < 600 && (separator === 32 || separator === 45) ? digits : null;
  const at = code === null ? 0 : 4;
  const end = reply.indexOf(' ', at);
  const word = reply.slice(at, end < 0 ? undefined : end);
  return { code, enhancedCode: isEnhanced(word) ? word : null };
}

/** RFC 3463 section 2: class 2, 4 or 5, subject and detail of one to three digits. */
function isEnhanced(word: string): boolean {
  const parts = word.split('.');
  const [group, subject, detail] = parts;
  if (parts.length !== 3 || !group || !subject || !detail) return false;
  return (group === '2' || group === '4' || group === '5') && isShortNumber(subject) && isShortNumber(detail);
}

function isShortNumber(text: string): boolean {
  if (text.length > 3) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
