import { Injectable } from '@nestjs/common';
import type { QueueReport } from '@relevo/agent-protocol';
import { type BounceRule, classify } from '@relevo/bounce';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { BounceRules } from '../corrections/bounce-rules.service.js';
import { domainOf, ownersOf } from '../deliveries/attribution.rules.js';
import { providerOf } from '../deliveries/provider.rules.js';
import { type Cell, copyRows } from '../platform/database/copy.js';
import { Database } from '../platform/database/database.js';
import { Live } from '../platform/events/live.js';
import type { TenantId } from '../platform/ids.js';
import { ADD_NEW, DROP_GONE, LISTED_COLUMNS, LISTING, UPDATE_KNOWN } from './queue.sql.js';

type Listed = QueueReport['messages'][number];
type TenantOf = (domain: string) => string | undefined;

/** Takes a node's whole queue and makes ours equal to it. */
@Injectable()
export class QueueReports {
  constructor(
    private readonly database: Database,
    private readonly live: Live,
    private readonly rules: BounceRules,
  ) {}

  async take(agent: AgentIdentity, report: QueueReport): Promise<void> {
    const rules = await this.rules.current();
    const tenants = await this.database.onConnection(LISTING, async (client) => {
      // The log's batches lock the same row: one of the two speaks at a time.
      await client.query("SELECT 1 FROM ingest_cursor WHERE node_id = $1 AND stream = 'postfix' FOR UPDATE", [agent.nodeId]);
      const { rows: domains } = await client.query<{ name: string; tenant_id: string }>(
        'SELECT name, tenant_id FROM domain WHERE pair_id = $1',
        [agent.pairId],
      );
      const byName = new Map(domains.map((row) => [row.name, row.tenant_id]));
      const rows = report.messages.flatMap((message) => rowsOf(agent, message, (domain) => byName.get(domain), rules));
      await copyRows(client, 'listed', LISTED_COLUMNS, rows);
      const { rows: before } = await client.query<{ tenant_id: TenantId }>(
        'SELECT DISTINCT tenant_id FROM queue_entry WHERE node_id = $1',
        [agent.nodeId],
      );
      await client.query(UPDATE_KNOWN);
      await client.query(ADD_NEW);
      if (report.complete) await client.query(DROP_GONE, [agent.nodeId, report.at]);
      return new Set([...before.map((row) => row.tenant_id), ...rows.flatMap((row) => (row[0] ? [row[0] as TenantId] : []))]);
    });
    for (const tenant of tenants) this.live.publish(`tenant:${tenant}`, { type: 'queue' });
    if (tenants.size > 0) this.live.publish('platform', { type: 'queue' });
  }
}

/** One row for each recipient and owner; without an owner one all the same, since the log may have told of it before. */
function rowsOf(agent: AgentIdentity, message: Listed, tenantOf: TenantOf, rules: readonly BounceRule[]): Cell[][] {
  const sender = message.sender.toLowerCase();
  return message.recipients.flatMap(({ address, reason }) => {
    const recipient = address.toLowerCase();
    const owners = ownersOf(
      {
        type: 'rejected',
        position: 0,
        at: message.arrivedAt,
        queueId: message.queueId,
        sender,
        recipient,
        // A message of which the log says nothing counts as a stranger's: whoever stands as its sender has proved nothing.
        client: message.client ?? 'unknown',
        saslUser: message.saslUser,
        reply: '',
      },
      tenantOf,
    );
    const verdict = reason ? classify(reason, rules) : null;
    const row = (tenant: string | null, direction: string): Cell[] => {
      const peer = direction === 'inside' ? '' : domainOf(direction === 'in' ? sender : recipient);
      const provider = peer === '' ? '' : providerOf(null, peer);
      return [
        tenant,
        agent.nodeId,
        message.queueId,
        recipient,
        sender,
        direction,
        message.queue,
        message.arrivedAt,
        message.size,
        reason,
        verdict?.class,
        verdict?.label,
        peer,
        provider,
      ];
    };
    return owners.size > 0 ? [...owners].map(([tenant, direction]) => row(tenant, direction)) : [row(null, 'out')];
  });
}
