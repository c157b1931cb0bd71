import { dovecotHead } from './dovecot/head.ts';
import { parseDovecot } from './dovecot/parse.ts';
import type { AnyLine, ParsedLine, Program, RepeatedEvent } from './line.ts';
import { own } from './own.ts';
import { parsePostfix } from './postfix/parse.ts';
import { parseRspamd, rspamdWorker } from './rspamd.ts';
import { toInt } from './scan.ts';
import { Clock } from './time.ts';

export interface ParserOptions {
  /** Gives RFC 3164 times their year: now, or when the file was written. */
  readonly reference: Date;
  /** Zone of times that do not name theirs, as ISO 8601 writes it. Default `Z`. */
  readonly zone?: string;
  /**
   * How far a line may lie ahead of the reference, in days. Default 31: who follows a log that grows may hear nothing for weeks.
   * Who reads a finished file from its end time has lines from the future only by a clock that is wrong: 1.
   */
  readonly aheadDays?: number;
}

const SPACE = 32;
const HASH = 35;
const COLON = 58;
const LESS = 60;
const OPEN = 91;
const BRACKET = 40;

/** Lines of one or more mail logs into what they say. Keeps nothing but caches: lines may come in any order. */
export class LineParser {
  readonly #clock: Clock;
  readonly #programs = new Map<string, Program | null>();

  constructor(options: ParserOptions) {
    this.#clock = new Clock(options.reference, options.zone ?? 'Z', options.aheadDays ?? 31);
  }

  /** One line, without its newline. A line that the grammar does not know comes back whole, as `{ unparsed }`. */
  parse(line: string): AnyLine {
    return this.#parse(line) ?? { unparsed: line };
  }

  #parse(line: string): ParsedLine | null {
    if (line.charCodeAt(0) === LESS) return this.#prioritized(line);
    const stamp = this.#clock.read(line);
    if (stamp === null) return null;
    const { at, end } = stamp;
    const first = line.charCodeAt(end);
    if (first === HASH) return rspamdFile(line, at, end);
    if (first === LESS) return this.#named(line, at, null, end);

    let hostEnd = end;
    for (let code = line.charCodeAt(end); code !== SPACE; code = line.charCodeAt(++hostEnd)) {
      // Where a program writes its own file (Dovecot's log_path), its name stands in the host's place: `imap(user)`, `auth:`.
      if (code === BRACKET || (code === COLON && line.charCodeAt(hostEnd + 1) === SPACE)) {
        return this.#dovecot(at, null, line.slice(end), 'dovecot', null) ?? this.#syslog(line, at, null, end);
      }
      if (hostEnd >= line.length) return null;
    }
    const host = line.slice(end, hostEnd);
    return line.charCodeAt(hostEnd + 1) === LESS
      ? this.#named(line, at, host, hostEnd + 1)
      : this.#syslog(line, at, host, hostEnd + 1);
  }

  /** `<22>` as on the wire, before either form; `<22>1 ` begins the one of RFC 5424. */
  #prioritized(line: string): ParsedLine | null {
    const close = line.indexOf('>');
    if (toInt(line, 1) === null || close < 2 || close > 4) return null;
    const rest = line.slice(close + 1);
    const parsed = rest.startsWith('1 ') ? this.#rfc5424(rest) : rest.charCodeAt(0) === LESS ? null : this.#parse(rest);
    return parsed && { ...parsed, priority: line.slice(1, close) };
  }

  /** FreeBSD's syslogd with `-v -v`: `Nov 24 18:22:40 <mail.info> mx1 postfix/smtpd[123]: text`, or behind the host. */
  #named(line: string, at: string, before: string | null, from: number): ParsedLine | null {
    const close = line.indexOf('> ', from);
    if (close < 0) return null;
    const hostEnd = before === null ? line.indexOf(' ', close + 2) : close + 1;
    const host = before ?? line.slice(close + 2, Math.max(hostEnd, 0));
    const parsed = hostEnd < 0 ? null : this.#syslog(line, at, host, hostEnd + 1);
    return parsed && { ...parsed, priority: line.slice(from + 1, close) };
  }

  /** `1 2026-11-24T18:22:40.123456+00:00 mx1 postfix/smtpd 123 - - text`: what is not there is a hyphen. */
  #rfc5424(line: string): ParsedLine | null {
    const stamp = this.#clock.read(line.slice(2));
    if (stamp === null) return null;
    const hostAt = stamp.end + 2;
    const tagAt = line.indexOf(' ', hostAt) + 1;
    const pidAt = line.indexOf(' ', tagAt) + 1;
    const idAt = line.indexOf(' ', pidAt) + 1;
    const dataAt = line.indexOf(' ', idAt) + 1;
    const textAt = tagAt > 0 && pidAt > 0 && idAt > 0 && dataAt > 0 ? afterData(line, dataAt) : -1;
    if (textAt < 0) return null;
    const host = line.slice(hostAt, tagAt - 1);
    return this.#said(stamp.at, host === '-' ? null : host, line.slice(tagAt, pidAt - 1), toInt(line, pidAt), line.slice(textAt));
  }

  /** `postfix/smtpd[123]: text`, `dovecot: text`; a service may be named `127.0.0.1:10025`. */
  #syslog(line: string, at: string, host: string | null, from: number): ParsedLine | null {
    let tagEnd = from;
    for (let code = line.charCodeAt(from); code !== OPEN; code = line.charCodeAt(++tagEnd)) {
      if (code > COLON) continue;
      if (code === COLON && line.charCodeAt(tagEnd + 1) === SPACE) break;
      if (code === SPACE || tagEnd >= line.length) return null;
    }
    const tag = line.slice(from, tagEnd);
    const bracketed = line.charCodeAt(tagEnd) === OPEN;
    const pid = bracketed ? toInt(line, tagEnd + 1) : null;
    const colon = bracketed ? line.indexOf(': ', tagEnd) : tagEnd;
    if (colon < 0) return null;
    return this.#said(at, host, tag, pid, line.slice(afterId(line, colon + 2)));
  }

  #said(at: string, host: string | null, tag: string, pid: number | null, text: string): ParsedLine | null {
    let program = this.#programs.get(tag);
    if (program === undefined) {
      program = programOf(tag);
      // Tags are few; a hostile log must not grow this without end.
      if (this.#programs.size < 10_000) this.#programs.set(own(tag), program);
    }
    if (program === null) return null;
    if (text.charCodeAt(0) === LETTER_M && text.startsWith(REPEATED)) return { at, host, program, pid, event: repeated(text) };
    if (program.family === 'dovecot') {
      // Where a process has a tag of its own, its name does not stand in the text.
      const whole = program.daemon === 'master' ? text : `${program.daemon}: ${text}`;
      return tag === 'auth' && !text.startsWith(PAM) ? null : this.#dovecot(at, host, whole, program.instance, pid);
    }
    if (program.family === 'rspamd') return rspamdSyslog(at, host, program, pid, text);
    const event = parsePostfix(program.daemon, text);
    return event === null ? null : { at, host, program, pid, event };
  }

  #dovecot(at: string, host: string | null, text: string, instance: string, pid: number | null): ParsedLine | null {
    const head = dovecotHead(text);
    const event = head === null ? null : parseDovecot(head);
    if (head === null || event === null) return null;
    const program: Program = { family: 'dovecot', instance, service: null, daemon: head.daemon };
    return { at, host, program, pid: head.pid ?? pid, event };
  }
}

/** Where the text begins behind a hyphen or elements like `[a b="c"]`, whose values escape their brackets; -1 when neither is there. */
function afterData(line: string, from: number): number {
  let at = from + 1;
  if (line.charCodeAt(from) === OPEN) {
    let quoted = false;
    for (at = from; at < line.length; at++) {
      const code = line.charCodeAt(at);
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = !quoted;
      else if (code === SPACE && !quoted && line.charCodeAt(at - 1) === CLOSE) break;
    }
  } else if (line.charCodeAt(from) !== HYPHEN) return -1;
  if (line.charCodeAt(at) !== SPACE) return -1;
  // A text in UTF-8 may begin with a mark that says so.
  return line.charCodeAt(at + 1) === BYTE_ORDER_MARK ? at + 2 : at + 1;
}

const QUOTE = 34;
const HYPHEN = 45;
const BACKSLASH = 92;
const CLOSE = 93;
const BYTE_ORDER_MARK = 0xfeff;

/** Solaris numbers its messages: `[ID 197553 mail.info] text`. */
function afterId(line: string, from: number): number {
  const end = line.charCodeAt(from) === OPEN && line.startsWith('[ID ', from) ? line.indexOf('] ', from) : -1;
  return end < 0 ? from : end + 2;
}

const LETTER_M = 109;
const REPEATED = 'message repeated ';

/** rsyslog: `message repeated 2 times: [ connect from a[192.0.2.1]]` */
function repeated(text: string): RepeatedEvent {
  const open = text.indexOf(': [');
  const end = text.endsWith(']') ? -1 : undefined;
  return { kind: 'repeated', count: toInt(text, REPEATED.length), text: open < 0 ? '' : text.slice(open + 3, end).trim() };
}

/** `postfix/smtpd`, `postfix/submission/smtpd`, `postfix-bulk/smtp`, `dovecot`, `rspamd`; null for any other program. */
function programOf(tag: string): Program | null {
  const parts = tag.split('/');
  const [instance = ''] = parts;
  const process = DOVECOT_TAGS.get(tag);
  if (process !== undefined) return { family: 'dovecot', instance: 'dovecot', service: null, daemon: process };
  if (instance === 'dovecot' || instance.startsWith('dovecot-'))
    return { family: 'dovecot', instance, service: null, daemon: 'master' };
  if (instance === 'rspamd') return { family: 'rspamd', instance, service: null, daemon: 'task' };
  // Postfix in daemon form has a slash; its scripts (`postfix`, `postfix-script`) have none.
  if (parts.length === 1) {
    return instance === 'postfix' || instance.startsWith('postfix-')
      ? { family: 'postfix', instance, service: null, daemon: 'master' }
      : null;
  }
  if (!instance.startsWith('postfix') && !POSTFIX_DAEMONS.has(parts.at(-1) ?? '')) return null;
  return {
    family: 'postfix',
    instance,
    service: parts.length > 2 ? parts.slice(1, -1).join('/') : null,
    daemon: parts.at(-1) ?? '',
  };
}

/** What speaks to syslog by itself: PAM's modules within Dovecot, and the log-in processes of the oldest versions. */
const DOVECOT_TAGS = new Map([
  ['dovecot-auth', 'auth'],
  ['auth', 'auth'],
  ['imap-login', 'imap-login'],
  ['pop3-login', 'pop3-login'],
]);

const PAM = 'pam_unix(dovecot:';

/** Instances may have any syslog name; their daemons' names give them away (master.cf(5)). */
const POSTFIX_DAEMONS = new Set(
  (
    'anvil bounce cleanup discard dnsblog error flush lmtp local master oqmgr pickup pipe postalias postdrop postfix-script ' +
    'postlog postlogd postmap postqueue postscreen postsuper proxymap qmgr qmqpd retry scache sendmail showq smtp smtpd spawn ' +
    'tlsmgr tlsproxy trivial-rewrite verify virtual'
  ).split(' '),
);

function rspamdSyslog(at: string, host: string | null, program: Program, pid: number | null, text: string): ParsedLine {
  const worker = rspamdWorker(text);
  if (worker === null) return { at, host, program, pid, event: parseRspamd(text) };
  return { at, host, program: { ...program, daemon: worker }, pid, event: parseRspamd(text.slice(worker.length + 3)) };
}

/** rspamd's own file: `2026-11-24 18:22:40.123 #123(rspamd_proxy) <tag>; task; …` */
function rspamdFile(line: string, at: string, from: number): ParsedLine | null {
  const open = line.indexOf('(', from);
  const close = line.indexOf(') ', open);
  if (open < 0 || close < 0) return null;
  const event = parseRspamd(line.slice(close + 2));
  const program: Program = { family: 'rspamd', instance: 'rspamd', service: null, daemon: line.slice(open + 1, close) };
  return { at, host: null, program, pid: toInt(line, from + 1), event };
}

/** One line by itself; a stream is better served by one `LineParser`. */
export const parseLine = (line: string, options: ParserOptions): AnyLine => new LineParser(options).parse(line);
