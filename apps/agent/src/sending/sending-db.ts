import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  addressHash,
  type Correspondents,
  type SendingBook,
  type SendingReport,
  type SentElsewhere,
} from '@relevo/agent-protocol';
import type { Habit, Layer, LimitScope, Limits, Sending } from '@relevo/mail-policy';
import type { z } from 'zod';

type Containment = SendingReport['containments'][number];
type Offer = SendingReport['offers'][number];

/** What the policy service counts, and what the control plane told of habits and limits. Either may be away: the file stays. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Each outside recipient named, for the last hour.
CREATE TABLE IF NOT EXISTS named(address TEXT NOT NULL, at INTEGER NOT NULL, stranger INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS named_address ON named(address, at);
-- Hours since 1970, by mailbox, domain and company.
CREATE TABLE IF NOT EXISTS used(
  scope TEXT NOT NULL, key TEXT NOT NULL, hour INTEGER NOT NULL, recipients INTEGER NOT NULL, strangers INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(scope, key, hour)) WITHOUT ROWID;
-- The same of the pair's other nodes, as the control plane told it last.
CREATE TABLE IF NOT EXISTS elsewhere(scope TEXT NOT NULL, key TEXT NOT NULL, hour INTEGER NOT NULL, recipients INTEGER NOT NULL, PRIMARY KEY(scope, key, hour)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS known(tenant TEXT NOT NULL, hash INTEGER NOT NULL, PRIMARY KEY(tenant, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lim(scope TEXT NOT NULL, key TEXT NOT NULL, hour INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY(scope, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS habit(address TEXT PRIMARY KEY, hour_peak INTEGER NOT NULL, strangers_peak INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS network(address TEXT NOT NULL, network TEXT NOT NULL, PRIMARY KEY(address, network)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS suppression(tenant TEXT NOT NULL, address TEXT NOT NULL, reason TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY(tenant, address)) WITHOUT ROWID;
-- What this node contained by itself, until the desired state says the same.
CREATE TABLE IF NOT EXISTS contained(address TEXT PRIMARY KEY, report TEXT NOT NULL, at INTEGER NOT NULL, acted INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS offer(address TEXT PRIMARY KEY, at INTEGER NOT NULL, seen INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
`;
const HOUR_MS = 3_600_000;
const KEEP_HOURS = 26;
export const hourOf = (now: number): number => Math.floor(now / HOUR_MS);
const dayStart = (now: number): number => Math.floor(now / 86_400_000) * 24;

export class SendingDb {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(`PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${SCHEMA}`);
  }

  // ---------------------------------------------------------------- the policy service's side

  suppressed(tenantId: string, recipient: string, now: number): { reason: string; until: Date } | null {
    const row = this.#get(
      'SELECT reason, until FROM suppression WHERE tenant = ? AND address = ? AND until > ?',
      tenantId,
      recipient,
      now,
    );
    return row ? { reason: String(row.reason), until: new Date(Number(row.until)) } : null;
  }

  isContained(address: string): boolean {
    return this.#get('SELECT 1 FROM contained WHERE address = ?', address) !== undefined;
  }

  /** One more outside recipient, counted for its mailbox and, unless it is bulk mail, for domain and company. */
  count(who: { address: string; domain: string; tenantId: string; bulk: boolean }, recipient: string, now: number): void {
    const stranger = Number(this.#run('INSERT OR IGNORE INTO known VALUES(?, ?)', who.tenantId, addressHash(recipient)) > 0);
    this.#run('INSERT INTO named VALUES(?, ?, ?)', who.address, now, stranger);
    const layers: [LimitScope, string][] = [['mailbox', who.address]];
    if (!who.bulk) layers.push(['domain', who.domain], ['tenant', who.tenantId]);
    for (const [scope, key] of layers)
      this.#run(
        `INSERT INTO used(scope, key, hour, recipients, strangers) VALUES(?, ?, ?, 1, ?)
         ON CONFLICT DO UPDATE SET recipients = recipients + 1, strangers = strangers + excluded.strangers, told = 0`,
        scope,
        key,
        hourOf(now),
        stranger,
      );
  }

  /** @param since what was named before is not held against it */
  sending(address: string, network: string | null, since: number, now: number): Sending {
    const row = this.#get(
      `SELECT count(*) AS all60, coalesce(sum(stranger), 0) AS new60,
         coalesce(sum(at > ?2 - 600000), 0) AS all10, coalesce(sum(stranger AND at > ?2 - 600000), 0) AS new10
       FROM named WHERE address = ?1 AND at > max(?2 - 3600000, ?3)`,
      address,
      now,
      since,
    );
    const networks = this.#all('SELECT network FROM network WHERE address = ?', address).map((one) => one.network);
    return {
      recipients10m: Number(row?.all10),
      strangers10m: Number(row?.new10),
      recipients60m: Number(row?.all60),
      strangers60m: Number(row?.new60),
      bounces60m: 0,
      newNetwork: network !== null && networks.length > 0 && !networks.includes(network),
    };
  }

  habit(address: string): Habit {
    const row = this.#get('SELECT hour_peak, strangers_peak FROM habit WHERE address = ?', address);
    return { hourPeak: Number(row?.hour_peak ?? 0), strangersPeak: Number(row?.strangers_peak ?? 0) };
  }

  layers(who: { address: string; domain: string; tenantId: string; bulk: boolean }, now: number): Layer[] {
    const wanted: [LimitScope, string, Limits | null][] = [
      ['mailbox', who.address, this.#limit('mailbox', who.address) ?? this.#limit(who.bulk ? 'bulk' : 'plain', who.tenantId)],
    ];
    if (!who.bulk)
      wanted.push(
        ['domain', who.domain, this.#limit('domain', who.domain)],
        ['tenant', who.tenantId, this.#limit('tenant', who.tenantId)],
      );
    return wanted.flatMap(([scope, key, limits]) => (limits ? [{ scope, ...limits, ...this.#used(scope, key, now) }] : []));
  }

  contain(report: Containment, now: number): boolean {
    return (
      this.#run(
        'INSERT OR IGNORE INTO contained(address, report, at) VALUES(?, ?, ?)',
        report.address,
        JSON.stringify(report),
        now,
      ) > 0
    );
  }

  /** Once a day and mailbox. */
  offer({ address, seen }: Offer, now: number): void {
    this.#run(
      `INSERT INTO offer(address, at, seen) VALUES(?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at, seen = excluded.seen, told = 0 WHERE offer.at < excluded.at - 86400000`,
      address,
      now,
      seen,
    );
  }

  forget(now: number): void {
    this.#run('DELETE FROM named WHERE at < ?', now - HOUR_MS);
    this.#run('DELETE FROM used WHERE hour < ?', hourOf(now) - KEEP_HOURS);
  }

  // ---------------------------------------------------------------- the agent's side

  get bookVersion(): string {
    return this.#meta('book') ?? '';
  }

  takeBook(version: string, book: SendingBook): void {
    this.#transaction(() => {
      this.#db.exec('DELETE FROM lim; DELETE FROM habit; DELETE FROM suppression');
      const limit = (scope: string, key: string, { hour, day }: Limits) =>
        this.#run('INSERT OR REPLACE INTO lim VALUES(?, ?, ?, ?)', scope, key, hour, day);
      for (const { scope, key, ...limits } of book.limits) limit(scope, key, limits);
      for (const { tenantId, plain, bulk } of book.mailboxLimits) {
        limit('plain', tenantId, plain);
        limit('bulk', tenantId, bulk);
      }
      for (const { address, hourPeak, strangersPeak, networks } of book.habits) {
        this.#run('INSERT OR REPLACE INTO habit VALUES(?, ?, ?)', address, hourPeak, strangersPeak);
        for (const network of networks) this.#run('INSERT OR IGNORE INTO network VALUES(?, ?)', address, network);
      }
      for (const { tenantId, address, reason, until } of book.suppressions)
        this.#run('INSERT OR REPLACE INTO suppression VALUES(?, ?, ?, ?)', tenantId, address, reason, Date.parse(until));
      this.#setMeta('book', version);
    });
  }

  takeElsewhere(rows: SentElsewhere): void {
    this.#transaction(() => {
      this.#db.exec('DELETE FROM elsewhere');
      for (const { scope, key, hour, recipients } of rows)
        this.#run('INSERT OR REPLACE INTO elsewhere VALUES(?, ?, ?, ?)', scope, key, hourOf(Date.parse(hour)), recipients);
    });
  }

  get correspondentsUntil(): string {
    return this.#meta('correspondents') ?? '1970-01-01T00:00:00.000Z';
  }

  takeCorrespondents({ items, until }: z.infer<typeof Correspondents>): void {
    this.#transaction(() => {
      for (const { tenantId, hashes } of items)
        for (const hash of hashes) this.#run('INSERT OR IGNORE INTO known VALUES(?, ?)', tenantId, hash);
      this.#setMeta('correspondents', until);
    });
  }

  /** Contained by this node, and its sessions still to be ended. */
  toActOn(): { address: string; client: string | null }[] {
    return this.#all('SELECT report FROM contained WHERE acted = 0').map(
      ({ report }) => JSON.parse(String(report)) as Containment,
    );
  }

  acted(address: string): void {
    this.#run('UPDATE contained SET acted = 1 WHERE address = ?', address);
  }

  /** What the control plane has not been told, and how to say that it has been. */
  untold(): { report: SendingReport; told: () => void } | null {
    const hours = this.#all("SELECT key, hour, recipients, strangers FROM used WHERE scope = 'mailbox' AND told = 0 LIMIT 5000");
    const contained = this.#all('SELECT report FROM contained WHERE told = 0 LIMIT 500');
    const offers = this.#all('SELECT address, at, seen FROM offer WHERE told = 0 LIMIT 500');
    if (hours.length + contained.length + offers.length === 0) return null;
    const report: SendingReport = {
      hours: hours.map((row) => ({
        address: String(row.key),
        hour: new Date(Number(row.hour) * HOUR_MS).toISOString(),
        recipients: Number(row.recipients),
        strangers: Number(row.strangers),
      })),
      containments: contained.map((row) => JSON.parse(String(row.report)) as Containment),
      offers: offers.map((row) => ({
        address: String(row.address),
        at: new Date(Number(row.at)).toISOString(),
        seen: Number(row.seen),
      })),
    };
    return {
      report,
      told: () =>
        this.#transaction(() => {
          // What has been counted meanwhile is told next time.
          for (const row of hours)
            this.#run(
              "UPDATE used SET told = 1 WHERE scope = 'mailbox' AND key = ? AND hour = ? AND recipients = ?",
              String(row.key),
              Number(row.hour),
              Number(row.recipients),
            );
          for (const { address } of report.containments) this.#run('UPDATE contained SET told = 1 WHERE address = ?', address);
          for (const { address } of report.offers) this.#run('UPDATE offer SET told = 1 WHERE address = ?', address);
        }),
    };
  }

  /** The control plane knows and the desired state says the same, or somebody has decided otherwise since: it is theirs now. */
  handOver(decided: (address: string, at: number) => boolean): void {
    for (const row of this.#all('SELECT address, at FROM contained WHERE told = 1'))
      if (decided(String(row.address), Number(row.at))) this.#run('DELETE FROM contained WHERE address = ?', String(row.address));
  }

  close(): void {
    this.#db.close();
  }

  #limit(scope: string, key: string): Limits | null {
    const row = this.#get('SELECT hour, day FROM lim WHERE scope = ? AND key = ?', scope, key);
    return row ? { hour: Number(row.hour), day: Number(row.day) } : null;
  }

  #used(scope: LimitScope, key: string, now: number): { hourUsed: number; dayUsed: number } {
    const row = this.#get(
      `SELECT coalesce(sum(recipients), 0) AS day, coalesce(sum(CASE WHEN hour = ?3 THEN recipients END), 0) AS hour FROM (
         SELECT hour, recipients FROM used WHERE scope = ?1 AND key = ?2 AND hour >= ?4
         UNION ALL SELECT hour, recipients FROM elsewhere WHERE scope = ?1 AND key = ?2 AND hour >= ?4)`,
      scope,
      key,
      hourOf(now),
      dayStart(now),
    );
    return { hourUsed: Number(row?.hour), dayUsed: Number(row?.day) };
  }

  #meta(key: string): string | null {
    const row = this.#get('SELECT value FROM meta WHERE key = ?', key);
    return row ? String(row.value) : null;
  }

  #setMeta(key: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta VALUES(?, ?)', key, value);
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, ...values: (string | number)[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  #get(sql: string, ...values: (string | number)[]): Record<string, unknown> | undefined {
    return this.#statement(sql).get(...values);
  }

  #all(sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
    return this.#statement(sql).all(...values);
  }
}
