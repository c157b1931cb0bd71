import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import type { TenantId } from '../platform/ids.js';

export type Looked = 'queue' | 'bounces' | 'trace';

/** Writes down whose mail staff saw: before it is shown, in that company's own audit log, once an hour for each page. */
@Injectable()
export class StaffLooks {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async record(scope: PlatformScope, what: Looked, companies: Iterable<TenantId>): Promise<void> {
    const ids = [...new Set(companies)].sort();
    if (ids.length === 0) return;
    await this.database.within(scope, async (tx) => {
      const { rows } = await sql<{ tenant_id: TenantId }>`INSERT INTO staff_look (tenant_id, actor, what, hour)
        SELECT id, ${scope.actor.id}, ${what}, date_trunc('hour', now(), 'UTC') FROM unnest(${ids}::uuid[]) AS id ORDER BY id
        ON CONFLICT DO NOTHING RETURNING tenant_id`.execute(tx);
      if (rows.length === 0) return;
      const entries = rows.map(({ tenant_id }) => ({
        tenantId: tenant_id,
        action: `mail.seen_${what}`,
        target: `tenant:${tenant_id}`,
        label: '',
      }));
      await this.audit.record(tx, { ...scope.actor, name: `${scope.actor.name} (Relevo)` }, entries);
    });
  }
}
