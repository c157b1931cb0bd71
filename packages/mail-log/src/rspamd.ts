import { type BulkLine, parseBulk } from './bulk/line.ts';
import { parseReport, type ReportLine } from './report/line.ts';
import { between, toNumber } from './scan.ts';

export interface RspamdSymbol {
  readonly name: string;
  /** Null where the format of the log leaves it out (`$symbols`). */
  readonly score: number | null;
  readonly options: readonly string[];
}

export type RspamdEvent =
  /** One scanned message (rspamd_task_write_log). */
  | {
      readonly kind: 'scan';
      readonly tag: string;
      readonly messageId: string | null;
      readonly queueId: string | null;
      readonly remoteAddress: string | null;
      readonly user: string | null;
      readonly sender: string | null;
      /** Of the envelope. */
      readonly recipients: readonly string[];
      /** Of the message's own headers. */
      readonly mimeRecipients: readonly string[];
      readonly metric: string;
      readonly spam: boolean;
      /** `no action`, `add header`, `rewrite subject`, `greylist`, `soft reject`, `reject`, `discard`. */
      readonly action: string;
      readonly score: number | null;
      readonly threshold: number | null;
      readonly symbols: readonly RspamdSymbol[];
      readonly size: number | null;
      readonly milliseconds: number | null;
      /** Of processor time, before rspamd 2. */
      readonly virtualMilliseconds: number | null;
      readonly dnsRequests: number | null;
      readonly digest: string | null;
      /** Which module decided over the score's head, and what it said. */
      readonly forced: string | null;
      readonly settingsId: string | null;
      readonly file: string | null;
      /** Fields of a log_format of somebody's own. */
      readonly more?: Readonly<Record<string, string>>;
    }
  /** What a report that arrived as mail says of one recipient. */
  | ReportLine
  /** What a message that leaves as bulk mail says of itself. */
  | BulkLine
  /** Anything else that rspamd says, of a message (by its tag) or of itself. */
  | {
      readonly kind: 'scan_note';
      readonly tag: string | null;
      readonly module: string | null;
      readonly function: string | null;
      readonly text: string;
    };

/** In the journal the process stands before the tag: `(rspamd_proxy) <tag>; …` */
export function rspamdWorker(text: string): string | null {
  return text.charCodeAt(0) === 40 ? between(text, '(', ') <') : null;
}

/** `<tag>; module; function: text`, as rspamd writes after its process; all but the text may be missing. */
export function parseRspamd(text: string): RspamdEvent {
  const tagEnd = text.startsWith('<') ? text.indexOf('>; ') : -1;
  const tag = tagEnd < 0 ? null : text.slice(1, tagEnd) || null;
  const from = tagEnd < 0 ? 0 : tagEnd + 3;
  const colon = text.indexOf(': ', from);
  const semicolon = text.indexOf('; ', from);
  const moduleEnd = semicolon >= 0 && (colon < 0 || semicolon < colon) ? semicolon : -1;
  const module = moduleEnd < 0 ? null : text.slice(from, moduleEnd);
  const nameAt = moduleEnd < 0 ? from : moduleEnd + 2;
  const name = colon < 0 ? null : text.slice(nameAt, colon);
  const said = text.slice(colon < 0 ? nameAt : colon + 2);
  const scan = name === 'rspamd_task_write_log' && tag !== null ? parseScan(tag, said) : null;
  // Other modules write what strangers sent; this file alone is ours.
  const ours = name?.startsWith('rspamd.local.lua:') ? (parseReport(tag, said) ?? parseBulk(tag, said)) : null;
  return scan ?? ours ?? { kind: 'scan_note', tag, module, function: name, text: said };
}

/** `id: <a>, qid: <B>, ip: 192.0.2.1, from: <c>, (default: F (no action): [0.1/15.0] [X(0.1){y;},…]), len: 9, time: 1.2ms, …` */
function parseScan(tag: string, text: string): RspamdEvent | null {
  const verdict = findVerdict(text);
  if (verdict === null) return null;
  const found: Found = { ...NOTHING };
  readFields(text.slice(0, verdict.start), found);
  readFields(text.slice(verdict.end), found);
  const [score, threshold] = verdict.scores.split('/');
  const { time, more } = found;
  const event = {
    kind: 'scan',
    tag,
    messageId: known(found.id),
    queueId: known(found.qid),
    remoteAddress: known(found.ip),
    user: known(found.user),
    sender: found.from,
    recipients: list(found.rcpts),
    mimeRecipients: list(found.mimeRcpts),
    metric: verdict.metric,
    spam: verdict.flag === 'T',
    action: verdict.action,
    score: toNumber(score ?? null),
    threshold: toNumber(threshold ?? null),
    symbols: parseSymbols(verdict.symbols),
    size: toNumber(found.len),
    milliseconds: time === null ? null : toNumber(time.slice(0, Math.max(time.indexOf('ms'), 0))),
    virtualMilliseconds: time === null ? null : toNumber(between(time, 'ms real, ', 'ms virtual')),
    dnsRequests: toNumber(found.dnsRequests),
    digest: found.digest,
    forced: found.forced,
    settingsId: found.settingsId,
    file: found.file,
  } as const;
  return more === null ? event : { ...event, more };
}

interface Found {
  id: string | null;
  qid: string | null;
  ip: string | null;
  user: string | null;
  from: string | null;
  len: string | null;
  time: string | null;
  dnsRequests: string | null;
  digest: string | null;
  rcpts: string | null;
  mimeRcpts: string | null;
  file: string | null;
  forced: string | null;
  settingsId: string | null;
  more: Record<string, string> | null;
}

const NOTHING: Found = {
  id: null,
  qid: null,
  ip: null,
  user: null,
  from: null,
  len: null,
  time: null,
  dnsRequests: null,
  digest: null,
  rcpts: null,
  mimeRcpts: null,
  file: null,
  forced: null,
  settingsId: null,
  more: null,
};

/** By the names that rspamd's own log_format gives them; what comes first under one stays. */
function put(into: Found, key: string, value: string): void {
  switch (key) {
    case 'id':
      into.id ??= value;
      break;
    case 'qid':
      into.qid ??= value;
      break;
    case 'ip':
      into.ip ??= value;
      break;
    case 'user':
      into.user ??= value;
      break;
    case 'from':
      into.from ??= value;
      break;
    case 'len':
      into.len ??= value;
      break;
    case 'time':
      into.time ??= value;
      break;
    case 'dns req':
      into.dnsRequests ??= value;
      break;
    case 'digest':
      into.digest ??= value;
      break;
    case 'rcpts':
    case 'rcpt':
      into.rcpts ??= value;
      break;
    case 'mime_rcpts':
    case 'mime_rcpt':
      into.mimeRcpts ??= value;
      break;
    case 'file':
      into.file ??= value;
      break;
    case 'forced':
      into.forced ??= value;
      break;
    case 'settings_id':
      into.settingsId ??= value;
      break;
    default:
      into.more ??= {};
      into.more[key] ??= value;
  }
}

const list = (value: string | null): string[] => (value ?? '').split(',').filter((word) => word !== '');

/** `, key: value` or `, key: <value>`, each up to where the next begins; what comes first under a name stays. */
function readFields(text: string, into: Found): void {
  let at = fieldStart(text, 0);
  while (at < text.length) {
    const colon = text.indexOf(': ', at);
    if (colon < 0) break;
    const angle = text.charCodeAt(colon + 2) === LESS;
    const mark = angle ? text.indexOf('>', colon + 3) : text.indexOf(', ', colon + 2);
    const end = angle ? closeOf(text, mark) : valueEndOf(text, mark);
    const value = angle ? text.slice(colon + 3, end) : text.slice(colon + 2, end);
    const key = text.slice(at, colon);
    put(into, key, value);
    at = fieldStart(text, angle ? end + 1 : end);
  }
}

const LESS = 60;
const COMMA = 44;
const SPACE = 32;

function fieldStart(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === COMMA || text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** The bracket that closes a value stands before a comma or last: an id may hold brackets of its own. */
function closeOf(text: string, from: number): number {
  let close = from;
  while (close >= 0 && close + 1 < text.length && text.charCodeAt(close + 1) !== COMMA) close = text.indexOf('>', close + 1);
  return close < 0 ? text.length : close;
}

function valueEndOf(text: string, from: number): number {
  let end = from;
  while (end >= 0 && !isFieldAt(text, end + 2)) end = text.indexOf(', ', end + 2);
  if (end >= 0) return end;
  // The head's last field is followed by a comma, too.
  let last = text.length;
  while (text.charCodeAt(last - 1) === COMMA || text.charCodeAt(last - 1) === SPACE) last--;
  return last;
}

/** Lower case words up to a colon and a space. */
function isFieldAt(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) return at > from && text.charCodeAt(at + 1) === SPACE;
    if (!((code >= 97 && code <= 122) || code === 95 || code === SPACE)) return false;
  }
  return false;
}

const known = (value: string | null): string | null => (value === '' || value === 'undef' || value === 'unknown' ? null : value);

/** `(default: F (no action): [0.10/15.00] [symbols])`. An address before it may hold a bracket; a metric's name does not. */
function findVerdict(text: string) {
  for (const flag of ['F', 'T', 'S']) {
    const mark = `: ${flag} (`;
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const start = text.lastIndexOf('(', at - 1);
    const actionEnd = text.indexOf('): [', at);
    const scoresEnd = text.indexOf('] [', actionEnd);
    const end = text.indexOf('])', scoresEnd);
    if (start < 0 || actionEnd < 0 || scoresEnd < 0 || end < 0) continue;
    return {
      start,
      end: end + 2,
      flag,
      metric: text.slice(start + 1, at),
      action: text.slice(at + mark.length, actionEnd),
      scores: text.slice(actionEnd + 4, scoresEnd),
      symbols: text.slice(scoresEnd + 3, end),
    };
  }
  return null;
}

/** `R_SPF_ALLOW(-0.20){+ip4:192.0.2.0/24;},ARC_NA(0.00){}`: commas part symbols, but not inside braces. Scores and braces may be missing. */
function parseSymbols(text: string): RspamdSymbol[] {
  const symbols: RspamdSymbol[] = [];
  let at = 0;
  while (at < text.length) {
    const nameEnd = endOfSymbol(text, at);
    const scored = text.charCodeAt(nameEnd) === 40;
    const close = scored ? text.indexOf(')', nameEnd) : nameEnd - 1;
    if (scored && close < 0) break;
    const braceEnd = text.charCodeAt(close + 1) === 123 ? text.indexOf('}', close) : -1;
    const options =
      braceEnd < 0
        ? []
        : text
            .slice(close + 2, braceEnd)
            .split(';')
            .filter((option) => option !== '');
    symbols.push({ name: text.slice(at, nameEnd), score: scored ? Number(text.slice(nameEnd + 1, close)) : null, options });
    const comma = text.indexOf(',', braceEnd < 0 ? close + 1 : braceEnd);
    at = comma < 0 ? text.length : comma + 1;
  }
  return symbols;
}

/** A name ends at its bracket, its brace or the comma before the next. */
function endOfSymbol(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === COMMA || code === 123) return at;
  }
  return text.length;
}
