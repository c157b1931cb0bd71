import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { AliasRecord, type DomainRecord, MailboxRecord } from '@relevo/agent-protocol';

type Row = Record<string, unknown>;
type DomainRow = Omit<DomainRecord, 'dkim'> & { readonly selector: string | null };

/** Records to rows and back, with statements prepared once. */
export class RecordTables {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  deleteDomain(id: string): void {
    this.#run('DELETE FROM domain WHERE id = ?', id);
  }

  deleteAlias(id: string): void {
    this.#run('DELETE FROM alias WHERE id = ?', id);
  }

  deleteMailbox(id: string, ended: Set<string>): void {
    const row = this.#get('SELECT address FROM mailbox WHERE id = ?', id);
    if (row) ended.add(String(row.address));
    this.#run('DELETE FROM mailbox WHERE id = ?', id);
  }

  /** Makes room for a domain: what has its id or its name goes. */
  vacateDomain(domain: DomainRecord): void {
    this.#run('DELETE FROM domain WHERE id = ? OR name = ?', domain.id, domain.name);
  }

  vacateAlias(alias: AliasRecord): void {
    this.#run('DELETE FROM alias WHERE id = ? OR address = ?', alias.id, alias.address);
  }

  vacateMailbox(mailbox: MailboxRecord, ended: Set<string>): void {
    const found = this.#all(
      'SELECT id, address, password_hash, state FROM mailbox WHERE id = ? OR address = ?',
      mailbox.id,
      mailbox.address,
    );
    for (const row of found) {
      const same = row.id === mailbox.id && row.address === mailbox.address;
      const mayGoOn = same && row.password_hash === mailbox.passwordHash && row.state === mailbox.state;
      if (!mayGoOn) ended.add(String(row.address));
      this.#run('DELETE FROM mailbox WHERE id = ?', String(row.id));
    }
  }

  insertDomain(domain: DomainRecord): void {
    this.#run('INSERT INTO domain VALUES(?, ?, ?, ?)', domain.id, domain.tenantId, domain.name, domain.dkim?.selector ?? null);
  }

  insertMailbox(mailbox: MailboxRecord): void {
    this.#run(
      'INSERT INTO mailbox VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      mailbox.id,
      mailbox.tenantId,
      mailbox.address,
      mailbox.domain,
      mailbox.passwordHash,
      mailbox.state,
      mailbox.quotaMb,
      mailbox.accessMode,
      mailbox.retentionDays,
      mailbox.sendPolicy.kind,
      mailbox.receivePolicy.kind === 'refuse' ? mailbox.receivePolicy.text : null,
      mailbox.forward ? Number(mailbox.forward.keepCopy) : null,
    );
    const entries = mailbox.sendPolicy.kind === 'listed' ? mailbox.sendPolicy.entries : [];
    for (const [n, entry] of entries.entries()) this.#run('INSERT INTO send_entry VALUES(?, ?, ?)', mailbox.id, n, entry);
    const targets = mailbox.forward?.targets ?? [];
    for (const [n, target] of targets.entries()) this.#run('INSERT INTO forward_target VALUES(?, ?, ?)', mailbox.id, n, target);
  }

  insertAlias(alias: AliasRecord): void {
    this.#run('INSERT INTO alias VALUES(?, ?, ?, ?)', alias.id, alias.tenantId, alias.address, alias.domain);
    for (const [n, target] of alias.targets.entries()) this.#run('INSERT INTO alias_target VALUES(?, ?, ?)', alias.id, n, target);
  }

  clear(): void {
    this.#db.exec('DELETE FROM mailbox; DELETE FROM alias; DELETE FROM domain;');
  }

  /** Per address, what its sessions were granted by. */
  credentials(): Map<string, string> {
    const rows = this.#all('SELECT address, id, state, password_hash FROM mailbox');
    return new Map(rows.map((row) => [String(row.address), `${row.id} ${row.state} ${row.password_hash}`]));
  }

  hasMailbox(address: string): boolean {
    return this.#get('SELECT 1 FROM mailbox WHERE address = ?', address) !== undefined;
  }

  /** Login names, of some domains or of all. */
  addresses(domains: readonly string[] | null = null): string[] {
    const rows =
      domains === null
        ? this.#all('SELECT address FROM mailbox')
        : this.#all('SELECT address FROM mailbox WHERE domain IN (SELECT value FROM json_each(?))', JSON.stringify(domains));
    return rows.map((row) => String(row.address));
  }

  *domains(): Generator<DomainRow> {
    for (const row of this.#iterate('SELECT id, tenant_id, name, dkim_selector FROM domain ORDER BY name')) {
      const selector = row.dkim_selector === null ? null : String(row.dkim_selector);
      yield { id: String(row.id), tenantId: String(row.tenant_id), name: String(row.name), selector };
    }
  }

  *mailboxes(): Generator<MailboxRecord> {
    const entries = this.#grouped('SELECT mailbox_id AS id, entry AS value FROM send_entry ORDER BY mailbox_id, position');
    const targets = this.#grouped('SELECT mailbox_id AS id, target AS value FROM forward_target ORDER BY mailbox_id, position');
    for (const row of this.#iterate('SELECT * FROM mailbox')) {
      const id = String(row.id);
      yield MailboxRecord.parse({
        id,
        tenantId: row.tenant_id,
        address: row.address,
        domain: row.domain,
        passwordHash: row.password_hash,
        state: row.state,
        quotaMb: row.quota_mb,
        accessMode: row.access_mode,
        retentionDays: row.retention_days,
        sendPolicy: row.send_policy === 'listed' ? { kind: 'listed', entries: entries.get(id) ?? [] } : { kind: row.send_policy },
        receivePolicy: row.refuse_text === null ? { kind: 'accept' } : { kind: 'refuse', text: row.refuse_text },
        forward:
          row.forward_keep_copy === null ? null : { targets: targets.get(id) ?? [], keepCopy: row.forward_keep_copy === 1 },
      });
    }
  }

  *aliases(): Generator<AliasRecord> {
    const targets = this.#grouped('SELECT alias_id AS id, target AS value FROM alias_target ORDER BY alias_id, position');
    for (const row of this.#iterate('SELECT * FROM alias')) {
      const id = String(row.id);
      const record = { id, tenantId: row.tenant_id, address: row.address, domain: row.domain, targets: targets.get(id) ?? [] };
      yield AliasRecord.parse(record);
    }
  }

  #grouped(sql: string): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const row of this.#iterate(sql)) {
      const id = String(row.id);
      const group = groups.get(id);
      if (group) group.push(String(row.value));
      else groups.set(id, [String(row.value)]);
    }
    return groups;
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#statement(sql).run(...values);
  }

  #get(sql: string, ...values: string[]): Row | undefined {
    return this.#statement(sql).get(...values);
  }

  #all(sql: string, ...values: string[]): Row[] {
    return this.#statement(sql).all(...values);
  }

  #iterate(sql: string): Iterable<Row> {
    return this.#statement(sql).iterate();
  }
}
