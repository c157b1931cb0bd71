import { chownSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MailboxRecord } from '@relevo/agent-protocol';
import { writeFileDurably } from './write.ts';

/** One Sieve script per absent mailbox, run after the filters of the house and before the person's own. */
export const VACATION_DIRECTORY = '/var/lib/relevo/sieve';

/**
 * RFC 5228 section 2.4.2: a quoted string ends at a quote and escapes with a backslash; nothing else in it means anything.
 * Lone CR and NUL cannot stand in a script.
 */
const quoted = (text: string): string =>
  `"${text
    .replaceAll('\0', '')
    .replace(/\r\n?|\n/g, '\r\n')
    .replace(/["\\]/g, '\\$&')}"`;

/**
 * RFC 5230: once per sender in so many days, never to lists or notices. Between two times (RFC 5260 section 4), and to
 * nobody to whom the mailbox may not write.
 */
export function vacationScript(mailbox: Pick<MailboxRecord, 'address' | 'domain' | 'vacation' | 'sendPolicy'>): string | null {
  const { vacation, sendPolicy } = mailbox;
  if (!vacation || sendPolicy.kind === 'nobody') return null;
  const tests = [...(vacation.from ? [time('ge', vacation.from)] : []), ...(vacation.until ? [time('lt', vacation.until)] : [])];
  if (sendPolicy.kind === 'own_domain') tests.push(`envelope :domain :is "from" ${quoted(mailbox.domain)}`);
  if (sendPolicy.kind === 'listed') {
    const domains = sendPolicy.entries.filter((entry) => entry.startsWith('@')).map((entry) => entry.slice(1));
    const addresses = sendPolicy.entries.filter((entry) => !entry.startsWith('@'));
    const among = [
      ...(addresses.length ? [`envelope :all :is "from" ${strings(addresses)}`] : []),
      ...(domains.length ? [`envelope :domain :is "from" ${strings(domains)}`] : []),
    ];
    tests.push(among.length ? `anyof(${among.join(', ')})` : 'false');
  }
  const answer = `vacation :days ${vacation.everyDays} :subject ${quoted(oneLine(vacation.subject))} ${quoted(vacation.text)};`;
  const body = tests.length ? `if allof(${tests.join(', ')}) {\n  ${answer}\n}` : answer;
  return `require ["vacation", "date", "relational", "envelope"];\n${body}\n`;
}

const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');
const strings = (all: readonly string[]): string => `[${all.map(quoted).join(', ')}]`;
/** All in one zone and one width, so that the order of texts is the order of times. */
const time = (comparison: 'ge' | 'lt', iso: string): string =>
  `currentdate :zone "+0000" :value "${comparison}" "iso8601" "${new Date(iso).toISOString().slice(0, 19)}+00:00"`;

type Absent = Pick<MailboxRecord, 'id' | 'address' | 'domain' | 'vacation' | 'sendPolicy'>;

/** The scripts on disk. Dovecot compiles each at its first delivery, as the mailbox's user. */
export class VacationScripts {
  readonly #directory: string;
  readonly #owner: { readonly uid: number; readonly gid: number };
  /** Ids that have a file: most mailboxes of most changes have none, and need no look at the disk. */
  readonly #present: Set<string>;

  constructor(directory: string, owner: { readonly uid: number; readonly gid: number }) {
    this.#directory = directory;
    this.#owner = owner;
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    chownSync(directory, owner.uid, owner.gid);
    this.#present = new Set(readdirSync(directory).map((file) => file.replace(/\.\w+$/, '')));
  }

  put(mailbox: Absent): void {
    const script = vacationScript(mailbox);
    if (script === null) {
      this.remove(mailbox.id);
      return;
    }
    writeFileDurably(join(this.#directory, `${mailbox.id}.sieve`), script, { mode: 0o644, ...this.#owner });
    // Written files look old on purpose, so the compiled form would look newer than its source.
    rmSync(join(this.#directory, `${mailbox.id}.svbin`), { force: true });
    this.#present.add(mailbox.id);
  }

  remove(id: string): void {
    if (!this.#present.delete(id)) return;
    for (const ending of ['sieve', 'svbin']) rmSync(join(this.#directory, `${id}.${ending}`), { force: true });
  }

  /** These and no others. */
  replace(mailboxes: Iterable<Absent>): void {
    const kept = new Set<string>();
    for (const mailbox of mailboxes) {
      if (!mailbox.vacation) continue;
      this.put(mailbox);
      kept.add(mailbox.id);
    }
    for (const id of [...this.#present]) if (!kept.has(id)) this.remove(id);
  }
}
