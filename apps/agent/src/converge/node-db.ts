import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Changes, PairState } from '@relevo/agent-protocol';
import { PairRecord } from '@relevo/agent-protocol';
import { hashOf, selectorOf, type WebmailSession } from '../webmail/sessions.ts';
import { MIGRATIONS } from './schema.ts';
import { RecordTables } from './tables.ts';

/** What a change did to mailboxes that people may have open. */
export interface Applied {
  /** Addresses whose sessions are no longer justified: gone, suspended or with another password. */
  readonly ended: readonly string[];
  readonly pairChanged: boolean;
  /** Domains that came, went or have another DKIM selector. */
  readonly domainsChanged: boolean;
}

/** The database that Postfix, Dovecot and the policy service read while the agent writes it. */
export class NodeDb {
  readonly #db: DatabaseSync;
  readonly tables: RecordTables;

  /** @param mapGroup group that may read it; null leaves ownership alone (tests). */
  constructor(path: string, mapGroup: number | null) {
    this.#db = openShared(path, mapGroup);
    this.tables = new RecordTables(this.#db);
  }

  /** -1 before the first state has arrived. */
  get revision(): number {
    return Number(this.#meta('revision') ?? -1);
  }

  get pair(): PairRecord | null {
    const text = this.#meta('pair');
    return text === null ? null : PairRecord.parse(JSON.parse(text));
  }

  /** Brings the node from `changes.after` to `changes.to`, or leaves it as it was. */
  apply(changes: Changes): Applied {
    return this.#transaction(() => {
      if (this.revision !== changes.after) throw new Error(`changes after ${changes.after} do not follow ${this.revision}`);
      const ended = new Set<string>();
      const { upserts, deletes } = changes;
      for (const id of deletes.aliases) this.tables.deleteAlias(id);
      for (const id of deletes.lists) this.tables.deleteList(id);
      for (const id of deletes.mailboxes) this.tables.deleteMailbox(id, ended);
      for (const id of deletes.domains) this.tables.deleteDomain(id);
      const domainsChanged = this.#upsert(upserts, ended) || deletes.domains.length > 0;
      if (upserts.pair) this.#setMeta('pair', JSON.stringify(upserts.pair));
      this.#setMeta('revision', String(changes.to));
      return { ended: [...ended], pairChanged: upserts.pair !== null, domainsChanged };
    });
  }

  /** Takes a whole state in place of what is there: at the first start, and to mend drift. */
  replace(state: PairState): Applied {
    return this.#transaction(() => {
      const before = this.tables.grants();
      this.tables.clear();
      this.#upsert(state, new Set());
      const after = this.tables.grants();
      const ended = [...before]
        .filter(([address, grants]) => [...grants].some((grant) => !after.get(address)?.has(grant)))
        .map(([address]) => address);
      this.#setMeta('pair', JSON.stringify(state.pair));
      this.#setMeta('revision', String(state.revision));
      return { ended, pairChanged: true, domainsChanged: true };
    });
  }

  /** Until then, senders are asked to take mail for these domains elsewhere; a time that has passed ends it. */
  stepAside(domains: readonly string[], until: Date): void {
    const put = this.#db.prepare('INSERT INTO aside VALUES(?, ?) ON CONFLICT(domain) DO UPDATE SET until = excluded.until');
    this.#transaction(() => {
      this.#db.exec('DELETE FROM aside WHERE until <= unixepoch()');
      for (const domain of domains) put.run(domain, Math.floor(until.getTime() / 1000));
    });
  }

  /** The other node is away: whom this one would send there would find nobody. */
  stopSteppingAside(): void {
    this.#db.exec('DELETE FROM aside');
  }

  keepWebmailSession(mailboxId: string, { selector, hash, until }: WebmailSession): void {
    this.#transaction(() => {
      this.#db.exec('DELETE FROM webmail_session WHERE until <= unixepoch()');
      const put = this.#db.prepare('INSERT INTO webmail_session(selector, mailbox_id, hash, until) VALUES(?, ?, ?, ?)');
      put.run(selector, mailboxId, hash, Math.floor(until.getTime() / 1000));
    });
  }

  forgetWebmailSession(password: string): void {
    this.#db.prepare('DELETE FROM webmail_session WHERE selector = ? AND hash = ?').run(selectorOf(password), hashOf(password));
  }

  /** All of these mailboxes: what they were granted by is gone. */
  endWebmailSessions(addresses: readonly string[]): void {
    const end = this.#db.prepare(
      'DELETE FROM webmail_session WHERE mailbox_id NOT IN (SELECT id FROM mailbox) OR mailbox_id IN (SELECT id FROM mailbox WHERE address = ?)',
    );
    for (const address of addresses) end.run(address);
  }

  close(): void {
    this.#db.close();
  }

  #upsert(records: Omit<PairState, 'revision' | 'pair'>, ended: Set<string>): boolean {
    // All removals first: within one batch an address may have moved from one id to another, and back.
    for (const mailbox of records.mailboxes) this.tables.vacateMailbox(mailbox, ended);
    for (const alias of records.aliases) this.tables.vacateAlias(alias);
    for (const list of records.lists) this.tables.vacateList(list);
    for (const domain of records.domains) this.tables.vacateDomain(domain);
    for (const domain of records.domains) this.tables.insertDomain(domain);
    for (const mailbox of records.mailboxes) this.tables.insertMailbox(mailbox);
    for (const alias of records.aliases) this.tables.insertAlias(alias);
    for (const list of records.lists) this.tables.insertList(list);
    return records.domains.length > 0;
  }

  #meta(key: string): string | null {
    const row = this.#db.prepare('SELECT value FROM meta WHERE key = ?').get(key);
    return row ? String(row.value) : null;
  }

  #setMeta(key: string, value: string): void {
    this.#db.prepare('INSERT INTO meta VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value').run(key, value);
  }

  #transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk makes SQLite roll back by itself; then there is nothing left to roll back.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}

/**
 * WAL from the first byte: in rollback-journal mode readers under load get "database is locked" and Postfix's proxymap dies
 * of it (measured: 100 commits/s against 100,000 lookups, no error in WAL mode). Readers of a WAL database write its -shm
 * file, so directory and files belong to the group.
 */
function openShared(path: string, mapGroup: number | null): DatabaseSync {
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true });
  if (mapGroup !== null) {
    chownSync(directory, 0, mapGroup);
    chmodSync(directory, 0o2770);
  }
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  // NORMAL: a commit survives the death of every process; a power cut may cost the last ones, and the feed repeats them.
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length) throw new Error(`node.db has schema ${version}, this agent knows ${MIGRATIONS.length}`);
  for (const [n, migration] of MIGRATIONS.entries()) {
    if (n >= version) db.exec(`BEGIN; ${migration} PRAGMA user_version = ${n + 1}; COMMIT;`);
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (mapGroup === null || !existsSync(file)) continue;
    chownSync(file, 0, mapGroup);
    chmodSync(file, 0o660);
  }
  return db;
}
