import { isIP } from 'node:net';
import { bareId, between, pairs, toInt, valueEnd } from '../scan.ts';
import type { DovecotEvent } from './event.ts';
import { parseLogin } from './login.ts';
import { parseStored } from './stored.ts';

/** The process that a Dovecot line names first: `imap-login`, or `imap(ana@b.test)<123><session>`. */
export interface DovecotHead {
  readonly daemon: string;
  readonly user: string | null;
  readonly pid: number | null;
  readonly session: string | null;
  /** The client, where the process names it: `auth(ana@b.test,192.0.2.1,sasl:plain)` (2.4), or a prefix of its own. */
  readonly remote?: string;
  /** SASL's, likewise. */
  readonly mechanism?: string;
  readonly text: string;
}

const LEVELS = [
  ['Warning: ', 'warning'],
  ['Warn: ', 'warning'],
  ['Error: ', 'error'],
  ['Fatal: ', 'fatal'],
  ['Panic: ', 'panic'],
] as const;

/** Takes the process off a line's text; null when it does not begin with one. */
export function dovecotHead(text: string): DovecotHead | null {
  const level = levelEnd(text);
  if (level === 0) return processHead(text);
  // Dovecot 1 puts the level first, and may name no process behind it.
  const said = text.slice(level);
  const head = processHead(said);
  return head === null ? of('master', text) : { ...head, text: `${text.slice(0, level)}${head.text}` };
}

const of = (daemon: string, text: string): DovecotHead => ({ daemon, user: null, pid: null, session: null, text });

/** Where the level that a text begins with ends, or 0. */
function levelEnd(text: string): number {
  return mayBeLevel(text) ? (FIRST.find((mark) => text.startsWith(mark))?.length ?? 0) : 0;
}

const FIRST = [...LEVELS.map(([mark]) => mark), 'Info: ', 'Debug: '];

/** Most texts begin with none: a colon behind four, five or seven letters, the first a capital. */
function mayBeLevel(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 65 && first <= 90 && (text.charCodeAt(5) === 58 || text.charCodeAt(7) === 58 || text.charCodeAt(4) === 58);
}

function processHead(text: string): DovecotHead | null {
  const nameEnd = endOfName(text);
  if (nameEnd <= 0) return text.startsWith('Dovecot v') ? of('master', text) : prefixHead(text);
  // Dovecot 1 writes IMAP and POP3.
  const daemon = text.slice(0, nameEnd).toLowerCase();
  if (text.charCodeAt(nameEnd) === 58) return of(daemon, text.slice(nameEnd + 2));

  // `lmtp(123)`, `imap(ana@b.test)<123><session>`, `lmtp(123, ana@b.test)` (2.2), `auth-worker(123)`.
  const close = text.indexOf(')', nameEnd);
  const colon = close < 0 ? -1 : text.indexOf(': ', close);
  if (colon < 0) return null;
  const inside = text.slice(nameEnd + 1, close);
  const [first, second] = idsOf(angled(text, close + 1, colon));
  const whose = inside.includes(',') ? inside.split(',') : [];
  if (daemon === 'doveadm' && whose.length === 2 && isIP(whose[0] ?? '') !== 0) whose.reverse();
  if (whose.length > 1 && (daemon.startsWith('auth') || isIP(whose[1] ?? '') !== 0)) {
    const [user = '', remote = '', ...more] = whose;
    const mechanism = more.find((part) => part.startsWith('sasl:'))?.slice(5);
    return {
      daemon,
      user,
      pid: toInt(first ?? ''),
      session: second,
      ...(remote !== '' && { remote }),
      ...(mechanism && { mechanism }),
      text: text.slice(colon + 2),
    };
  }
  const pid = toInt(inside);
  const comma = inside.indexOf(', ');
  const prefix = second === null ? sessionPrefix(text, colon + 2) : null;
  const digits = pid === null ? 0 : String(pid).length;
  const numeric = digits === inside.length;
  return {
    daemon,
    user: numeric ? null : comma < 0 ? inside : inside.slice(comma + 2),
    pid: first === null ? (numeric || digits === comma ? pid : null) : toInt(first),
    session: prefix === null ? second : prefix.session,
    text: text.slice(prefix === null ? colon + 2 : prefix.end),
  };
}

/** `imap(ana@b.test): session=<x> text`: a mail_log_prefix that names the session behind the user. */
function sessionPrefix(text: string, from: number): { readonly session: string; readonly end: number } | null {
  const end = text.startsWith('session=', from) ? text.indexOf(' ', from) : -1;
  if (end < 0) return null;
  const word = text.slice(from + 8, end);
  return { session: bareId(word.endsWith(':') || word.endsWith(',') ? word.slice(0, -1) : word), end: end + 1 };
}

/** `service=imap, user=ana@b.test, ip=[192.0.2.1]. text`: a mail_log_prefix that hosting panels set. */
function prefixHead(text: string): DovecotHead | null {
  if (!text.startsWith('service=')) return null;
  const daemon = between(text, 'service=', ', user=');
  const user = between(text, ', user=', ', ip=[');
  const remote = between(text, ', ip=[', ']. ');
  if (!daemon || !user || remote === null) return null;
  return { daemon, user, pid: null, session: null, remote, text: text.slice(text.indexOf(']. ') + 3) };
}

/** A name is letters, digits, hyphens and (`dns_client`) underscores, up to a bracket or a colon. */
function endOfName(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 58) return at;
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!(letter || (code >= 48 && code <= 57) || code === 45 || code === 95)) return -1;
  }
  return -1;
}

/** `<123><session>`, or one of them alone. */
function idsOf([first, second]: [string | null, string | null]): [pid: string | null, session: string | null] {
  return first !== null && second === null && !isNumber(first) ? [null, first] : [first, second];
}

function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
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
  return [found[0] ?? null, found[1] || null];
}

/** What the process said; null when the grammar does not know it. */
export function parseDovecot(head: DovecotHead): DovecotEvent | null {
  const { daemon, user } = head;
  const text = mayBeLevel(head.text) ? leveled(head) : head.text;
  if (typeof text !== 'string') return text;
  if (daemon.endsWith('-login')) return parseLogin(text);
  if (daemon === 'doveadm') return withRemote(administration(user, text), head.remote);
  // `auth(default)` and `auth-worker(default)` name no user but a set of settings (Dovecot 1).
  if (daemon === 'auth' || daemon === 'auth-worker')
    return head.remote === undefined || user === null ? auth(text) : attempt(head, user, text);
  if (user !== null) return withRemote(ofUser(head, user, text), head.remote);
  if (daemon === 'lmtp') return lmtpConnection(text) ?? { kind: 'lifecycle', text };
  return SERVICES.has(daemon) ? { kind: 'lifecycle', text } : null;
}

/** What has a level; an Info is what is said without one. */
function leveled(head: DovecotHead): DovecotEvent | string {
  const { user, text } = head;
  for (const [mark, level] of LEVELS) {
    if (text.startsWith(mark)) return problem(head, level, text.slice(mark.length));
  }
  // What it says of its own workings may look like what it says of a log-in.
  if (text.startsWith('Debug: ')) return user === null ? { kind: 'lifecycle', text } : noteOf(head, user, text);
  return text.startsWith('Info: ') ? text.slice(6) : text;
}

const noteOf = ({ session, remote }: DovecotHead, user: string, text: string): DovecotEvent =>
  withRemote({ kind: 'session_note', user, session, text }, remote);

const withRemote = (event: DovecotEvent, remote: string | undefined): DovecotEvent =>
  remote === undefined ? event : ({ ...event, remote } as DovecotEvent);

/** Since 2.4 the process says of whom: `request [12]: Info: sql: Password mismatch`, `sql: unknown user` */
function attempt(head: DovecotHead, user: string, said: string): DovecotEvent {
  const request = said.startsWith('request [') ? said.indexOf(']: ') : -1;
  const text = request < 0 ? said : said.slice(request + 3).replace(/^Info: /, '');
  for (const [mark, level] of LEVELS)
    if (text.startsWith(mark)) return { ...problem(head, level, text.slice(mark.length)), user };
  const colon = text.indexOf(': ');
  const backend = text.slice(0, Math.max(colon, 0));
  if (text.startsWith('Debug: ') || !isBackend(backend)) return noteOf(head, user, text);
  return {
    kind: 'auth_failure',
    user,
    remote: head.remote ?? null,
    session: head.session,
    backend,
    reason: text.slice(colon + 2),
    ...(head.mechanism !== undefined && { mechanism: head.mechanism }),
  };
}

const isBackend = (word: string): boolean => /^[a-z][a-z0-9_-]{0,30}$/.test(word);

type Problem = Extract<DovecotEvent, { kind: 'problem' }>;

function problem(head: DovecotHead, level: Problem['level'], text: string): Problem {
  const about = head.daemon.startsWith('auth') ? authFailure(text) : null;
  const user = head.daemon.startsWith('auth') && head.remote === undefined ? null : head.user;
  const remote = head.remote === undefined ? {} : { remote: head.remote };
  if (about === null) return { kind: 'problem', level, user, session: head.session, text, ...remote };
  return {
    kind: 'problem',
    level,
    user: about.user,
    session: about.session,
    text,
    ...(about.remote !== null && { remote: about.remote }),
  };
}

/** Processes that speak of themselves. */
const SERVICES = new Set([
  'master',
  'config',
  'log',
  'anvil',
  'stats',
  'ssl-params',
  'dict',
  'dovecot',
  'director',
  'indexer',
  'ipc',
  'old-stats',
  'replicator',
  'ssl-build-param',
  'auth-token',
  'dns-client',
  'dns_client',
  'doveconf',
  'dsync',
  'dsync-local',
  'dsync-remote',
  'dsync-server',
  'health-check',
  'imap',
  'imap-hibernate',
  'imap-urlauth',
  'imap-urlauth-worker',
  'indexer-worker',
  'lda',
  'managesieve',
  'pop3',
  'quota-status',
  'script',
  'submission',
]);

/** `Executing command 'sync' as 'ana@b.test'`, or the request that it came by. */
function administration(who: string | null, text: string): DovecotEvent {
  const command = between(text, "command '", "'");
  const remote = who !== null && isIP(who) !== 0;
  const user = between(text, " as '", "'") ?? (remote ? null : who);
  return { kind: 'administration', remote: remote ? who : null, command, user, text };
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

function ofUser(head: DovecotHead, user: string, said: string): DovecotEvent {
  const [session, text] = head.session === null ? sessionBefore(said) : [head.session, said];
  if (isEnding(text)) return { kind: 'session_end', user, session, ...ending(text) };
  const stored = parseStored(user, session, text);
  if (stored !== null) return stored;
  const act = MAILBOX_ACTS.find((name) => text.startsWith(name) && (text[name.length] === ':' || text[name.length] === ' '));
  if (act === undefined) return { kind: 'session_note', user, session, text };
  // `copy from INBOX: box=Trash, uid=3, msgid=<x>, size=9`
  const colon = text.indexOf(': ');
  const from = text.startsWith(' from ', act.length) ? { from: text.slice(act.length + 6, colon) } : {};
  return { kind: 'mailbox_event', user, session, act, fields: { ...from, ...mailboxFields(text, colon + 2) } };
}

/** LMTP of 2.2 puts the session before what it says of a message: `vwQ8DCqjqlqdHgAAwl8aWQ: sieve: msgid=<a>: …` */
function sessionBefore(text: string): [session: string | null, rest: string] {
  const colon = text.indexOf(': ');
  const first = text.slice(0, Math.max(colon, 0));
  if (first === '' || first === 'sieve' || first.includes('=') || first.includes(' ')) return [null, text];
  const rest = text.slice(colon + 2);
  return rest.startsWith('msgid=') || rest.startsWith('sieve: msgid=') ? [first, rest] : [null, text];
}

/** `box=INBOX, uid=3, msgid=<a>, size=9, subject=b, c`: subjects hold commas, and a long value is cut short, its bracket with it. */
function mailboxFields(text: string, from: number): Record<string, string> {
  const fields: Record<string, string> = {};
  const lastClose = text.lastIndexOf('>');
  for (let at = from; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const end = equals < lastClose ? fieldEnd(text, equals + 1) : valueEnd(text, ', ', equals + 1);
    fields[text.slice(at, equals)] = bareId(text.slice(equals + 1, end));
    at = end + 2;
  }
  return fields;
}

/** What is in angle brackets may hold anything, unless it was cut. */
function fieldEnd(text: string, from: number): number {
  const end = valueEnd(text, ', ', from);
  const close = text.charCodeAt(from) === 60 ? text.indexOf('>', from) : -1;
  return close < end || text.slice(from, end).endsWith('...') ? end : close + 1;
}

/** Whatever the reason, the end has counters; without them it begins with one of these words. */
function isEnding(text: string): boolean {
  return (
    ENDINGS.some((word) => text.startsWith(word)) || (text.includes(' in=') && text.includes(' out=') && !text.includes(', '))
  );
}

const ENDINGS = ['Disconnected', 'Connection closed', 'Logged out', 'Server shutting down'];

/**
 * `Disconnected: Logged out in=1 out=2 …`, `Disconnected: Logged out top=0/0, retr=1/1234, del=0/5, size=9`,
 * `Logged out bytes=120/1500`: which counters is a setting (imap_logout_format and its like).
 */
function ending(text: string): { reason: string; counters: Record<string, string> } {
  let counters = text.length;
  for (const name of COUNTERS) {
    const at = text.indexOf(name);
    if (at >= 0 && at < counters) counters = at + 1;
  }
  const separator = text.indexOf(', ', counters) < 0 ? ' ' : ', ';
  const reason = text.slice(0, counters).trim();
  const colon = reason.indexOf(': ');
  return { reason: colon < 0 ? reason : reason.slice(colon + 2), counters: pairs(text, separator, counters) };
}

const COUNTERS = [' in=', ' bytes=', ' top=', ' size=', ' rcvd='];

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

function auth(text: string): DovecotEvent {
  if (text.startsWith(APP_PASSWORD)) return appPasswordUse(text) ?? { kind: 'lifecycle', text };
  const event = authFailure(text);
  if (event === null) return { kind: 'lifecycle', text };
  if (!event.reason.startsWith(MASTER)) return event;
  const { user, remote, session, reason } = event;
  return { kind: 'session_note', user, session, text: reason, ...(remote !== null && { remote }) };
}

/** No failure: one user signs in as another. */
const MASTER = 'Master user logging in as ';

/** `passwd-file(ana@b.test,192.0.2.1,<session>): Password mismatch`, `conn unix:…: auth-worker<1>: sql(…): unknown user` */
function authFailure(line: string): Extract<DovecotEvent, { kind: 'auth_failure' }> | null {
  // The connection that a worker speaks for comes first, with brackets of its own.
  const worker = line.startsWith('conn ') ? line.indexOf('>: ') : 0;
  if (worker < 0) return null;
  const text = worker === 0 ? line : line.slice(worker + 3);
  if (text.startsWith('pam_unix(')) return pamFailure(text);
  const close = text.indexOf('): ');
  const open = close < 0 ? -1 : text.lastIndexOf('(', close);
  if (open < 0) return null;
  const before = text.slice(0, open);
  const reason = text.slice(close + 3);
  // `mysql(127.0.0.1): Connected to database mail`; what it asked (auth_debug of Dovecot 1) is no answer.
  if (reason.startsWith('Connected to ') || reason.startsWith('Connect failed ') || reason.startsWith('query: ')) return null;
  const [user = '', ...more] = text.slice(open + 1, close).split(',');
  const session = more.find((part) => part.startsWith('<'));
  const [remote] = more;
  return {
    kind: 'auth_failure',
    user,
    remote: remote === undefined || remote === session ? null : remote,
    session: session === undefined ? null : session.slice(1, -1) || null,
    backend: before.slice(before.lastIndexOf(' ') + 1),
    reason,
  };
}

/**
 * PAM itself: `pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=ana rhost=192.0.2.1  user=ana`.
 * The name is the stranger's and may look like the address; what PAM adds stands last.
 */
function pamFailure(text: string): Extract<DovecotEvent, { kind: 'auth_failure' }> | null {
  const fields = text.indexOf('; ');
  const userAt = text.indexOf(' ruser=', fields);
  const hostAt = text.lastIndexOf(' rhost=');
  if (fields < 0 || userAt < 0 || hostAt < userAt) return null;
  const space = text.indexOf(' ', hostAt + 7);
  return {
    kind: 'auth_failure',
    user: text.slice(userAt + 7, hostAt),
    remote: text.slice(hostAt + 7, space < 0 ? undefined : space) || null,
    session: null,
    backend: 'pam_unix',
    reason: text.slice(text.indexOf('): ') + 3),
  };
}
