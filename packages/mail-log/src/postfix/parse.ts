import { queueIdEnd } from '../scan.ts';
import type { PostfixEvent } from './event.ts';
import { parseMessageLine } from './message.ts';
import { parseSessionLine } from './session.ts';

const QUEUE_ACTS = new Map([
  ['removed', 'deleted'],
  ['requeued', 'requeued'],
  ['placed on hold', 'placed on hold'],
  ['released from hold', 'released from hold'],
  ['expired', 'expired'],
]);

/** The text of one Postfix line after `daemon[pid]: `; null when the grammar does not know it. */
export function parsePostfix(daemon: string, text: string): PostfixEvent | null {
  if (text.startsWith('NOQUEUE: ')) return parseMessageLine('NOQUEUE', text.slice(9));
  const end = queueIdEnd(text);
  if (end < 0) return parseSessionLine(text);
  const queueId = text.slice(0, end);
  const rest = text.slice(end + 2);
  // postsuper says "removed" of what qmgr would say the same of, and means that nobody will ever get it.
  const act = daemon === 'postsuper' ? QUEUE_ACTS.get(rest) : undefined;
  if (act !== undefined) return { kind: 'queue_act', queueId, act, count: null };
  return parseMessageLine(queueId, rest);
}
