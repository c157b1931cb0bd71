/**
 * Scanning without regular expressions: every function here looks at each character once, so no line, however hostile, costs
 * more than its length. Positions are -1 or null when something is not there.
 */

/** The other end of a connection as Postfix writes it: `name[address]` or `name[address]:port`, `unknown` without a name. */
export interface Peer {
  readonly name: string;
  readonly address: string | null;
  readonly port: number | null;
}

/** What stands between `open` and the next `close` at or after `from`. */
export function between(text: string, open: string, close: string, from = 0): string | null {
  const start = text.indexOf(open, from);
  if (start < 0) return null;
  const end = text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

/** `mx.b.test[192.0.2.1]:25`, `unknown[2001:db8::1]`, `local`, `none`, `/run/socket`; `mx[/path/to/socket]` for LMTP. */
export function parsePeer(text: string): Peer {
  const open = text.indexOf('[');
  if (open < 0) return { name: text, address: null, port: null };
  const close = text.indexOf(']', open);
  if (close < 0) return { name: text, address: null, port: null };
  const port = text.charCodeAt(close + 1) === COLON ? toInt(text, close + 2) : null;
  return { name: text.slice(0, open), address: text.slice(open + 1, close), port };
}

export function peerText(peer: Peer): string {
  const address = peer.address === null ? '' : `[${peer.address}]`;
  return `${peer.name}${address}${peer.port === null ? '' : `:${peer.port}`}`;
}

/** A message id without its angle brackets: the three programs do not agree on them, and joins need one spelling. */
export const bareId = (id: string): string => (id.startsWith('<') && id.endsWith('>') ? id.slice(1, -1) : id);

/** The whole number that begins at `from`, or null. */
export function toInt(text: string, from = 0): number | null {
  let value = 0;
  let at = from;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return at === from ? null : value;
}

export const toNumber = (text: string | null): number | null => {
  if (text === null || text === '') return null;
  const value = Number(text);
  return Number.isNaN(value) ? null : value;
};

const ZERO = 48;
const COLON = 58;
const EQUALS = 61;
const UNDERSCORE = 95;

/** Where the queue id at the start of a line ends (at its colon), or -1. */
export function queueIdEnd(text: string): number {
  let digits = false;
  let hexOnly = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) return at >= 5 && (digits || hexOnly) ? at : -1;
    if (code >= ZERO && code <= 57) digits = true;
    else if (code >= 65 && code <= 90) hexOnly &&= code <= 70;
    // Long ids (enable_long_queue_ids) use letters of both cases.
    else if (code >= 97 && code <= 122) hexOnly = false;
    else return -1;
  }
  return -1;
}

/** `key=value` pairs after `from`, parted by `separator`; values in angle brackets lose them. */
export function pairs(text: string, separator: string, from = 0): Record<string, string> {
  const found: Record<string, string> = {};
  let at = from;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const angle = text.charCodeAt(equals + 1) === 60;
    const end = angle ? closing(text, `>${separator}`, equals + 2) : closing(text, separator, equals + 1);
    found[text.slice(at, equals).trim()] = angle ? stripAngle(text.slice(equals + 2, end)) : text.slice(equals + 1, end);
    at = end + separator.length + (angle ? 1 : 0);
  }
  return found;
}

/** Where the value that begins at `from` ends: at the separator before the next `key=`, or with the text. Values may hold separators. */
export function valueEnd(text: string, separator: string, from: number): number {
  let end = text.indexOf(separator, from);
  while (end >= 0 && !isKeyAt(text, end + separator.length)) end = text.indexOf(separator, end + separator.length);
  return end < 0 ? text.length : end;
}

/** Lower case letters and underscores up to an equals sign. */
function isKeyAt(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === EQUALS) return at > from;
    if (!((code >= 97 && code <= 122) || code === UNDERSCORE)) return false;
  }
  return false;
}

const closing = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
};

const stripAngle = (value: string): string => (value.endsWith('>') ? value.slice(0, -1) : value);

/** %XX are bytes. A text that was cut in the middle of a character ends in U+FFFD. */
export function decoded(text: string | null): string | null {
  if (text === null || !text.includes('%')) return text;
  const bytes = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text[at] === '%' ? Number.parseInt(text.slice(at + 1, at + 3), 16) : Number.NaN;
    if (!Number.isNaN(code)) at += 2;
    bytes[length++] = Number.isNaN(code) ? text.charCodeAt(at) : code;
  }
  return bytes.toString('utf8', 0, length);
}
