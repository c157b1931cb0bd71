import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { newId, type TenantId } from '../platform/ids.js';
import { ALARM_KINDS, type AlarmKind, type Severity } from './alarm.kinds.js';
import type { AlarmQuery, AlarmView } from './alarms.dto.js';

export interface Alarm {
  readonly kind: AlarmKind;
  /** What it is about: a node, a domain, a check. One alarm is open per kind and subject. */
  readonly subject: string;
  /** What people call it. */
  readonly label: string;
  readonly tenantId?: TenantId | null;
  /** Ids, counts and names that help to understand it; no secrets, no addresses of mailboxes. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** What staff have to look at. Raised again while open it counts, and keeps the newest facts; closed and raised again it is a new one. */
@Injectable()
export class Alarms {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async raise(alarm: Alarm): Promise<void> {
    const { rows } = await sql<{ id: string; count: number }>`
      INSERT INTO alarm (id, tenant_id, severity, kind, dedup_key, label, facts)
      VALUES (${newId()}, ${alarm.tenantId ?? null}, ${ALARM_KINDS[alarm.kind]}, ${alarm.kind}, ${keyOf(alarm)}, ${alarm.label}, ${JSON.stringify(alarm.facts ?? {})}::jsonb)
      ON CONFLICT (dedup_key) WHERE closed_at IS NULL
        DO UPDATE SET count = alarm.count + 1, last_at = now(), label = excluded.label, facts = excluded.facts
      RETURNING id, count`.execute(this.database.platform);
    if (rows[0]?.count === 1) this.live.publish('platform', { type: 'alarm', id: rows[0].id });
  }

  /** What raised it is over, as the platform itself saw. */
  async clear(kind: AlarmKind, subject: string): Promise<void> {
    const { numUpdatedRows } = await this.database.platform
      .updateTable('alarm')
      .set({ closed_at: new Date(), closed_by: 'Relevo' })
      .where('dedup_key', '=', keyOf({ kind, subject }))
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) this.live.publish('platform', { type: 'alarm', id: '' });
  }

  /** Somebody looked at it and answers for that. */
  async close(scope: PlatformScope, id: string): Promise<Result<null>> {
    const closed = await this.database.within(scope, async (tx) => {
      const row = await tx
        .updateTable('alarm')
        .set({ closed_at: new Date(), closed_by: scope.actor.name })
        .where('id', '=', id)
        .where('closed_at', 'is', null)
        .returning(['kind', 'label', 'tenant_id'])
        .executeTakeFirst();
      if (row)
        await this.audit.record(tx, scope.actor, [
          {
            tenantId: row.tenant_id as TenantId | null,
            action: 'alarm.closed',
            target: `alarm:${id}`,
            label: row.label,
            after: { kind: row.kind },
          },
        ]);
      return row;
    });
    if (!closed) return err('resource.not_found');
    this.live.publish('platform', { type: 'alarm', id });
    return ok(null);
  }

  /** Newest first. */
  async list(query: AlarmQuery): Promise<Page<AlarmView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
    let rows = this.database.platform
      .selectFrom('alarm')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.state) rows = rows.where('closed_at', query.state === 'open' ? 'is' : 'is not', null);
    if (after) rows = rows.where('id', '<', after[0]);
    return toPage(
      await rows.execute(),
      query.limit,
      (row): AlarmView => ({
        id: row.id,
        kind: row.kind as AlarmKind,
        severity: row.severity as Severity,
        tenantId: row.tenant_id,
        label: row.label,
        facts: row.facts as AlarmView['facts'],
        count: row.count,
        openedAt: row.opened_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        closedAt: row.closed_at?.toISOString() ?? null,
        closedBy: row.closed_by,
      }),
      (row) => encodeCursor(row.id),
    );
  }
}

const keyOf = ({ kind, subject }: Pick<Alarm, 'kind' | 'subject'>): string => `${kind} ${subject}`;
