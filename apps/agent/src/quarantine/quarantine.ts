import { existsSync } from 'node:fs';
import { QUARANTINE_DAYS, type QuarantineAct, type QuarantinedId, type QuarantineReport } from '@relevo/agent-protocol';
import { z } from 'zod';
import type { RecordTables } from '../converge/tables.ts';
import { QUARANTINE_DIRECTORY, QUARANTINE_FOLDER } from '../files/dovecot.ts';
import { VERDICT_HEADER } from '../files/rspamd-filter.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import type { Lesson } from './lessons.ts';

const HEADERS = ['return-path', 'from', 'subject', 'message-id', VERDICT_HEADER.toLowerCase()] as const;
const header = (name: (typeof HEADERS)[number]) => `hdr.${name}.utf8`;
const MAX_LISTED = 2000;

/** A header that a message does not have comes empty or not at all. */
const Listed = z.array(z.record(z.string(), z.string().optional()));
const Raw = z.array(z.object({ text: z.string() }));

export interface QuarantineParts {
  readonly doveadm: DoveadmCall;
  readonly tables: Pick<RecordTables, 'mailboxAt' | 'places'>;
  /** The other node is to be brought level. */
  readonly mark: (address: string) => void;
  readonly learn: (lesson: Lesson) => Promise<void>;
}
interface Place {
  readonly id: string;
  readonly tenantId: string;
  readonly address: string;
}

/** What waits outside the mailboxes of this node, in a name space that only delivery and doveadm have. */
export class Quarantine {
  readonly #parts: QuarantineParts;

  constructor(parts: QuarantineParts) {
    this.#parts = parts;
  }

  /** Mailboxes for which something was ever put there. */
  used(): Place[] {
    return [...this.#parts.tables.places()].filter(({ id, tenantId }) =>
      existsSync(`/var/vmail/${tenantId}/${id}/${QUARANTINE_DIRECTORY}`),
    );
  }

  async list({ id, address }: Place): Promise<QuarantineReport> {
    const field = ['guid', 'size.physical', 'date.saved.unixtime', ...HEADERS.map(header)];
    const rows = Listed.parse(await this.#parts.doveadm('fetch', { user: address, field, query: held() }));
    const messages = rows.slice(-MAX_LISTED).map((row) => {
      const said = row[header(HEADERS[4])] ?? '';
      const [score = '', ...symbols] = said.trim().split(/\s+/);
      return {
        guid: row.guid ?? '',
        at: new Date(Number(row['date.saved.unixtime']) * 1000).toISOString(),
        sender: (/<([^>]*)>/.exec(row[header('return-path')] ?? '')?.[1] ?? '').slice(0, 320),
        author: oneLine(row[header('from')], 1000),
        subject: oneLine(row[header('subject')], 1000),
        messageId: oneLine(row[header('message-id')], 998) || null,
        size: Number(row['size.physical']),
        score: /^-?\d+(\.\d+)?$/.test(score) ? Number(score) : null,
        symbols: symbols.filter((name) => /^\w{1,80}$/.test(name)).slice(0, 40),
      };
    });
    return { mailboxId: id, messages };
  }

  async act(act: QuarantineAct, messages: readonly QuarantinedId[]): Promise<Record<string, unknown>> {
    const done: QuarantinedId[] = [];
    const gone: QuarantinedId[] = [];
    for (const message of messages) {
      const there = await this.#raw(message);
      const place = this.#parts.tables.mailboxAt('id', message.mailboxId);
      if (there === null || !place) {
        gone.push(message);
        continue;
      }
      const user = place.address;
      const query = held(message.guid);
      // Moved as it is: no second look by the filter, and the message stays the one that came.
      if (act === 'release') await this.#parts.doveadm('move', { user, destinationMailbox: 'INBOX', query });
      else await this.#parts.doveadm('expunge', { user, query });
      this.#parts.mark(user);
      done.push(message);
      if (act === 'delete') continue;
      // The act is done, whether the statistics learn from it or not.
      const lesson = { as: act === 'spam' ? 'spam' : 'ham', address: user, raw: there.toString('base64') } as const;
      await this.#parts.learn(lesson).catch(() => {});
    }
    return { done, gone };
  }

  async look(message: QuarantinedId, limit: number): Promise<Record<string, unknown>> {
    const raw = await this.#raw(message);
    if (raw === null) throw new Error('the message is not there');
    return { raw: raw.subarray(0, limit).toString('base64'), truncated: raw.length > limit };
  }

  /** What is past its time goes by itself, with the control plane there or not. */
  async purge(): Promise<void> {
    for (const { address } of this.used()) await this.#parts.doveadm('expunge', { user: address, query: pastItsTime() });
  }

  async #raw({ mailboxId, guid }: QuarantinedId): Promise<Buffer | null> {
    const place = this.#parts.tables.mailboxAt('id', mailboxId);
    if (!place) return null;
    const answer = await this.#parts.doveadm('fetch', { user: place.address, field: ['text'], query: held(guid) });
    const found = Raw.parse(answer)[0];
    return found ? Buffer.from(found.text) : null;
  }
}

const held = (guid?: string): string[] => ['mailbox', QUARANTINE_FOLDER, ...(guid ? ['guid', guid] : ['all'])];
/** Counted from when this node saved it (doveadm-search-query(7)). */
export const pastItsTime = (): string[] => [...held(), 'savedbefore', `${QUARANTINE_DAYS}d`];
const oneLine = (value: string | undefined, max: number): string =>
  (value ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
    .replace(/[\x00-\x1f\x7f]+/g, ' ')
    .trim()
    .slice(0, max);
