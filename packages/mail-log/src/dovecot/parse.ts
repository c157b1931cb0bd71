import { between, pairs, toInt } from '../scan.ts';
import type { DovecotEvent, LoginFields } from './event.ts';
import { parseStored } from './stored.ts';

/** The process that a Dovecot line names first: `imap-login`, or `imap(ana@b.test)<123><session>`. */
export interface DovecotHead {
  readonly daemon: string;
  readonly user: string | null;
  readonly pid: number | null;
  readonly session: string | null;
  readonly text: string;
}

const LEVELS = [
  ['Info: ', null],
  ['Debug: ', null],
  ['Warning: ', 'warning'],
  ['Error: ', 'error'],
  ['Fatal: ', 'fatal'],
  ['Panic: ', 'panic'],
] as const;

/** Takes the process off a line's text; null when it does not begin with one. */
export function dovecotHead(text: string): DovecotHead | null {
  const nameEnd = endOfName(text);
  if (nameEnd <= 0) return null;
  const daemon = text.slice(0, nameEnd);
  if (text.charCodeAt(nameEnd) === 58) return { daemon, user: null, pid: null, session: null, text: text.slice(nameEnd + 2) };

  // `lmtp(123)`, `imap(ana@b.test)<123><session>`, `lmtp(123, ana@b.test)` (2.2), `auth-worker(123)`.
  const close = text.indexOf(')', nameEnd);
  const colon = close < 0 ? -1 : text.indexOf(': ', close);
  if (colon < 0) return null;
  const inside = text.slice(nameEnd + 1, close);
  const pid = toInt(inside);
  const numeric = pid !== null && String(pid).length === inside.length;
  const [first, second] = angled(text, close + 1, colon);
  const comma = inside.indexOf(', ');
  return {
    daemon,
    user: numeric ? null : comma < 0 ? inside : inside.slice(comma + 2),
    pid: first === null ? (numeric ? pid : null) : toInt(first),
    session: second,
    text: text.slice(colon + 2),
  };
}

/** A name is lower case letters, digits and hyphens, up to a bracket or a colon. */
function endOfName(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 58) return at;
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45)) return -1;
  }
  return -1;
}

function angled(text: string, from: number, end: number): [string | null, string | null] {
  const found: string[] = [];
  let at = from;
  while (at < end && text.charCodeAt(at) === 60) {
    const close = text.indexOf('>', at);
    if (close < 0 || close > end) break;
    found.push(text.slice(at + 1, close));
    at = close + 1;
  }
  return [found[0] ?? null, found[1] ?? null];
}

/** What the process said; null when the grammar does not know it. */
export function parseDovecot(head: DovecotHead): DovecotEvent | null {
  let { text } = head;
  for (const [mark, level] of LEVELS) {
    if (!text.startsWith(mark)) continue;
    text = text.slice(mark.length);
    if (level !== null) return { kind: 'problem', level, text };
    break;
  }
  if (head.daemon.endsWith('-login')) return login(text);
  if (head.daemon === 'doveadm') return administration(head.user, text);
  if (head.user !== null) return ofUser(head, head.user, text);
  switch (head.daemon) {
    case 'lmtp':
      return lmtpConnection(text);
    case 'auth':
    case 'auth-worker':
      return text.startsWith(APP_PASSWORD) ? appPasswordUse(text) : authFailure(text);
    case 'master':
    case 'config':
    case 'log':
    case 'anvil':
    case 'stats':
      return { kind: 'lifecycle', text };
    default:
      return null;
  }
}

function login(text: string): DovecotEvent | null {
  const userAt = text.indexOf('user=<');
  const fieldsAt = userAt < 0 ? text.indexOf('rip=') : userAt;
  if (fieldsAt < 0) return null;
  const fields = loginFields(text, fieldsAt);
  // 2.3 says "Login: ", 2.4 "Logged in: ".
  if (text.startsWith('Login: ') || text.startsWith('Logged in: ')) return { kind: 'login', ok: true, ...fields };
  const reason = text.slice(0, fieldsAt).replace(/[:,] *$/, '');
  const failed = text.indexOf('auth failed, ');
  if (failed >= 0 && failed < fieldsAt) {
    return { kind: 'login_failed', ok: false, ...fields, reason, attempts: toInt(text, failed + 13) };
  }
  return { kind: 'login_aborted', ...fields, reason };
}

/** `user=<a>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, mpid=3, TLS, session=<x>`; what TLS says may hold anything. */
function loginFields(text: string, from: number): LoginFields {
  const value = (name: string): string | null => between(`${text},`, `${name}=`, ',', from);
  const tlsAt = text.indexOf(', TLS', from);
  const sessionAt = text.lastIndexOf(', session=<');
  const secured = text.indexOf(', secured', from) >= 0 ? 'secured' : null;
  const appPassword = value('app');
  return {
    user: between(text, 'user=<', '>', from) || null,
    method: value('method'),
    remoteAddress: value('rip'),
    localAddress: value('lip'),
    tls: tlsAt < 0 ? secured : text.slice(tlsAt + 2, sessionAt < tlsAt ? undefined : sessionAt),
    session: sessionAt < 0 ? null : between(text, 'session=<', '>', sessionAt),
    mailPid: toInt(value('mpid') ?? ''),
    ...(appPassword && { appPassword }),
  };
}

/** `Executing command 'sync' as 'ana@b.test'`, or the request that it came by. */
function administration(remote: string | null, text: string): DovecotEvent {
  const command = between(text, "command '", "'");
  return { kind: 'administration', remote, command, user: between(text, " as '", "'"), text };
}

const MAILBOX_ACTS = [
  'delete',
  'undelete',
  'expunge',
  'save',
  'copy',
  'mailbox_create',
  'mailbox_delete',
  'mailbox_rename',
  'flag_change',
  'append',
];

function ofUser(head: DovecotHead, user: string, text: string): DovecotEvent {
  const { session } = head;
  if (text.startsWith('Disconnected') || text.startsWith('Connection closed') || text.startsWith('Logged out')) {
    return { kind: 'session_end', user, session, ...ending(text) };
  }
  const stored = parseStored(user, session, text);
  if (stored !== null) return stored;
  const act = MAILBOX_ACTS.find((name) => text.startsWith(name) && (text[name.length] === ':' || text[name.length] === ' '));
  if (act === undefined) return { kind: 'session_note', user, session, text };
  // `copy from INBOX: box=Trash, uid=3, msgid=<x>, size=9`
  const colon = text.indexOf(': ');
  const from = text.startsWith(' from ', act.length) ? { from: text.slice(act.length + 6, colon) } : {};
  return { kind: 'mailbox_event', user, session, act, fields: { ...from, ...pairs(text, ', ', colon + 2) } };
}

/** `Disconnected: Logged out in=1 out=2 …`, `Disconnected: Logged out top=0/0, retr=1/1234, del=0/5, size=9` */
function ending(text: string): { reason: string; counters: Record<string, string> } {
  const counters = [' in=', ' top='].map((name) => text.indexOf(name)).find((at) => at >= 0) ?? text.indexOf(' size=');
  const at = counters < 0 ? text.length : counters + 1;
  const separator = text.indexOf(', ', at) < 0 ? ' ' : ', ';
  const reason = text.slice(0, at).trim();
  const colon = reason.indexOf(': ');
  return { reason: colon < 0 ? reason : reason.slice(colon + 2), counters: pairs(text, separator, at) };
}

function lmtpConnection(text: string): DovecotEvent | null {
  const open = text.startsWith('Connect from ');
  if (!open && !text.startsWith('Disconnect from ')) return null;
  const rest = text.slice(open ? 13 : 16);
  const colon = rest.indexOf(': ');
  return {
    kind: 'lmtp_connection',
    open,
    remote: colon < 0 ? rest : rest.slice(0, colon),
    detail: colon < 0 ? null : rest.slice(colon + 2),
  };
}

const APP_PASSWORD = 'app password ';
/** `app password 01a2104e-… service=smtp rip=192.0.2.1 user=<ana@b.test>`, as the agent's script on the node writes it. */
function appPasswordUse(text: string): DovecotEvent | null {
  const appPassword = between(text, APP_PASSWORD, ' ');
  const service = between(text, ' service=', ' ');
  const user = between(text, ' user=<', '>');
  if (!appPassword || !service || !user) return null;
  return { kind: 'app_password', user, remote: between(text, ' rip=', ' '), service, appPassword };
}

/** `passwd-file(ana@b.test,192.0.2.1,<session>): Password mismatch`, `conn unix:…: auth-worker<1>: sql(…): unknown user` */
function authFailure(line: string): DovecotEvent | null {
  // The connection that a worker speaks for comes first, with brackets of its own.
  const text = line.startsWith('conn ') ? line.slice(line.indexOf('>: ') + 3) : line;
  const close = text.indexOf('): ');
  const open = close < 0 ? -1 : text.lastIndexOf('(', close);
  if (open < 0) return null;
  const [user = '', remote = null] = text.slice(open + 1, close).split(',');
  const before = text.slice(0, open);
  return {
    kind: 'auth_failure',
    user,
    remote: remote === null || remote.startsWith('<') ? null : remote,
    backend: before.slice(before.lastIndexOf(' ') + 1),
    reason: text.slice(close + 3),
  };
}
