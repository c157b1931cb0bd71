import { isIP } from 'node:net';
import { bareId, between, toInt } from '../scan.ts';

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

export const LEVELS = [
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
export function mayBeLevel(text: string): boolean {
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
