import { DatabaseSync, type StatementSync } from 'node:sqlite';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS flag(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cursor(stream TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finished_command(id TEXT PRIMARY KEY, result TEXT NOT NULL, finished_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lesson(id INTEGER PRIMARY KEY, lesson TEXT NOT NULL, made_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sync_state(address TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
`;
/** A peer that is away for longer learns from newer mail. */
const KEEP_LESSONS_MS = 2 * 86_400_000;
const KEEP_COMMANDS_MS = 30 * 86_400_000;

/** What the agent itself has to remember over a restart; nobody else reads it. */
export class Memory {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  }

  get fenced(): boolean {
    return this.#get("SELECT 1 FROM flag WHERE name = 'fenced'") !== undefined;
  }

  set fenced(on: boolean) {
    this.#run(on ? "INSERT OR IGNORE INTO flag VALUES('fenced')" : "DELETE FROM flag WHERE name = 'fenced'");
  }

  cursor(stream: string): string | null {
    const row = this.#get('SELECT value FROM cursor WHERE stream = ?', stream);
    return row ? String(row.value) : null;
  }

  saveCursor(stream: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO cursor VALUES(?, ?)', stream, value);
  }

  /** The result of a command that was carried out before, or null. */
  finished(id: string): string | null {
    const row = this.#get('SELECT result FROM finished_command WHERE id = ?', id);
    return row ? String(row.result) : null;
  }

  saveFinished(id: string, result: string, now: Date): void {
    this.#run('INSERT OR REPLACE INTO finished_command VALUES(?, ?, ?)', id, result, now.getTime());
    this.#run('DELETE FROM finished_command WHERE finished_at < ?', now.getTime() - KEEP_COMMANDS_MS);
  }

  syncStates(): Map<string, string> {
    const rows = this.#statement('SELECT address, state FROM sync_state').all();
    return new Map(rows.map((row) => [String(row.address), String(row.state)]));
  }

  saveSyncStates(states: Iterable<readonly [string, string | null]>): void {
    this.#db.exec('BEGIN');
    for (const [address, state] of states) {
      if (state === null) this.#run('DELETE FROM sync_state WHERE address = ?', address);
      else this.#run('INSERT OR REPLACE INTO sync_state VALUES(?, ?)', address, state);
    }
    this.#db.exec('COMMIT');
  }

  /** What the other node is still to be taught. */
  lessons(): { id: number; lesson: string }[] {
    return this.#statement('SELECT id, lesson FROM lesson ORDER BY id LIMIT 100')
      .all()
      .map((row) => ({ id: Number(row.id), lesson: String(row.lesson) }));
  }

  addLesson(lesson: string, now: Date): void {
    this.#run('INSERT INTO lesson(lesson, made_at) VALUES(?, ?)', lesson, now.getTime());
    this.#run('DELETE FROM lesson WHERE made_at < ?', now.getTime() - KEEP_LESSONS_MS);
  }

  removeLesson(id: number): void {
    this.#run('DELETE FROM lesson WHERE id = ?', id);
  }

  close(): void {
    this.#db.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #get(sql: string, ...values: string[]): Record<string, unknown> | undefined {
    return this.#statement(sql).get(...values);
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#statement(sql).run(...values);
  }
}
