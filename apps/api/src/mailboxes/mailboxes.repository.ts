import { Injectable } from '@nestjs/common';
import { type MailboxRecord, USAGE_MARKS } from '@relevo/agent-protocol';
import { type Address, displayAddress } from '@relevo/mail-address';
import { MIB, percentOf, warnings } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { TenantScope } from '../platform/database/scope.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { DomainId, GroupId, MailboxId, PairId } from '../platform/ids.js';
import { HOUSE_DAYS } from './days.rules.js';
import type { MailboxQuery, MailboxView } from './mailboxes.dto.js';

export interface NewMailbox {
  readonly id: MailboxId;
  readonly domain_id: DomainId;
  readonly address: Address;
  readonly display_name: string;
  readonly kind: MailboxView['kind'];
  readonly access_mode: MailboxRecord['accessMode'];
  /** Counts where it is the mailbox's own. */
  readonly retention_days: number | null;
  readonly retention_own: boolean;
  readonly quota_mb: number;
  readonly password_hash: string | null;
  readonly group_id: GroupId | null;
  readonly revision: number;
}

const COLUMNS = sql`m.id, m.address, m.display_name, m.kind, m.state, m.access_mode, m.retention_days, m.retention_own, m.quota_mb, m.send_policy, m.receive_policy, m.forward,
  m.protocols, m.vacation, m.outgoing, m.bulk, m.may_forward, m.password_hash IS NOT NULL AS has_password, m.version, m.revision, m.created_at, m.updated_at, u.used_bytes, u.at AS used_at,
  CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'name', g.name) END AS "group"`;
const nearlyFull = sql`u.used_bytes * 100 >= ${sql.lit(USAGE_MARKS[0])} * m.quota_mb::bigint * ${sql.lit(MIB)}`;
const byName = (table: string) => inOrder(`${table}.address`);
const MAILBOXES = sql`mailbox m LEFT JOIN mailbox_usage u ON u.mailbox_id = m.id LEFT JOIN mailbox_group g ON g.id = m.group_id`;

interface Row {
  id: MailboxId;
  address: Address;
  display_name: string;
  kind: MailboxView['kind'];
  state: MailboxView['state'];
  access_mode: MailboxRecord['accessMode'];
  retention_days: number | null;
  retention_own: boolean;
  quota_mb: number;
  send_policy: MailboxRecord['sendPolicy'];
  receive_policy: MailboxRecord['receivePolicy'];
  forward: MailboxRecord['forward'];
  protocols: MailboxRecord['protocols'];
  vacation: MailboxRecord['vacation'];
  outgoing: MailboxRecord['outgoing'];
  bulk: boolean;
  may_forward: boolean;
  has_password: boolean;
  version: number;
  revision: number;
  created_at: Date;
  updated_at: Date;
  used_bytes: number | null;
  used_at: Date | null;
  group: MailboxView['group'];
  effective: boolean | null;
}

@Injectable()
export class MailboxesRepository {
  async list(tx: Tx, scope: TenantScope, query: MailboxQuery): Promise<Page<MailboxView> & { total: number }> {
    const where = this.#filter(scope, query);
    const byAddress = query.sort === 'address';
    const after = byAddress ? decodeCursor(query.cursor, z.tuple([z.string()])) : decodeCursor(query.cursor, z.tuple([z.uuid()]));
    const from = after ? (byAddress ? sql`AND ${byName('m')} > ${after[0]}` : sql`AND m.id < ${after[0]}`) : sql``;
    // Ids are UUIDv7: their order is the order of creation.
    const order = byAddress ? byName('m') : sql`m.id DESC`;
    const narrowed = query.q || query.kind || query.state || query.accessMode || query.space || query.group;
    const total = narrowed
      ? sql`(SELECT count(*) FROM ${MAILBOXES} WHERE ${where})`
      : sql`(SELECT mailbox_count FROM tenant WHERE id = ${scope.tenantId})`;
    const { rows } = await sql<Row & { total: number; low: number | null }>`
      WITH ${lowestRevision(scope)}, page AS (SELECT ${COLUMNS} FROM ${MAILBOXES} WHERE ${where} ${from} ORDER BY ${order} LIMIT ${query.limit + 1})
      SELECT page.*, page.revision <= low.revision AS effective, ${total} AS total FROM low LEFT JOIN page ON true
      ORDER BY ${byAddress ? byName('page') : sql`page.id DESC`}`.execute(tx);
    const found = rows.filter((row) => row.id !== null);
    return {
      ...toPage(found, query.limit, toView, (row) => encodeCursor(byAddress ? row.address : row.id)),
      total: rows[0]?.total ?? 0,
    };
  }

  #filter(scope: TenantScope, query: MailboxQuery) {
    const text = query.q?.toLowerCase().replace(/[\\%_]/g, '\\$&');
    return sql`m.tenant_id = ${scope.tenantId}
      ${text ? sql`AND (m.address || ' ' || lower(m.display_name)) LIKE ${`%${text}%`}` : sql``}
      ${query.kind ? sql`AND m.kind = ${query.kind}` : sql``}
      ${query.state ? sql`AND m.state = ${query.state}` : sql``}
      ${query.accessMode ? sql`AND m.access_mode = ${query.accessMode}` : sql``}
      ${query.space ? sql`AND ${nearlyFull}` : sql``}
      ${query.group ? (query.group === 'none' ? sql`AND m.group_id IS NULL` : sql`AND m.group_id = ${query.group}`) : sql``}`;
  }

  async find(tx: Tx, scope: TenantScope, id: MailboxId): Promise<MailboxView | null> {
    const { rows } = await sql<Row>`WITH ${lowestRevision(scope)}
      SELECT ${COLUMNS}, m.revision <= low.revision AS effective FROM ${MAILBOXES}, low
      WHERE m.tenant_id = ${scope.tenantId} AND m.id = ${id}`.execute(tx);
    return rows[0] ? toView(rows[0]) : null;
  }

  async findMany(tx: Tx, scope: TenantScope, ids: readonly MailboxId[]): Promise<MailboxView[]> {
    const { rows } = await sql<Row>`WITH ${lowestRevision(scope)}
      SELECT ${COLUMNS}, m.revision <= low.revision AS effective FROM ${MAILBOXES}, low
      WHERE m.tenant_id = ${scope.tenantId} AND m.id = ANY(${[...ids]}::uuid[]) ORDER BY m.id`.execute(tx);
    return rows.map(toView);
  }

  async insert(tx: Tx, scope: TenantScope, pairId: PairId, rows: readonly NewMailbox[]): Promise<void> {
    await sql`INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, retention_days, retention_own, quota_mb, password_hash, password_set_at, group_id, revision)
      SELECT r.id, ${scope.tenantId}, ${pairId}, r.domain_id, r.address, r.display_name, r.kind, r.access_mode,
        CASE WHEN r.retention_own THEN r.retention_days WHEN r.access_mode = 'client' THEN ${clientDays(scope)} END, r.retention_own, r.quota_mb, r.password_hash,
        CASE WHEN r.password_hash IS NULL THEN NULL ELSE now() END, r.group_id, r.revision
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, domain_id uuid, address text, display_name text, kind text, access_mode text,
        retention_days integer, retention_own boolean, quota_mb integer, password_hash text, group_id uuid, revision bigint)`.execute(
      tx,
    );
  }

  /** What decides on a new address, in one look: the tenant's domain of that name, whether it is in use, how many there are. */
  async admission(
    tx: Tx,
    scope: TenantScope,
    address: string,
    domain: string,
  ): Promise<{ domainId: DomainId | null; taken: boolean; count: number; clientDays: number }> {
    const { rows } = await sql<{ domain_id: DomainId | null; taken: boolean; count: number; client_days: number }>`
      SELECT mailbox_count AS count, ${clientDays(scope)} AS client_days, (SELECT id FROM domain WHERE tenant_id = t.id AND name = ${domain} AND proven_at IS NOT NULL AND alias_of IS NULL) AS domain_id,
        EXISTS (SELECT 1 FROM mailbox WHERE tenant_id = t.id AND address = ${address})
          OR EXISTS (SELECT 1 FROM alias WHERE tenant_id = t.id AND address = ${address})
          OR EXISTS (SELECT 1 FROM distribution_list WHERE tenant_id = t.id AND address = ${address}) AS taken
      FROM tenant t WHERE t.id = ${scope.tenantId}`.execute(tx);
    const row = rows[0];
    return {
      domainId: row?.domain_id ?? null,
      taken: row?.taken ?? false,
      count: row?.count ?? 0,
      clientDays: row?.client_days ?? HOUSE_DAYS,
    };
  }

  /** Of these addresses, the ones that a mailbox, an alias or a list of the tenant has already. */
  async taken(tx: Tx, scope: TenantScope, addresses: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql<{ address: string }>`
      SELECT address FROM mailbox WHERE tenant_id = ${scope.tenantId} AND address = ANY(${[...addresses]}::text[])
      UNION ALL SELECT address FROM alias WHERE tenant_id = ${scope.tenantId} AND address = ANY(${[...addresses]}::text[])
      UNION ALL SELECT address FROM distribution_list
        WHERE tenant_id = ${scope.tenantId} AND address = ANY(${[...addresses]}::text[])`.execute(tx);
    return new Set(rows.map((row) => row.address));
  }

  async clientDays(tx: Tx, scope: TenantScope): Promise<number> {
    const { rows } = await sql<{ days: number }>`SELECT ${clientDays(scope)} AS days`.execute(tx);
    return rows[0]?.days ?? HOUSE_DAYS;
  }

  async count(tx: Tx, scope: TenantScope): Promise<number> {
    return (await tx.selectFrom('tenant').select('mailbox_count').where('id', '=', scope.tenantId).executeTakeFirstOrThrow())
      .mailbox_count;
  }
}

const clientDays = (scope: TenantScope) =>
  sql<number>`coalesce((SELECT client_days FROM retention_policy WHERE tenant_id = ${scope.tenantId}), ${sql.lit(HOUSE_DAYS)})`;

/** Lowest revision that a node of the tenant's pair runs: what is at or below it is effective everywhere. */
const lowestRevision = (scope: TenantScope) => sql`low AS (
  SELECT min(n.revision) AS revision FROM tenant t JOIN node n ON n.pair_id = t.pair_id WHERE t.id = ${scope.tenantId} AND n.revoked_at IS NULL)`;

function toView(row: Row): MailboxView {
  const settings = {
    id: row.id,
    address: row.address,
    displayAddress: displayAddress(row.address),
    displayName: row.display_name,
    kind: row.kind,
    state: row.state,
    accessMode: row.access_mode,
    retentionDays: row.retention_days,
    retentionOwn: row.retention_own,
    quotaMb: row.quota_mb,
    sendPolicy: row.send_policy,
    receivePolicy: row.receive_policy,
    forward: row.forward,
    protocols: row.protocols,
    vacation: row.vacation,
    outgoing: row.outgoing,
    bulk: row.bulk,
    mayForward: row.may_forward,
  };
  return {
    ...settings,
    warnings: warnings(settings).map(({ code, detail }) => ({
      code,
      address: 'address' in detail ? String(detail.address) : null,
    })),
    group: row.group,
    hasPassword: row.has_password,
    usage:
      row.used_bytes === null || row.used_at === null
        ? null
        : { bytes: row.used_bytes, percent: percentOf(row.used_bytes, row.quota_mb), at: row.used_at.toISOString() },
    version: row.version,
    revision: row.revision,
    effective: row.effective ?? false,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A mailbox just written, without reading it again: what was not given has the table's defaults. */
export const viewOfNew = (mailbox: NewMailbox, now: Date): MailboxView =>
  toView({
    ...mailbox,
    state: 'active',
    send_policy: { kind: 'anyone' },
    receive_policy: { kind: 'accept' },
    forward: null,
    protocols: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
    vacation: null,
    outgoing: 'open',
    bulk: false,
    may_forward: false,
    has_password: mailbox.password_hash !== null,
    version: 1,
    created_at: now,
    updated_at: now,
    used_bytes: null,
    used_at: null,
    group: null,
    effective: false,
  });
