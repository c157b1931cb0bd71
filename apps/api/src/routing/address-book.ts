import { Injectable } from '@nestjs/common';
import type { AliasRecord, DomainRecord, ListRecord, MailboxRecord } from '@relevo/agent-protocol';
import { type Directory, directoryOf, route } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { aliasRecords, domainRecords, listRecords, mailboxRecords } from '../changes/records.js';
import type { Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';

/** The part of a tenant's addresses that mail for some of them passes: small, however many mailboxes there are. */
@Injectable()
export class AddressBook {
  /**
   * What mail for these addresses may reach, and the addresses themselves. Other tenants' addresses count as outside: what
   * happens behind them is theirs to know.
   */
  async around(tx: Tx, scope: TenantScope, addresses: readonly string[]): Promise<Directory> {
    const domains: DomainRecord[] = await domainRecords(tx, sql`domain.tenant_id = ${scope.tenantId}`);
    const found = { domains, mailboxes: [] as MailboxRecord[], aliases: [] as AliasRecord[], lists: [] as ListRecord[] };
    const asked = new Set<string>();
    let frontier = [...addresses];
    while (frontier.length > 0) {
      for (const address of frontier) asked.add(address);
      const among = (table: string) =>
        sql`${sql.ref(`${table}.tenant_id`)} = ${scope.tenantId} AND ${sql.ref(`${table}.address`)} = ANY(${frontier}::text[])`;
      found.mailboxes.push(...(await mailboxRecords(tx, among('mailbox'))));
      found.aliases.push(...(await aliasRecords(tx, among('alias'))));
      found.lists.push(...(await listRecords(tx, among('list'))));
      const directory = directoryOf(found);
      frontier = [...new Set(frontier.flatMap((address) => route(directory, address).steps.map(({ to }) => to)))].filter(
        (address) => !asked.has(address),
      );
    }
    return directoryOf(found);
  }
}
