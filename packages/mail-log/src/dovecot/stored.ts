import { bareId } from '../scan.ts';
import type { DovecotEvent } from './event.ts';

type Stored = Extract<DovecotEvent, { kind: 'stored' }>;

/** How Dovecot and Pigeonhole say where a message went: the act, the words, and the mark that ends the target (null: there is none). */
const ACTS: readonly (readonly [act: string, words: string, close: string | null])[] = [
  ['saved', 'saved mail to ', ''],
  ['stored', "stored mail into mailbox '", "'"],
  ['failed', "failed to store into mailbox '", "':"],
  ['forwarded', 'forwarded to <', '>'],
  ['duplicate', 'discarded duplicate forward to <', '>'],
  ['duplicate', 'discarded duplicate vacation response to <', '>'],
  ['duplicate', 'discarded duplicate', null],
  ['discarded', 'marked message to be discarded', null],
  ['discarded', 'discarded', null],
  ['rejected', 'rejected message from <', '>'],
  ['rejected', 'rejected', null],
  ['replied', 'sent vacation response to <', '>'],
  ['failed', 'save failed to open mailbox ', ':'],
  ['failed', 'save failed to ', ':'],
];

/** `msgid=<a>: saved mail to INBOX`, `sieve: msgid=<a>: stored mail into mailbox 'X'`; null when it is no such line. */
export function parseStored(user: string, session: string | null, line: string): Stored | null {
  const sieve = line.startsWith('sieve: ');
  const text = sieve ? line.slice(7) : line;
  if (!text.startsWith('msgid=')) return null;
  // A message id may hold a colon of its own.
  const close = text.charCodeAt(6) === 60 ? text.indexOf('>: ') : -1;
  const colon = close < 0 ? text.indexOf(': ') : close + 1;
  if (colon < 0) return null;
  const messageId = messageIdOf(text.slice(6, colon));
  // Later Pigeonhole names the act first: `fileinto action: stored mail into mailbox 'X'`.
  const [, sieveAction = null] = /^([a-z]+) action: /.exec(text.slice(colon + 2, colon + 30)) ?? [];
  const said = text.slice(colon + 2 + (sieveAction === null ? 0 : sieveAction.length + 9));
  const base = { kind: 'stored', user, session, messageId } as const;
  for (const [act, words, close] of ACTS) {
    if (!said.startsWith(words)) continue;
    return { ...base, act, target: targetOf(said, words.length, close), sieve, sieveAction, text: said };
  }
  return { ...base, act: 'other', target: null, sieve, sieveAction, text: said };
}

function targetOf(said: string, from: number, close: string | null): string | null {
  if (close === null) return null;
  // A folder's name may hold the quote that closes it.
  if (close === "'" && said.endsWith(close)) return said.slice(from, -1) || null;
  const end = close === '' ? -1 : said.indexOf(close, from);
  return said.slice(from, end < 0 ? undefined : end) || null;
}

const messageIdOf = (id: string): string | null => (id === '' || id === 'unspecified' ? null : bareId(id));
