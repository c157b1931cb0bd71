import { isIP } from 'node:net';
import { bareId, between, pairs, valueEnd } from '../scan.ts';
import { auth, authFailure } from './auth.ts';
import type { DovecotEvent } from './event.ts';
import { type DovecotHead, LEVELS, mayBeLevel } from './head.ts';
import { parseLogin } from './login.ts';
import { parseStored } from './stored.ts';

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
