import { Injectable } from '@nestjs/common';
import type { SendingReport } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Database } from '../platform/database/database.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { Containments } from './containments.service.js';

/** Takes what a node counted and decided. It can name mailboxes of its own pair, and no others. */
@Injectable()
export class SendingReports {
  constructor(
    private readonly database: Database,
    private readonly containments: Containments,
  ) {}

  async take(agent: AgentIdentity, report: SendingReport): Promise<void> {
    const named = [...report.hours, ...report.containments, ...report.offers].map(({ address }) => address.toLowerCase());
    const { rows } = await sql<{ id: string; tenant_id: string; address: string }>`
      SELECT m.id, m.tenant_id, m.address FROM mailbox m WHERE m.pair_id = ${agent.pairId} AND m.address = ANY(${[...new Set(named)]}::text[])`.execute(
      this.database.platform,
    );
    const known = new Map(rows.map((row) => [row.address, row]));
    const hours = report.hours.flatMap((hour) => {
      const mailbox = known.get(hour.address);
      return mailbox ? [{ ...hour, tenant_id: mailbox.tenant_id }] : [];
    });
    if (hours.length > 0)
      await sql`INSERT INTO sending_hour AS s (tenant_id, pair_id, node_id, address, hour, recipients, strangers, tainted)
        SELECT r.tenant_id, ${agent.pairId}, ${agent.nodeId}, r.address, r.hour, r.recipients, r.strangers,
          EXISTS (SELECT 1 FROM containment c WHERE c.tenant_id = r.tenant_id AND c.address = r.address AND c.lifted_at IS NULL)
        FROM jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) AS r(tenant_id uuid, address text, hour timestamptz, recipients int, strangers int)
        ON CONFLICT (tenant_id, address, hour, node_id) DO UPDATE
          SET recipients = excluded.recipients, strangers = excluded.strangers, tainted = s.tainted OR excluded.tainted`.execute(
        this.database.platform,
      );
    for (const { address, at, seen } of report.offers) {
      const mailbox = known.get(address);
      if (mailbox)
        await sql`INSERT INTO sending_notice (tenant_id, kind, key, day, at, seen)
          VALUES (${mailbox.tenant_id}, 'bulk_offer', ${address}, ${at}::date, ${at}, ${seen}) ON CONFLICT DO NOTHING`.execute(
          this.database.platform,
        );
    }
    const actor = { id: `node:${agent.nodeId}`, name: agent.name, address: null, requestId: null };
    for (const { id, address, at, rule, ...evidence } of report.containments) {
      const mailbox = known.get(address);
      if (!mailbox) continue;
      await this.containments.contain(
        {
          id,
          tenantId: mailbox.tenant_id as TenantId,
          pairId: agent.pairId,
          mailboxId: mailbox.id as MailboxId,
          address,
          nodeId: agent.nodeId,
          rule,
          at: new Date(at),
          evidence,
        },
        actor,
      );
    }
  }
}
