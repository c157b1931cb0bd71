/** A pause longer than this ends a send: a list's next issue is another. */
export const PAUSE_MS = 12 * 3_600_000;
/** Subjects that name each reader would make a send of each message. What comes above these at a time counts together. */
export const MAX_AT_A_TIME = 50;

export interface BulkNote {
  readonly at: string;
  readonly messageId: string;
  readonly subject: string;
  readonly list: string | null;
  readonly unsubscribe: 'none' | 'present' | 'one_click';
  readonly signed: boolean;
}

export interface OpenSend {
  readonly id: string;
  readonly family: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** What is to be added to a send; without `firstAt` of its own it is a new one. */
export interface Growth {
  readonly id: string;
  readonly family: string;
  readonly subject: string;
  readonly list: string | null;
  firstAt: number;
  lastAt: number;
  messages: number;
  withoutUnsubscribe: number;
  withoutOneClick: number;
  unsigned: number;
  readonly messageIds: Set<string>;
}

/** To which send each message of one sender belongs: one that is open and of its family, or a new one. */
export function assign(notes: readonly BulkNote[], open: readonly OpenSend[], newId: () => string): Growth[] {
  const grown = new Map<string, Growth>();
  const known: { id: string; family: string; firstAt: number; lastAt: number }[] = open.map((one) => ({ ...one }));
  for (const note of [...notes].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const at = Date.parse(note.at);
    const near = known.filter((one) => at <= one.lastAt + PAUSE_MS && at >= one.firstAt - PAUSE_MS);
    const wanted = note.list ?? note.subject;
    const found = near.find((one) => one.family === wanted);
    const family = found || near.length < MAX_AT_A_TIME ? wanted : '';
    let send = found ?? near.find((one) => one.family === family);
    if (!send) {
      send = { id: newId(), family, firstAt: at, lastAt: at };
      known.push(send);
    }
    send.firstAt = Math.min(send.firstAt, at);
    send.lastAt = Math.max(send.lastAt, at);
    const growth = grown.get(send.id) ?? empty(send, note);
    grown.set(send.id, growth);
    growth.firstAt = send.firstAt;
    growth.lastAt = send.lastAt;
    growth.messages += 1;
    growth.withoutUnsubscribe += note.unsubscribe === 'none' ? 1 : 0;
    growth.withoutOneClick += note.unsubscribe === 'present' ? 1 : 0;
    growth.unsigned += note.signed ? 0 : 1;
    growth.messageIds.add(note.messageId);
  }
  return [...grown.values()];
}

const empty = (send: OpenSend, note: BulkNote): Growth => ({
  id: send.id,
  family: send.family,
  subject: send.family === '' ? '' : note.subject,
  list: send.family === '' ? null : note.list,
  firstAt: send.firstAt,
  lastAt: send.lastAt,
  messages: 0,
  withoutUnsubscribe: 0,
  withoutOneClick: 0,
  unsigned: 0,
  messageIds: new Set(),
});
