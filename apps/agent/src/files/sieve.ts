import { chownSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MailboxRecord } from '@relevo/agent-protocol';
import { writeFileDurably } from './write.ts';

/**
 * RFC 5228 section 2.4.2: a quoted string ends at a quote and escapes with a backslash; nothing else in it means anything.
 * Lone CR and NUL cannot stand in a script.
 */
export const quoted = (text: string): string =>
  `"${text
    .replaceAll('\0', '')
    .replace(/\r\n?|\n/g, '\r\n')
    .replace(/["\\]/g, '\\$&')}"`;

export const strings = (all: readonly string[]): string => `[${all.map(quoted).join(', ')}]`;

/** One Sieve script for each mailbox that needs one. Dovecot compiles each at its first delivery, as the mailbox's user. */
export class MailboxScripts {
  readonly #directory: string;
  readonly #owner: { readonly uid: number; readonly gid: number };
  readonly #compile: (mailbox: MailboxRecord) => string | null;
  /** Ids that have a file: most mailboxes of most changes have none, and need no look at the disk. */
  readonly #present: Set<string>;

  constructor(
    directory: string,
    owner: { readonly uid: number; readonly gid: number },
    compile: (mailbox: MailboxRecord) => string | null,
  ) {
    this.#directory = directory;
    this.#owner = owner;
    this.#compile = compile;
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    chownSync(directory, owner.uid, owner.gid);
    this.#present = new Set(readdirSync(directory).map((file) => file.replace(/\.\w+$/, '')));
  }

  put(mailbox: MailboxRecord): void {
    const script = this.#compile(mailbox);
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
  replace(mailboxes: Iterable<MailboxRecord>): void {
    const kept = new Set<string>();
    for (const mailbox of mailboxes) {
      this.put(mailbox);
      kept.add(mailbox.id);
    }
    for (const id of [...this.#present]) if (!kept.has(id)) this.remove(id);
  }
}
