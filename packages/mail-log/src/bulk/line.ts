import { between, decoded } from '../scan.ts';

/** A message that leaves as bulk mail, as the node's filter wrote it into rspamd's log. */
export interface BulkLine {
  readonly kind: 'bulk';
  readonly tag: string | null;
  /** Of the envelope. */
  readonly sender: string;
  readonly messageId: string | null;
  readonly subject: string;
  /** List-ID, List-Unsubscribe and List-Unsubscribe-Post as the message has them; null: it has none. */
  readonly list: string | null;
  readonly unsubscribe: string | null;
  readonly post: string | null;
  readonly signed: boolean;
}

/** `relevo_bulk sender="boletin@empresa.test" id="1@x" subject="Novedades" unsubscribe="<https://…>" signed="yes"`. */
export function parseBulk(tag: string | null, said: string): BulkLine | null {
  if (!said.startsWith(NAME)) return null;
  const field = (name: string) => decoded(between(said, ` ${name}="`, '"'));
  const sender = field('sender');
  if (sender === null) return null;
  return {
    kind: 'bulk',
    tag,
    sender,
    messageId: field('id'),
    subject: field('subject') ?? '',
    list: field('list'),
    unsubscribe: field('unsubscribe'),
    post: field('post'),
    signed: field('signed') === 'yes',
  };
}

const NAME = 'relevo_bulk';
