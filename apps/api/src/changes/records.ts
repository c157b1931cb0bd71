import type { AliasRecord, DomainRecord, ListRecord, MailboxRecord } from '@relevo/agent-protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/database/database.js';

/** Rows of PostgreSQL as the records that nodes run. `where` narrows, with the table's own name as prefix where it is needed. */
export type Where = RawBuilder<unknown>;

/** Domains that are proven to be their company's, without their keys. */
export async function domainRecords(tx: Tx, where: Where): Promise<(DomainRecord & { dkimSealed: string })[]> {
  const { rows } = await sql<{
    id: string;
    tenantId: string;
    name: string;
    selector: string;
    dkimSealed: string;
    aliasOf: string | null;
    catchAll: string | null;
    postmaster: string | null;
    filters: DomainRecord['filters'];
    tenantFilters: DomainRecord['filters'];
  }>`SELECT domain.id, domain.tenant_id AS "tenantId", domain.name, domain.dkim_selector AS selector, domain.dkim_private AS "dkimSealed",
      main.name AS "aliasOf", domain.catch_all AS "catchAll", domain.postmaster, domain.filters,
      (SELECT tenant.filters FROM tenant WHERE tenant.id = domain.tenant_id) AS "tenantFilters"
    FROM domain LEFT JOIN domain main ON main.id = domain.alias_of
    WHERE domain.proven_at IS NOT NULL AND ${where}`.execute(tx);
  return rows.map(({ selector, ...row }) => ({ ...row, dkim: { selector, privateKey: '' } }));
}

export async function mailboxRecords(tx: Tx, where: Where): Promise<MailboxRecord[]> {
  const { rows } = await sql<Omit<MailboxRecord, 'domain' | 'outgoingSince'> & { outgoing_at: Date | null }>`
    SELECT mailbox.id, mailbox.tenant_id AS "tenantId", mailbox.address, mailbox.password_hash AS "passwordHash", mailbox.state,
      mailbox.quota_mb AS "quotaMb", mailbox.access_mode AS "accessMode", mailbox.protocols, mailbox.retention_days AS "retentionDays",
      mailbox.send_policy AS "sendPolicy", mailbox.receive_policy AS "receivePolicy", mailbox.forward, mailbox.vacation, mailbox.filters,
      mailbox.outgoing, mailbox.outgoing_at, mailbox.bulk,
      (SELECT team.filters FROM mailbox_group team WHERE team.id = mailbox.group_id) AS "groupFilters", mailbox.rules,
      mailbox.may_forward AS "mayForward",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', app.id, 'selector', app.selector, 'hash', app.hash) ORDER BY app.id)
        FROM app_password app WHERE app.mailbox_id = mailbox.id), '[]') AS "appPasswords"
    FROM mailbox WHERE ${where}`.execute(tx);
  return rows.map(({ outgoing_at, ...row }) => ({
    ...row,
    domain: hostOf(row.address),
    outgoingSince: outgoing_at?.toISOString() ?? null,
  }));
}

export async function aliasRecords(tx: Tx, where: Where): Promise<AliasRecord[]> {
  const { rows } = await sql<Omit<AliasRecord, 'domain'>>`
    SELECT alias.id, alias.tenant_id AS "tenantId", alias.address, alias.targets FROM alias WHERE ${where}`.execute(tx);
  return rows.map((row) => ({ ...row, domain: hostOf(row.address) }));
}

export async function listRecords(tx: Tx, where: Where): Promise<ListRecord[]> {
  const { rows } = await sql<Omit<ListRecord, 'domain'>>`
    SELECT list.id, list.tenant_id AS "tenantId", list.address, list.members, list.post FROM distribution_list list WHERE ${where}`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, domain: hostOf(row.address) }));
}

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
