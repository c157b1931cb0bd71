import { Injectable } from '@nestjs/common';
import type { Health } from '@relevo/agent-protocol';
import { CHECK_NAMES, readiness } from '@relevo/failover';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { PairId } from '../platform/ids.js';
import type { NodeReadiness } from './switchovers.dto.js';

/** How able each node of a pair is to serve, from what its agent last told. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofPair(pairId: PairId, serving: 'primary' | 'standby'): Promise<NodeReadiness[]> {
    const nodes = await this.database.platform
      .selectFrom('node')
      .innerJoin('pair', 'pair.id', 'node.pair_id')
      .select([
        'node.name',
        'node.role',
        'node.host',
        'node.address',
        'node.health',
        'node.last_seen_at',
        'node.revision',
        'node.config_error',
        'pair.revision as head',
      ])
      .where('pair_id', '=', pairId)
      .where('revoked_at', 'is', null)
      .orderBy('role')
      .execute();
    return nodes.map((node) => {
      const health = node.health as Health | null;
      const judged = readiness({
        now: this.clock.now().getTime(),
        lastContact: node.last_seen_at?.getTime() ?? null,
        lagMs: health?.replication.lagMs ?? null,
        peerReachable: health?.replication.peerReachable ?? null,
        revision: node.revision,
        head: node.head,
        services: Object.fromEntries(Object.entries(health?.services ?? {}).map(([name, service]) => [name, service.ok])),
        diskUsedBytes: health?.disk.usedBytes ?? null,
        diskTotalBytes: health?.disk.totalBytes ?? null,
        fenced: health?.fenced ?? false,
        configError: node.config_error,
      });
      return {
        node: node.name,
        role: node.role as NodeReadiness['role'],
        host: node.host,
        address: node.address.replace(/\/\d+$/, ''),
        serving: node.role === serving,
        level: judged.level,
        checks: judged.checks.map((check) => ({ ...check, name: CHECK_NAMES[check.id] })),
        lastSeenAt: node.last_seen_at?.toISOString() ?? null,
      };
    });
  }
}
