import { type BulkLine, parseBulk } from './bulk/line.ts';
import { parseReport, type ReportLine } from './report/line.ts';
import { between, toNumber } from './scan.ts';

export interface RspamdSymbol {
  readonly name: string;
  readonly score: number;
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
  const open = text.indexOf('(');
  const verdict = findVerdict(text);
  if (open < 0 || verdict === null) return null;
  const head = text.slice(0, verdict.start);
  const tail = text.slice(verdict.end);
  const [score, threshold] = verdict.scores.split('/');
  return {
    kind: 'scan',
    tag,
    messageId: known(between(head, 'id: <', '>')),
    queueId: known(between(head, 'qid: <', '>')),
    remoteAddress: known(between(head, 'ip: ', ',')),
    user: known(between(head, 'user: ', ',')),
    sender: between(head, 'from: <', '>'),
    recipients: list(between(tail, ', rcpts: <', '>') ?? between(tail, ', rcpt: <', '>')),
    mimeRecipients: list(between(tail, ', mime_rcpts: <', '>') ?? between(tail, ', mime_rcpt: <', '>')),
    metric: verdict.metric,
    spam: verdict.flag === 'T',
    action: verdict.action,
    score: toNumber(score ?? null),
    threshold: toNumber(threshold ?? null),
    symbols: parseSymbols(verdict.symbols),
    size: toNumber(between(`${tail},`, 'len: ', ',')),
    milliseconds: toNumber(between(`${tail},`, 'time: ', 'ms')),
    virtualMilliseconds: toNumber(between(tail, 'ms real, ', 'ms virtual')),
    dnsRequests: toNumber(between(`${tail},`, 'dns req: ', ',')),
    digest: between(tail, 'digest: <', '>'),
    forced: behind(tail, ', forced: '),
    settingsId: behind(tail, ', settings_id: '),
    file: behind(tail, ', file: '),
  };
}

const list = (value: string | null): string[] => (value ?? '').split(',').filter((word) => word !== '');

/** The last fields have no brackets: each ends where the next begins, or with the line. */
function behind(tail: string, mark: string): string | null {
  const at = tail.indexOf(mark);
  if (at < 0) return null;
  const end = valueEndOf(tail, at + mark.length);
  return tail.slice(at + mark.length, end);
}

function valueEndOf(tail: string, from: number): number {
  const ends = [', settings_id: ', ', file: '].map((mark) => tail.indexOf(mark, from)).filter((at) => at >= 0);
  return ends.length === 0 ? tail.length : Math.min(...ends);
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

/** `R_SPF_ALLOW(-0.20){+ip4:192.0.2.0/24;},ARC_NA(0.00){}`: commas part symbols, but not inside braces. */
function parseSymbols(text: string): RspamdSymbol[] {
  const symbols: RspamdSymbol[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('(', at);
    const close = text.indexOf(')', open);
    if (open < 0 || close < 0) break;
    const brace = text.charCodeAt(close + 1) === 123;
    const braceEnd = brace ? text.indexOf('}', close) : -1;
    const options =
      braceEnd < 0
        ? []
        : text
            .slice(close + 2, braceEnd)
            .split(';')
            .filter((option) => option !== '');
    symbols.push({ name: text.slice(at, open), score: Number(text.slice(open + 1, close)), options });
    const comma = text.indexOf(',', braceEnd < 0 ? close : braceEnd);
    at = comma < 0 ? text.length : comma + 1;
  }
  return symbols;
}
