import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Belongings, PERSON, type Row, TABLES, unite } from './belongings.ts';

/** A person of this node's webmail. `changedAt` is 0 until there is anything to copy; `levelAt` is the last change that both have. */
export interface Person {
  readonly userId: number;
  readonly username: string;
  readonly mailboxId: string | null;
  readonly changedAt: number;
  readonly levelAt: number | null;
}
export interface Copy {
  readonly mailboxId: string;
  readonly changedAt: number;
  /** Whether the two nodes had the same before. */
  readonly level: boolean;
  readonly belongings: Belongings;
}
export interface Move {
  readonly userId: number;
  readonly mailboxId: string;
  readonly username: string;
}

/** As long as this in JSON, and it stays where it is. */
export const LIMIT = 8 * 1024 * 1024;
/** `users.mail_host`: imap_host without its port. */
const MAIL_HOST = '127.0.0.1';
/** Not of Roundcube's SQLite (3.40 in Debian 12), which has no unixepoch('subsec') yet. */
const NOW = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
const PEOPLE = `SELECT user_id AS userId, username, mailbox_id AS mailboxId, changed_at AS changedAt, level_at AS levelAt
  FROM users JOIN relevo_person USING(user_id) WHERE mail_host = '${MAIL_HOST}'`;
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/**
 * Roundcube's own database. Triggers note when what a person keeps was changed, in the transaction that changes it and with the
 * agent away too. Runs with the webmail's rights: the file lies where that account may put anything (see docs/threat-model.md).
 */
export class WebmailStore {
  readonly #db: DatabaseSync;
  /** What this node's Roundcube has of what is copied. */
  readonly #columns = new Map<string, readonly string[]>();
  readonly #hasDel = new Set<string>();

  /** @param schema Roundcube's, for a database that nobody has come to yet. */
  constructor(path: string, schema: () => string) {
    this.#db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    if (!this.#columnsOf('users').length) this.#db.exec(`BEGIN; ${schema()}; COMMIT;`);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    for (const [table, columns] of Object.entries(TABLES)) {
      const there = this.#columnsOf(table);
      const copied = columns.filter((name) => there.includes(name));
      if (copied.length > 0) this.#columns.set(table, copied);
      if (there.includes('del')) this.#hasDel.add(table);
    }
    this.#transaction('BEGIN IMMEDIATE', () => this.#watch());
  }

  people(which: 'all' | 'open' | readonly string[]): Person[] {
    if (which === 'all') return this.#all<Person>(PEOPLE);
    // Who was deleted may have been restored: its name is the mailbox's id until then.
    const unsettled = 'mailbox_id IS NULL OR username = mailbox_id';
    if (which === 'open')
      return this.#all<Person>(`${PEOPLE} AND (${unsettled} OR (changed_at > 0 AND level_at IS NOT changed_at))`);
    return this.#all<Person>(`${PEOPLE} AND mailbox_id IN (SELECT value FROM json_each(?))`, JSON.stringify(which));
  }

  /** Whose they are and what they are called from now on; of those that are gone nothing stays. */
  settle(moves: readonly Move[], gone: readonly number[]): void {
    this.#transaction('BEGIN IMMEDIATE', () => {
      for (const userId of gone) this.#forget(userId);
      const staying = moves.filter(({ userId, mailboxId }) => {
        const [other] = this.people([mailboxId]);
        if (other && other.userId !== userId) this.#forget(userId);
        return !other || other.userId === userId;
      });
      // Names may go round.
      for (const { userId } of staying) this.#run('UPDATE users SET username = ? WHERE user_id = ?', `moving ${userId}`, userId);
      for (const { userId, mailboxId, username } of staying) {
        this.#run('UPDATE users SET username = ? WHERE user_id = ?', username, userId);
        this.#run('UPDATE relevo_person SET mailbox_id = ? WHERE user_id = ?', mailboxId, userId);
      }
    });
  }

  /** Null when there is too much of it. */
  read(mailboxId: string): Copy | null {
    return this.#transaction('BEGIN', () => {
      const [person] = this.people([mailboxId]);
      const belongings = person && this.#belongings(person.userId);
      if (!belongings || JSON.stringify(belongings).length > LIMIT) return null;
      return { mailboxId, changedAt: person.changedAt, level: person.levelAt !== null, belongings };
    });
  }

  /** The peer's copy in place of what is here, if it is the newer. */
  write({ mailboxId, changedAt, level, belongings }: Copy, address: string): void {
    this.#transaction('BEGIN IMMEDIATE', () => {
      const mine =
        this.people([mailboxId])[0] ?? this.#all<Person>(`${PEOPLE} AND mailbox_id IS NULL AND username = ?`, address)[0];
      const newer = !mine || changedAt > mine.changedAt;
      const strangers = mine && mine.changedAt > 0 && changedAt > 0 && !(level && mine.levelAt !== null);
      if (!newer && !strangers) return;
      const userId = mine?.userId ?? this.#insert('users', { username: address, mail_host: MAIL_HOST });
      if (!mine) this.#run("UPDATE users SET created = datetime('now') WHERE user_id = ?", userId);
      const own = this.#belongings(userId);
      this.#replace(userId, !strangers ? belongings : newer ? unite(belongings, own) : unite(own, belongings));
      // What was united is new to both, and goes back.
      const now = strangers ? `max(${NOW}, changed_at + 1, ?2 + 1)` : '?2';
      this.#run(
        `UPDATE relevo_person SET mailbox_id = ?1, changed_at = ${now}, level_at = ?2 WHERE user_id = ?3`,
        ...[mailboxId, changedAt, userId],
      );
    });
  }

  /** The peer has these changes as well. */
  level(changes: readonly { readonly mailboxId: string; readonly changedAt: number }[]): void {
    this.#transaction('BEGIN IMMEDIATE', () => {
      for (const { mailboxId, changedAt } of changes)
        this.#run('UPDATE relevo_person SET level_at = ? WHERE mailbox_id = ?', changedAt, mailboxId);
    });
  }

  purge(mailboxId: string): void {
    this.settle(
      [],
      this.people([mailboxId]).map(({ userId }) => userId),
    );
  }

  close(): void {
    this.#db.close();
  }

  /** The number is not given again: a session that is still open names it. */
  #forget(userId: number): void {
    this.#run('DELETE FROM users WHERE user_id = ?', userId);
    this.#run("INSERT INTO users(user_id, username, mail_host) VALUES(?1, ?1, 'gone')", userId);
  }

  #belongings(userId: number): Belongings {
    const ids = new Map<string, Map<unknown, number>>();
    const tables: Record<string, Row[]> = {};
    for (const [table, columns] of this.#columns) {
      const living = this.#hasDel.has(table) ? 'AND del = 0' : '';
      const rows = this.#all<Row>(
        `SELECT rowid AS id, ${quoted(columns)} FROM ${table} WHERE user_id = ? ${living} ORDER BY rowid`,
        userId,
      );
      ids.set(table, new Map(rows.map(({ id }, place) => [id, place])));
      tables[table] = rows.map(({ id, ...row }) => row);
    }
    const members = this.#all<Row>(
      `SELECT contactgroup_id, contact_id, created FROM contactgroupmembers JOIN contactgroups USING(contactgroup_id)
        WHERE user_id = ? ORDER BY contactgroup_id, contact_id`,
      userId,
    ).flatMap(({ contactgroup_id, contact_id, created }): Belongings['members'] => {
      const [group, contact] = [ids.get('contactgroups')?.get(contactgroup_id), ids.get('contacts')?.get(contact_id)];
      return group === undefined || contact === undefined ? [] : [[group, contact, created ?? null]];
    });
    const [person = {}] = this.#all<Row>(`SELECT ${quoted(PERSON)} FROM users WHERE user_id = ?`, userId);
    return { person, tables, members };
  }

  #replace(userId: number, { person, tables, members }: Belongings): void {
    const ids = new Map<string, number[]>();
    for (const table of this.#columns.keys()) {
      const rows = tables[table];
      if (!rows) continue;
      this.#run(`DELETE FROM ${table} WHERE user_id = ?`, userId);
      ids.set(
        table,
        rows.map((row) => this.#insert(table, { user_id: userId, ...row })),
      );
    }
    for (const [group, contact, created] of members) {
      const [groupId, contactId] = [ids.get('contactgroups')?.[group], ids.get('contacts')?.[contact]];
      if (groupId === undefined || contactId === undefined) continue;
      this.#run(
        'INSERT INTO contactgroupmembers(contactgroup_id, contact_id, created) VALUES(?, ?, ?)',
        groupId,
        contactId,
        created,
      );
    }
    for (const name of PERSON) this.#run(`UPDATE users SET "${name}" = ? WHERE user_id = ?`, person[name] ?? null, userId);
  }

  /** @returns its number */
  #insert(table: string, row: Row): number {
    const known = ['user_id', 'username', 'mail_host', ...(this.#columns.get(table) ?? [])];
    const names = known.filter((name) => row[name] !== undefined);
    const marks = names.map(() => '?').join(', ');
    const statement = this.#db.prepare(`INSERT INTO ${table}(${quoted(names)}) VALUES(${marks})`);
    return Number(statement.run(...names.map((name) => row[name] ?? null)).lastInsertRowid);
  }

  /**
   * What Roundcube makes by itself at a first log-in (an identity, the first preferences) is no change: it must not win over what
   * the person has on the other node. A change is later than what was there before, whatever the clocks say.
   */
  #watch(): void {
    this.#db.exec(`CREATE TABLE IF NOT EXISTS relevo_person(
      user_id INTEGER PRIMARY KEY REFERENCES users(user_id) ON DELETE CASCADE,
      mailbox_id TEXT UNIQUE,
      changed_at INTEGER NOT NULL DEFAULT 0,
      level_at INTEGER)`);
    for (const { name } of this.#all<Row>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'relevo_%'"))
      this.#db.exec(`DROP TRIGGER "${name}"`);
    const note = (table: string, event: string, userId: string, when = 'TRUE') =>
      this.#db.exec(`CREATE TRIGGER relevo_${table}_${event.slice(0, 6)} AFTER ${event} ON ${table} WHEN ${when} BEGIN
        UPDATE relevo_person SET changed_at = max(${NOW}, changed_at + 1) WHERE user_id = ${userId}; END`);
    for (const table of this.#columns.keys()) {
      const other = 'EXISTS (SELECT 1 FROM identities WHERE user_id = NEW.user_id AND identity_id <> NEW.identity_id)';
      note(table, 'INSERT', 'NEW.user_id', table === 'identities' ? other : 'TRUE');
      note(table, 'UPDATE', 'NEW.user_id');
      note(table, 'DELETE', 'OLD.user_id');
    }
    for (const [event, side] of [
      ['INSERT', 'NEW'],
      ['DELETE', 'OLD'],
    ] as const)
      note('contactgroupmembers', event, `(SELECT user_id FROM contactgroups WHERE contactgroup_id = ${side}.contactgroup_id)`);
    const differs = '(OLD.preferences IS NOT NEW.preferences OR OLD.language IS NOT NEW.language)';
    note('users', 'UPDATE OF preferences, language', 'NEW.user_id', `OLD.preferences <> 'a:0:{}' AND ${differs}`);
    this.#db.exec(`CREATE TRIGGER relevo_users_INSERT AFTER INSERT ON users BEGIN
      INSERT OR REPLACE INTO relevo_person(user_id) VALUES(NEW.user_id); END`);
    // Who was there before this was.
    const changes = [...this.#columns]
      .filter(([, columns]) => columns.includes('changed'))
      .map(([table]) => {
        const later = table === 'identities' ? "AND changed > datetime(users.created, '+5 seconds')" : '';
        return `SELECT changed FROM ${table} WHERE user_id = users.user_id ${later}`;
      });
    this.#db.exec(`INSERT INTO relevo_person(user_id, changed_at)
      SELECT user_id, coalesce((SELECT 1000 * max(unixepoch(changed)) FROM (${changes.join(' UNION ALL ')})), 0)
      FROM users WHERE user_id NOT IN (SELECT user_id FROM relevo_person)`);
  }

  #columnsOf(table: string): string[] {
    return this.#all<Row>('SELECT name FROM pragma_table_info(?)', table).map(({ name }) => String(name));
  }

  #all<T>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[];
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#db.prepare(sql).run(...values);
  }

  #transaction<T>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: () => T): T {
    this.#db.exec(begin);
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}
