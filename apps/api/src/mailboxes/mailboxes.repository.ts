import { Injectable } from '@nestjs/common';
import type { MailboxRecord } from '@relevo/agent-protocol';
import { type Address, displayAddress } from '@relevo/mail-address';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { DomainId, MailboxId, PairId } from '../platform/ids.js';
import type { MailboxQuery, MailboxView } from './mailboxes.dto.js';

export interface NewMailbox {
  readonly id: MailboxId;
  readonly domain_id: DomainId;
  readonly address: string;
  readonly display_name: string;
  readonly kind: string;
  readonly access_mode: string;
  readonly retention_days: number | null;
  readonly quota_mb: number;
  readonly password_hash: string | null;
  readonly revision: number;
}

/** Lowest revision that a node of the pair runs: what is at or below it is effective everywhere. */
const EFFECTIVE = sql<boolean>`m.revision <= (SELECT min(n.revision) FROM node n WHERE n.pair_id = m.pair_id AND n.revoked_at IS NULL)`;
const COLUMNS = sql`m.id, m.address, m.display_name, m.kind, m.state, m.access_mode, m.retention_days, m.quota_mb, m.send_policy, m.receive_policy, m.forward,
  m.password_hash IS NOT NULL AS has_password, m.version, m.revision, m.created_at, m.updated_at, ${EFFECTIVE} AS effective`;

interface Row {
  id: MailboxId;
  address: Address;
  display_name: string;
  kind: MailboxView['kind'];
  state: MailboxView['state'];
  access_mode: MailboxRecord['accessMode'];
  retention_days: number | null;
  quota_mb: number;
  send_policy: MailboxRecord['sendPolicy'];
  receive_policy: MailboxRecord['receivePolicy'];
  forward: MailboxRecord['forward'];
  has_password: boolean;
  version: number;
  revision: number;
  created_at: Date;
  updated_at: Date;
  effective: boolean | null;
}

@Injectable()
export class MailboxesRepository {
  async list(tx: Tx, scope: TenantScope, query: MailboxQuery): Promise<Page<MailboxView> & { total: number }> {
    const where = this.#filter(scope, query);
    const byAddress = query.sort === 'address';
    const after = byAddress ? decodeCursor(query.cursor, z.tuple([z.string()])) : decodeCursor(query.cursor, z.tuple([z.uuid()]));
    const from = after ? (byAddress ? sql`AND m.address > ${after[0]}` : sql`AND m.id < ${after[0]}`) : sql``;
    // Ids are UUIDv7: their order is the order of creation.
    const order = byAddress ? sql`m.address` : sql`m.id DESC`;
    const { rows } =
      await sql<Row>`SELECT ${COLUMNS} FROM mailbox m WHERE ${where} ${from} ORDER BY ${order} LIMIT ${query.limit + 1}`.execute(
        tx,
      );
    const { rows: counted } = await sql<{ total: number }>`SELECT count(*) AS total FROM mailbox m WHERE ${where}`.execute(tx);
    return {
      ...toPage(rows, query.limit, toView, (row) => encodeCursor(byAddress ? row.address : row.id)),
      total: counted[0]?.total ?? 0,
    };
  }

  #filter(scope: TenantScope, query: MailboxQuery) {
    const text = query.q?.toLowerCase().replace(/[\\%_]/g, '\\$&');
    return sql`m.tenant_id = ${scope.tenantId}
      ${text ? sql`AND (m.address || ' ' || lower(m.display_name)) LIKE ${`%${text}%`}` : sql``}
      ${query.kind ? sql`AND m.kind = ${query.kind}` : sql``}
      ${query.state ? sql`AND m.state = ${query.state}` : sql``}
      ${query.accessMode ? sql`AND m.access_mode = ${query.accessMode}` : sql``}`;
  }

  async find(tx: Tx, scope: TenantScope, id: MailboxId): Promise<MailboxView | null> {
    const { rows } =
      await sql<Row>`SELECT ${COLUMNS} FROM mailbox m WHERE m.tenant_id = ${scope.tenantId} AND m.id = ${id}`.execute(tx);
    return rows[0] ? toView(rows[0]) : null;
  }

  async insert(tx: Tx, scope: TenantScope, pairId: PairId, rows: readonly NewMailbox[]): Promise<void> {
    await sql`INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, retention_days, quota_mb, password_hash, password_set_at, revision)
      SELECT r.id, ${scope.tenantId}, ${pairId}, r.domain_id, r.address, r.display_name, r.kind, r.access_mode, r.retention_days, r.quota_mb, r.password_hash,
        CASE WHEN r.password_hash IS NULL THEN NULL ELSE now() END, r.revision
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, domain_id uuid, address text, display_name text, kind text, access_mode text,
        retention_days integer, quota_mb integer, password_hash text, revision bigint)`.execute(tx);
  }

  /** Of these addresses, the ones that a mailbox or an alias of the tenant has already. */
  async taken(tx: Tx, scope: TenantScope, addresses: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql<{ address: string }>`
      SELECT address FROM mailbox WHERE tenant_id = ${scope.tenantId} AND address = ANY(${[...addresses]}::text[])
      UNION ALL SELECT address FROM alias WHERE tenant_id = ${scope.tenantId} AND address = ANY(${[...addresses]}::text[])`.execute(
      tx,
    );
    return new Set(rows.map((row) => row.address));
  }

  async count(tx: Tx, scope: TenantScope): Promise<number> {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM mailbox WHERE tenant_id = ${scope.tenantId}`.execute(tx);
    return rows[0]?.n ?? 0;
  }
}

function toView(row: Row): MailboxView {
  return {
    id: row.id,
    address: row.address,
    displayAddress: displayAddress(row.address),
    displayName: row.display_name,
    kind: row.kind,
    state: row.state,
    accessMode: row.access_mode,
    retentionDays: row.retention_days,
    quotaMb: row.quota_mb,
    sendPolicy: row.send_policy,
    receivePolicy: row.receive_policy,
    forward: row.forward,
    hasPassword: row.has_password,
    version: row.version,
    revision: row.revision,
    effective: row.effective ?? false,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
