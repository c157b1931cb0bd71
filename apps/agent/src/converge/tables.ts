import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { AliasRecord, type DomainRecord, Filters, ListRecord, MailboxRecord } from '@relevo/agent-protocol';

type Row = Record<string, unknown>;
type DomainRow = Omit<DomainRecord, 'dkim'> & { readonly selector: string | null };

const WAYS = ['imap', 'pop3', 'submission', 'webmail', 'cleartext'] as const;
const filtersOf = (value: unknown): Filters | null => (value === null ? null : Filters.parse(JSON.parse(String(value))));
const textOrNull = (value: unknown): string | null => (value === null ? null : String(value));

/**
 * What lets a session be, each as a word: the mailbox with its password, each app password, each way in. A session may go on as
 * long as none of them was taken away.
 */
const GRANTS = `SELECT address, mailbox.id AS id, state, password_hash, ${WAYS.join(', ')},
  (SELECT group_concat(app_password.id) FROM app_password WHERE mailbox_id = mailbox.id) AS apps FROM mailbox`;
const grants = (row: Row): Set<string> =>
  new Set([
    `${row.id} ${row.address} ${row.state} ${row.password_hash}`,
    ...WAYS.filter((way) => row[way] === 1),
    ...(row.apps === null ? [] : String(row.apps).split(',')),
  ]);
const grantsOf = (mailbox: MailboxRecord): Set<string> =>
  new Set([
    `${mailbox.id} ${mailbox.address} ${mailbox.state} ${mailbox.passwordHash}`,
    ...WAYS.filter((way) => mailbox.protocols[way]),
    ...mailbox.appPasswords.map(({ id }) => id),
  ]);

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

  deleteList(id: string): void {
    this.#run('DELETE FROM list WHERE id = ?', id);
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

  vacateList(list: ListRecord): void {
    this.#run('DELETE FROM list WHERE id = ? OR address = ?', list.id, list.address);
  }

  vacateMailbox(mailbox: MailboxRecord, ended: Set<string>): void {
    const now = grantsOf(mailbox);
    for (const row of this.#all(`${GRANTS} WHERE mailbox.id = ? OR address = ?`, mailbox.id, mailbox.address)) {
      const before = grants(row);
      if ([...before].some((grant) => !now.has(grant))) ended.add(String(row.address));
      this.#run('DELETE FROM mailbox WHERE id = ?', String(row.id));
    }
  }

  insertDomain(domain: DomainRecord): void {
    this.#run(
      'INSERT INTO domain(id, tenant_id, name, dkim_selector, alias_of, catch_all, postmaster, filters, tenant_filters) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)',
      domain.id,
      domain.tenantId,
      domain.name,
      domain.dkim?.selector ?? null,
      domain.aliasOf,
      domain.catchAll,
      domain.postmaster,
      domain.filters && JSON.stringify(domain.filters),
      domain.tenantFilters && JSON.stringify(domain.tenantFilters),
    );
  }

  insertMailbox(mailbox: MailboxRecord): void {
    this.#run(
      `INSERT INTO mailbox(id, tenant_id, address, domain, password_hash, state, quota_mb, access_mode, retention_days, send_policy,
        refuse_text, forward_keep_copy, imap, pop3, submission, webmail, cleartext, vacation, filters, outgoing, outgoing_since, bulk,
        group_filters, rules, may_forward)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      ...WAYS.map((way) => Number(mailbox.protocols[way])),
      mailbox.vacation && JSON.stringify(mailbox.vacation),
      mailbox.filters && JSON.stringify(mailbox.filters),
      mailbox.outgoing,
      mailbox.outgoingSince,
      Number(mailbox.bulk),
      mailbox.groupFilters && JSON.stringify(mailbox.groupFilters),
      mailbox.rules.length > 0 ? JSON.stringify(mailbox.rules) : null,
      Number(mailbox.mayForward),
    );
    for (const { id, selector, hash } of mailbox.appPasswords)
      this.#run('INSERT INTO app_password VALUES(?, ?, ?, ?)', id, mailbox.id, selector, hash);
    const entries = mailbox.sendPolicy.kind === 'listed' ? mailbox.sendPolicy.entries : [];
    for (const [n, entry] of entries.entries()) this.#run('INSERT INTO send_entry VALUES(?, ?, ?)', mailbox.id, n, entry);
    const targets = mailbox.forward?.targets ?? [];
    for (const [n, target] of targets.entries()) this.#run('INSERT INTO forward_target VALUES(?, ?, ?)', mailbox.id, n, target);
  }

  insertAlias(alias: AliasRecord): void {
    this.#run('INSERT INTO alias VALUES(?, ?, ?, ?)', alias.id, alias.tenantId, alias.address, alias.domain);
    for (const [n, target] of alias.targets.entries()) this.#run('INSERT INTO alias_target VALUES(?, ?, ?)', alias.id, n, target);
  }

  insertList(list: ListRecord): void {
    this.#run('INSERT INTO list VALUES(?, ?, ?, ?, ?)', list.id, list.tenantId, list.address, list.domain, list.post.kind);
    for (const [n, member] of list.members.entries()) this.#run('INSERT INTO list_member VALUES(?, ?, ?)', list.id, n, member);
    const entries = list.post.kind === 'listed' ? list.post.entries : [];
    for (const [n, entry] of entries.entries()) this.#run('INSERT INTO list_entry VALUES(?, ?, ?)', list.id, n, entry);
  }

  clear(): void {
    this.#db.exec('DELETE FROM mailbox; DELETE FROM alias; DELETE FROM list; DELETE FROM domain;');
  }

  /** Per address, what its sessions were granted by. */
  grants(): Map<string, ReadonlySet<string>> {
    return new Map(this.#all(GRANTS).map((row) => [String(row.address), grants(row)]));
  }

  /** Whether both are addresses of one company. */
  sameTenant(address: string, other: string): boolean {
    const host = (text: string) => text.slice(text.lastIndexOf('@') + 1);
    const tenant = (text: string) => this.#get('SELECT tenant_id FROM domain WHERE name = ?', host(text))?.tenant_id;
    return tenant(other) !== undefined && tenant(address) === tenant(other);
  }

  /** Whether the desired state has an opinion of its outgoing mail that is younger than this time, or knows no such mailbox. */
  outgoingDecided(address: string, at: number): boolean {
    const row = this.#get('SELECT outgoing_since FROM mailbox WHERE address = ?', address);
    return !row || (row.outgoing_since !== null && Date.parse(String(row.outgoing_since)) > at);
  }

  /** Where a mailbox lies and whose it is. */
  mailboxAt(key: 'id' | 'address', value: string): { id: string; tenantId: string; address: string } | null {
    const row = this.#get(`SELECT id, tenant_id, address FROM mailbox WHERE ${key} = ?`, value);
    return row ? { id: String(row.id), tenantId: String(row.tenant_id), address: String(row.address) } : null;
  }

  /** Every mailbox, for who looks at all. */
  *places(): Generator<{ id: string; tenantId: string; address: string }> {
    for (const row of this.#iterate('SELECT id, tenant_id, address FROM mailbox'))
      yield { id: String(row.id), tenantId: String(row.tenant_id), address: String(row.address) };
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
    for (const row of this.#iterate('SELECT * FROM domain ORDER BY name')) {
      yield {
        id: String(row.id),
        tenantId: String(row.tenant_id),
        name: String(row.name),
        selector: textOrNull(row.dkim_selector),
        aliasOf: textOrNull(row.alias_of),
        catchAll: textOrNull(row.catch_all),
        postmaster: textOrNull(row.postmaster),
        filters: filtersOf(row.filters),
        tenantFilters: filtersOf(row.tenant_filters),
      };
    }
  }

  *mailboxes(): Generator<MailboxRecord> {
    const entries = this.#grouped('SELECT mailbox_id AS id, entry AS value FROM send_entry ORDER BY mailbox_id, position');
    const targets = this.#grouped('SELECT mailbox_id AS id, target AS value FROM forward_target ORDER BY mailbox_id, position');
    const appPasswords = new Map<string, { id: string; selector: string; hash: string }[]>();
    for (const row of this.#iterate('SELECT mailbox_id, id, selector, hash FROM app_password ORDER BY mailbox_id, id')) {
      const own = appPasswords.get(String(row.mailbox_id)) ?? [];
      own.push({ id: String(row.id), selector: String(row.selector), hash: String(row.hash) });
      appPasswords.set(String(row.mailbox_id), own);
    }
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
        protocols: Object.fromEntries(WAYS.map((way) => [way, row[way] === 1])),
        appPasswords: appPasswords.get(id) ?? [],
        retentionDays: row.retention_days,
        sendPolicy: row.send_policy === 'listed' ? { kind: 'listed', entries: entries.get(id) ?? [] } : { kind: row.send_policy },
        receivePolicy: row.refuse_text === null ? { kind: 'accept' } : { kind: 'refuse', text: row.refuse_text },
        forward:
          row.forward_keep_copy === null ? null : { targets: targets.get(id) ?? [], keepCopy: row.forward_keep_copy === 1 },
        vacation: row.vacation === null ? null : JSON.parse(String(row.vacation)),
        outgoing: row.outgoing,
        outgoingSince: row.outgoing_since,
        bulk: row.bulk === 1,
        filters: filtersOf(row.filters),
        groupFilters: filtersOf(row.group_filters),
        rules: row.rules === null ? [] : JSON.parse(String(row.rules)),
        mayForward: row.may_forward === 1,
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

  *lists(): Generator<ListRecord> {
    const members = this.#grouped('SELECT list_id AS id, member AS value FROM list_member ORDER BY list_id, position');
    const entries = this.#grouped('SELECT list_id AS id, entry AS value FROM list_entry ORDER BY list_id, position');
    for (const row of this.#iterate('SELECT * FROM list')) {
      const id = String(row.id);
      yield ListRecord.parse({
        id,
        tenantId: row.tenant_id,
        address: row.address,
        domain: row.domain,
        members: members.get(id) ?? [],
        post: row.post === 'listed' ? { kind: 'listed', entries: entries.get(id) ?? [] } : { kind: row.post },
      });
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
