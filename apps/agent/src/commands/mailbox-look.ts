import { z } from 'zod';
import type { DoveadmCall } from '../replicate/doveadm.ts';

const Fetched = z.array(z.record(z.string(), z.string()));
const LISTED = ['uid', 'date.received', 'size.physical', 'flags', 'hdr.from', 'hdr.to', 'hdr.subject'];
/** Of a longer message only its beginning is shown. */
const MAX_RAW_BYTES = 1024 * 1024;
/** Of one that is longer still, the header alone. */
const MOST_READ_BYTES = 20 * MAX_RAW_BYTES;
const MAX_HEADER = 64 * 1024;
const MAX_FIELD = 1000;

export interface ListedMessage {
  readonly uid: number;
  readonly receivedAt: string;
  readonly size: number;
  readonly seen: boolean;
  readonly answered: boolean;
  readonly flagged: boolean;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
}

/** A search in a large folder answers with what it has by then, and from where to go on. */
const LOOKED_MS = 4000;
/** Between these a window neither grows nor shrinks. */
const QUICK_MS = 300;
const SLOW_MS = 1500;
const WIDEST = 50_000;

/**
 * One page of a folder, newest first. By windows of numbers below `before`, wider ones where numbers are missing: no folder is
 * read whole, however many messages are in it. `next` is where to go on, and null at the folder's end; a page may hold less than
 * `limit`, or nothing, and go on all the same.
 */
export async function listMessages(
  doveadm: DoveadmCall,
  spec: { address: string; folder: string; before: number | null; q: string | null; limit: number },
  now: () => number = () => performance.now(),
): Promise<Record<string, unknown>> {
  const status = await folderStatus(doveadm, spec.address, spec.folder);
  let end = Math.min(spec.before ?? status.uidnext, status.uidnext) - 1;
  const messages: ListedMessage[] = [];
  // A search has to look at headers, which Dovecot keeps in its cache; it starts with a window of a thousand.
  const narrowest = spec.q ? Math.max(1000, spec.limit) : spec.limit;
  let width = narrowest;
  const began = now();
  while (end >= 1 && messages.length < spec.limit && now() - began < LOOKED_MS) {
    const start = Math.max(1, end - width + 1);
    const query = ['mailbox', spec.folder, 'uid', `${start}:${end}`, ...words(spec.q)];
    const asked = now();
    const rows = Fetched.parse(await doveadm('fetch', { user: spec.address, field: LISTED, query }));
    const took = now() - asked;
    const found = rows.map(toListed).sort((a, b) => b.uid - a.uid);
    const shown = found.slice(0, spec.limit - messages.length);
    messages.push(...shown);
    end = shown.length < found.length ? (shown.at(-1)?.uid ?? 1) - 1 : start - 1;
    if (took < QUICK_MS) width = Math.min(width * 4, WIDEST);
    else if (took > SLOW_MS) width = Math.max(Math.floor(width / 2), narrowest);
  }
  return { total: status.messages, messages, next: end >= 1 ? end + 1 : null };
}

/** Headers as they stand, and the message, cut where it gets long. */
export async function fetchMessage(
  doveadm: DoveadmCall,
  spec: { address: string; folder: string; uid: number },
): Promise<Record<string, unknown>> {
  const query = ['mailbox', spec.folder, 'uid', String(spec.uid)];
  const fetch = async (field: readonly string[], more: readonly string[]) =>
    Fetched.parse(await doveadm('fetch', { user: spec.address, field, query: [...query, ...more] }))[0];
  // In one question, for each opens the folder anew, which takes most of the time where there are many messages.
  const whole = await fetch([...LISTED, 'hdr', 'text'], ['smaller', String(MOST_READ_BYTES)]);
  const row = whole ?? (await fetch([...LISTED, 'hdr'], []));
  if (!row) return { found: false };
  // doveadm writes what is not UTF-8 as replacement characters.
  const raw = Buffer.from(row.text ?? row.hdr ?? '');
  return {
    found: true,
    message: toListed(row),
    header: (row.hdr ?? '').slice(0, MAX_HEADER),
    raw: raw.subarray(0, MAX_RAW_BYTES).toString('utf8'),
    truncated: raw.length > MAX_RAW_BYTES || !whole,
  };
}

async function folderStatus(doveadm: DoveadmCall, user: string, folder: string): Promise<{ messages: number; uidnext: number }> {
  const Status = z.array(z.object({ mailbox: z.string(), messages: z.coerce.number(), uidnext: z.coerce.number() }));
  const found = Status.parse(await doveadm('mailboxStatus', { user, field: ['messages', 'uidnext'], mailboxMask: [folder] }));
  return found.find(({ mailbox }) => mailbox === folder) ?? { messages: 0, uidnext: 1 };
}

/** Every word in From, To or Subject (doveadm-search-query(7)). */
const words = (q: string | null): string[] =>
  (q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 5)
    .flatMap((word) => ['(', 'from', word, 'or', 'to', word, 'or', 'subject', word, ')']);

function toListed(row: Record<string, string>): ListedMessage {
  const flags = row.flags ?? '';
  const clip = (name: string) => (row[`hdr.${name}`] ?? '').slice(0, MAX_FIELD);
  return {
    uid: Number(row.uid),
    // In the host's zone, which is UTC.
    receivedAt: new Date(`${(row['date.received'] ?? '1970-01-01 00:00:00').replace(' ', 'T')}Z`).toISOString(),
    size: Number(row['size.physical'] ?? 0),
    seen: flags.includes('\\Seen'),
    answered: flags.includes('\\Answered'),
    flagged: flags.includes('\\Flagged'),
    from: clip('from'),
    to: clip('to'),
    subject: clip('subject'),
  };
}
