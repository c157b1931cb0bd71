import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import type { ChangeView } from './changes.dto.js';

interface Row {
  pair_id: string;
  revision: number;
  action: string;
  entity: string;
  entity_id: string;
  label: string;
  actor: string;
  at: Date;
  receipts: ChangeView['receipts'];
}

/** Changes of a tenant with the receipts that cover them: the first receipt of each node whose revision is not below the change's. */
@Injectable()
export class ChangeHistory {
  constructor(private readonly database: Database) {}

  list(scope: TenantScope, query: PageQuery & { entityId?: string | undefined }): Promise<Page<ChangeView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.number()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<Row>`
        SELECT c.*, (
          SELECT coalesce(json_agg(json_build_object('node', n.name, 'role', n.role, 'outcome', r.outcome, 'appliedAt', r.applied_at,
                   'afterMs', CASE WHEN r.applied_at IS NOT NULL THEN greatest(0, round(extract(epoch FROM r.applied_at - c.at) * 1000)) END, 'why', r.why) ORDER BY n.role), '[]')
          FROM node n LEFT JOIN LATERAL (
            SELECT * FROM receipt x WHERE x.node_id = n.id AND x.revision >= c.revision ORDER BY x.revision LIMIT 1) r ON true
          WHERE n.pair_id = c.pair_id) AS receipts
        FROM change c
        WHERE c.tenant_id = ${scope.tenantId}
          ${after ? sql`AND c.revision < ${after[0]}` : sql``}
          ${query.entityId ? sql`AND c.entity_id = ${query.entityId}` : sql``}
        ORDER BY c.revision DESC LIMIT ${query.limit + 1}`.execute(tx);
      return toPage(rows, query.limit, toView, (row) => encodeCursor(row.revision));
    });
  }
}

function toView(row: Row): ChangeView {
  return {
    revision: row.revision,
    action: row.action,
    entity: row.entity as ChangeView['entity'],
    entityId: row.entity_id,
    label: row.label,
    actor: row.actor,
    at: row.at.toISOString(),
    receipts: row.receipts.map((receipt) => ({
      ...receipt,
      appliedAt: receipt.appliedAt && new Date(receipt.appliedAt).toISOString(),
    })),
    active: row.receipts.length > 0 && row.receipts.every((receipt) => receipt.outcome === 'applied'),
  };
}
