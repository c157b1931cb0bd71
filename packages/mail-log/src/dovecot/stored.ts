import type { DovecotEvent } from './event.ts';

type Stored = Extract<DovecotEvent, { kind: 'stored' }>;

/** How Dovecot and Pigeonhole say where a message went: the act, the words, and the mark that ends the target. */
const ACTS: readonly (readonly [act: string, words: string, close: string])[] = [
  ['saved', 'saved mail to ', ''],
  ['stored', "stored mail into mailbox '", "'"],
  ['failed', 'failed to store into mailbox ', ':'],
  ['forwarded', 'forwarded to <', '>'],
  ['discarded', 'marked message to be discarded', ''],
  ['discarded', 'discarded', ''],
  ['rejected', 'rejected message from <', '>'],
  ['rejected', 'rejected', ''],
  ['replied', 'sent vacation response to <', '>'],
  ['duplicate', 'discarded duplicate ', ''],
  ['failed', 'save failed to ', ':'],
];

/** `msgid=<a>: saved mail to INBOX`, `sieve: msgid=<a>: stored mail into mailbox 'X'`; null when it is no such line. */
export function parseStored(user: string, session: string | null, line: string): Stored | null {
  const text = line.startsWith('sieve: ') ? line.slice(7) : line;
  if (!text.startsWith('msgid=')) return null;
  const colon = text.indexOf(': ');
  if (colon < 0) return null;
  const id = text.slice(6, colon);
  const said = text.slice(colon + 2);
  for (const [act, words, close] of ACTS) {
    if (!said.startsWith(words)) continue;
    const end = close === '' ? said.length : said.indexOf(close, words.length);
    const target = said.slice(words.length, end < 0 ? undefined : end);
    return { kind: 'stored', user, session, messageId: messageId(id), act, target: target === '' ? null : target, text: said };
  }
  return { kind: 'stored', user, session, messageId: messageId(id), act: 'other', target: null, text: said };
}

const messageId = (id: string): string | null => (id === '' || id === 'unspecified' ? null : id);
