import { isIP } from 'node:net';
import { loginFields } from '../dovecot/login.ts';
import { parseStored } from '../dovecot/stored.ts';
import { codes as replyCodes } from '../postfix/decision.ts';
import { parseSessionLine } from '../postfix/session.ts';
import { between, type Peer, parsePeer, queueIdEnd, toInt } from '../scan.ts';
import { type Details, keyed, NONE } from './fields.ts';

/**
 * `lost connection with a[192.0.2.1] while sending RCPT TO`, `conversation with a[192.0.2.1] timed out while …`,
 * `connect to a[192.0.2.1]:25: Connection refused`
 */
export function broken(text: string): Details | null {
  const during = text.indexOf(' while ');
  const lost = text.startsWith('lost connection with ');
  const timedOut = text.indexOf(' timed out while ');
  if (during >= 0 && (lost || (text.startsWith('conversation with ') && timedOut >= 0))) {
    const peer = lost ? text.slice(21, during) : text.slice(18, timedOut);
    return { reason: lost ? 'lost connection' : 'timeout', peer: parsePeer(peer), during: text.slice(during + 7) };
  }
  const to = text.startsWith('connect to ') ? behindPeer(text) : null;
  if (to !== null) return { peer: peerIn(text), reason: to };
  const saidAt = text.indexOf('] said: ');
  if (!text.startsWith('SASL authentication failed; server ') || saidAt < 0) return null;
  const { code } = replyCodes(text.slice(saidAt + 8));
  return { reason: 'SASL authentication failed', peer: parsePeer(text.slice(35, saidAt + 1)), code };
}

export function hostTrouble(text: string): Details {
  const session = text.includes(' after ') ? parseSessionLine(text) : null;
  // The same that smtpd says of a dialogue outside of any message.
  if (session?.kind === 'broken_off') {
    const { kind: _, ...how } = session;
    return how;
  }
  const saidAt = text.indexOf('] said: ');
  const trouble = broken(text);
  if (trouble !== null) {
    const reply = saidAt < 0 ? null : text.slice(saidAt + 8);
    return reply === null ? trouble : { ...trouble, reply, ...replyCodes(reply) };
  }
  if (text.startsWith('enabling PIX ')) {
    const target = text.lastIndexOf(' for ');
    // `<CRLF>.<CRLF> workaround` before 2.4
    const workarounds = between(text, 'workarounds: ', ' for ') ?? between(text, 'PIX ', ' workaround for ');
    return target < 0 ? NONE : { workarounds, peer: parsePeer(text.slice(target + 5)) };
  }
  // What was cut off before it said all.
  if (text.startsWith('to=') || text.startsWith('from=')) return { fields: keyed(text, ', ') };
  const handedTo = text.indexOf('> to transport=');
  if (text.startsWith('passing <') && handedTo >= 0)
    return { recipient: text.slice(9, handedTo), transport: text.slice(handedTo + 15) };
  const peer = peerIn(text);
  return peer === null ? NONE : { peer };
}

/** Whom and what a warning is about, where it is one of the common ones. */
export function complaint(text: string): Details {
  // Dovecot's of a message: `msgid=<a>: save failed to INBOX: Quota exceeded`
  const stored = parseStored('', null, text);
  if (stored !== null) return { messageId: stored.messageId, act: stored.act, target: stored.target, ...unstored(stored) };
  const idEnd = queueIdEnd(text);
  if (idEnd >= 0) return { queueId: text.slice(0, idEnd), ...lookup(text.slice(idEnd + 2)) };
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
  const killed = text.toLowerCase().indexOf('killed with signal ');
  if (killed >= 0) return ofSignal(text, killed + 19);
  const limit = text.indexOf(' limit exceeded: ');
  if (limit >= 0) {
    const value = toInt(text, limit + 17);
    const client = between(text, ' from ', ' for service ');
    const serviceName = text.slice(text.lastIndexOf(' ') + 1);
    return { limit: text.slice(0, limit), value, ...(client !== null && { client: parsePeer(client), serviceName }) };
  }
  const userAt = text.indexOf(': user=<');
  if (userAt >= 0) return { fields: loginFields(text, userAt + 2) };
  if (text.startsWith('TLS handshake failed for service=')) return handshake(text);
  const peer = peerIn(text);
  if (peer === null) return within(text);
  const sent = sentBy(text);
  const reason = sent === NONE ? behindPeer(text) : null;
  return { peer, ...sent, ...(reason !== null && { reason }) };
}

/** Dovecot: `Killed with signal 15 (by pid=1 uid=0 code=kill)`, `service(imap): child 1234 killed with signal 9` */
function ofSignal(text: string, from: number): Details {
  const serviceName = between(text, 'service(', '): child ');
  const by = text.indexOf(' (by ', from);
  return {
    signal: toInt(text, from),
    ...(serviceName !== null && { serviceName, processPid: toInt(text, text.indexOf('): child ') + 9) }),
    ...(by >= 0 && { by: keyed(text.slice(by + 5, text.endsWith(')') ? -1 : undefined), ' ') }),
  };
}

/** Why a message was not stored: `save failed to open mailbox INBOX: Quota exceeded` */
export function unstored({ act, target, text }: { act: string; target: string | null; text: string }): Details {
  const from = target === null ? 0 : text.indexOf(target) + target.length;
  const colon = act === 'failed' ? text.indexOf(': ', from) : -1;
  return colon < 0 ? NONE : { reason: text.slice(colon + 2) };
}

/** cleanup: `sender_canonical_maps map lookup problem for a@b.test -- message not accepted, try again later` */
function lookup(text: string): Details {
  const at = text.indexOf(' map lookup problem for ');
  if (at < 0) return NONE;
  const end = text.indexOf(' -- ', at);
  const about = text.slice(at + 24, end < 0 ? undefined : end);
  return { table: text.slice(0, at), about, ...(end >= 0 && { reason: text.slice(end + 4) }) };
}

/** tlsproxy: `TLS handshake failed for service=smtp peer=[192.0.2.1]:25` */
function handshake(text: string): Details {
  const at = text.indexOf(' peer=');
  return at < 0 ? NONE : { serviceName: text.slice(33, at), peer: parsePeer(text.slice(at + 6)) };
}

const PARTS = [
  ['problem talking to service ', 'serviceName'],
  ['problem talking to server ', 'serviceName'],
  ['connect to transport ', 'transport'],
  ['connect to mysql server ', 'database'],
  ['connect to pgsql server ', 'database'],
  ['connect to Milter service ', 'milter'],
  ['milter ', 'milter'],
  ['dnsblog_query: lookup error for DNS query ', 'query'],
] as const;

/** What Postfix says of its own parts, `problem talking to service rewrite: Success`, and of who hands mail in: `uid=0: File too large` */
function within(text: string): Details {
  for (const [beginning, name] of PARTS) {
    const colon = text.startsWith(beginning) ? text.indexOf(': ', beginning.length) : -1;
    if (colon >= 0) return { [name]: text.slice(beginning.length, colon), reason: text.slice(colon + 2) };
  }
  if (text.endsWith(TABLE_PROBLEM)) return { table: text.slice(0, -TABLE_PROBLEM.length), reason: TABLE_PROBLEM.slice(2) };
  const duplicate = text.indexOf(': duplicate entry: "');
  if (duplicate >= 0) return { table: text.slice(0, duplicate), key: text.slice(duplicate + 20, -1) };
  const uidEnd = text.startsWith('uid=') ? text.indexOf(': ') : -1;
  if (uidEnd >= 0) return { uid: toInt(text, 4), reason: text.slice(uidEnd + 2) };
  return submitter(text) ?? NONE;
}

const TABLE_PROBLEM = ': table lookup problem';

/** sendmail: `root(0): message file too big` */
function submitter(text: string): Details | null {
  const close = text.indexOf('): ');
  const open = text.lastIndexOf('(', close);
  const user = text.slice(0, open);
  const uid = toInt(text, open + 1);
  if (close < 0 || open <= 0 || user.includes(' ') || `${uid}` !== text.slice(open + 1, close)) return null;
  return { user, uid, reason: text.slice(close + 3) };
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

/** What stands behind the first bracket and its port: `SSL_connect error to a[192.0.2.1]:25: lost connection` */
function behindPeer(text: string): string | null {
  const close = text.indexOf(']');
  const colon = text.indexOf(': ', close);
  return close < 0 || colon < 0 || colon > close + 6 ? null : text.slice(colon + 2);
}

/** The first `name[address]` of a text. */
export function peerIn(text: string): Peer | null {
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
