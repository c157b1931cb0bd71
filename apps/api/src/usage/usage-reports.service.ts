import { Injectable } from '@nestjs/common';
import type { UsageReport } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Database } from '../platform/database/database.js';
import { WorkQueue } from '../platform/jobs/work-queue.js';

/** What nodes say of how full mailboxes are. A node speaks for the mailboxes of its own pair and for no others. */
@Injectable()
export class UsageReports {
  constructor(
    private readonly database: Database,
    private readonly work: WorkQueue,
  ) {}

  /** Of two nodes the one that looked last is right; again with the same content, nothing happens. A clock that runs ahead counts as now. */
  async take(agent: AgentIdentity, report: UsageReport): Promise<void> {
    const { rows } = await sql`INSERT INTO mailbox_usage AS u (mailbox_id, tenant_id, used_bytes, at)
      SELECT DISTINCT ON (m.id) m.id, m.tenant_id, r."usedBytes", least(r.at, now())
      FROM jsonb_to_recordset(${JSON.stringify(report.mailboxes)}::jsonb) AS r("mailboxId" uuid, "usedBytes" bigint, at timestamptz)
      JOIN mailbox m ON m.id = r."mailboxId" AND m.pair_id = ${agent.pairId} ORDER BY m.id, r.at DESC
      ON CONFLICT (mailbox_id) DO UPDATE SET used_bytes = excluded.used_bytes, at = excluded.at WHERE u.at < excluded.at
      RETURNING 1`.execute(this.database.platform);
    if (rows.length > 0) await this.work.wake('usage', {});
  }
}
