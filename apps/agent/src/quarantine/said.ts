import type { DovecotEvent } from '@relevo/mail-log';

type MailboxEvent = Pick<Extract<DovecotEvent, { kind: 'mailbox_event' }>, 'act' | 'fields'>;

export interface Said {
  readonly as: 'spam' | 'ham';
  /** By saying so, and not merely by treating it as mail that is wanted. */
  readonly plainly: boolean;
}

const INBOX = 'INBOX';
/** Our own name for it, and those that programs give to a folder that they make themselves. */
const JUNK = /^(junk|spam|correo( electrónico)? no deseado|lixo eletr[ôo]nico|indésirables?)( e-?mail)?$/iu;
/** What is put there is not called mail that is wanted: thrown away, or one's own. */
const NOWHERE =
  /^(trash|deleted( (items|messages))?|papelera|elementos eliminados|mensajes eliminados|lixeira|itens excluídos|drafts|borradores|rascunhos|sent( (items|messages|mail))?|(elementos )?enviados|itens enviados|outbox|bandeja de salida)$/iu;

/**
 * What somebody said about a message by what he did with it, or null. To Junk: spam. Out of it: ham. Answered, or filed from the
 * inbox in a folder: ham as well, since a filter that seldom errs would otherwise be taught spam alone, and says nothing until it
 * knows both. Pure.
 */
export function lessonOf({ act, fields }: MailboxEvent): Said | null {
  const { box = '', from = '' } = fields;
  if (act === 'flag_change') {
    const answered = /\\Answered\b/.test(fields.flags ?? '') && !JUNK.test(name(box)) && !NOWHERE.test(name(box));
    return answered ? { as: 'ham', plainly: false } : null;
  }
  if (act !== 'copy') return null;
  if (JUNK.test(name(box))) return JUNK.test(name(from)) ? null : { as: 'spam', plainly: true };
  if (NOWHERE.test(name(box))) return null;
  if (JUNK.test(name(from))) return { as: 'ham', plainly: true };
  return from === INBOX && box !== INBOX ? { as: 'ham', plainly: false } : null;
}

/** Some programs keep their folders below the inbox. */
const name = (box: string): string => box.replace(/^INBOX\//, '');

/** So many a day and no more, for each. */
export class DailyAllowance {
  readonly #most: number;
  readonly #taken = new Map<string, number>();
  #day = -1;

  constructor(most: number) {
    this.#most = most;
  }

  take(who: string, nowMs: number): boolean {
    const day = Math.floor(nowMs / 86_400_000);
    if (day !== this.#day) this.#taken.clear();
    this.#day = day;
    const taken = this.#taken.get(who) ?? 0;
    if (taken >= this.#most) return false;
    this.#taken.set(who, taken + 1);
    return true;
  }
}
