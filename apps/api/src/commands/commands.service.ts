import { Injectable } from '@nestjs/common';
import type { Command, CommandProgress, CommandResult, CommandSpec } from '@relevo/agent-protocol';
import type { z } from 'zod';
import { Database } from '../platform/database/database.js';
import { type Actor, platformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { type CommandId, type NodeId, newId, type TenantId } from '../platform/ids.js';
import { NodeQueues } from '../platform/jobs/node-queues.js';

/** Imperative acts on a node. The row is the truth, the job on the node's queue only wakes its agent. */
@Injectable()
export class Commands {
  constructor(
    private readonly database: Database,
    private readonly queues: NodeQueues,
  ) {}

  async send(actor: Actor, nodeId: NodeId, spec: CommandSpec, tenantId: TenantId | null = null): Promise<CommandId> {
    const id = newId<CommandId>();
    await this.database.within(platformScope, (tx) =>
      tx
        .insertInto('command')
        .values({ id, node_id: nodeId, tenant_id: tenantId, spec: JSON.stringify(spec), requested_by: actor.name })
        .execute(),
    );
    await this.queues.command(nodeId, id);
    return id;
  }

  async open(nodeId: NodeId): Promise<Command[]> {
    const rows = await this.database.platform
      .selectFrom('command')
      .select(['id', 'spec', 'created_at'])
      .where('node_id', '=', nodeId)
      .where('state', '=', 'open')
      .orderBy('created_at')
      .limit(100)
      .execute();
    return rows.map((row) => ({ id: row.id, spec: row.spec as unknown as CommandSpec, createdAt: row.created_at.toISOString() }));
  }

  async progress(nodeId: NodeId, id: CommandId, progress: z.infer<typeof CommandProgress>): Promise<Result<null>> {
    const { numUpdatedRows } = await this.database.platform
      .updateTable('command')
      .set({ progress: JSON.stringify(progress) })
      .where('id', '=', id)
      .where('node_id', '=', nodeId)
      .executeTakeFirst();
    return numUpdatedRows > 0n ? ok(null) : err('resource.not_found');
  }

  /** The first result stands; a repeated report changes nothing. @returns what was to be done */
  async finish(nodeId: NodeId, id: CommandId, outcome: CommandResult): Promise<Result<CommandSpec>> {
    const known = await this.database.platform
      .selectFrom('command')
      .select(['state', 'spec'])
      .where('id', '=', id)
      .where('node_id', '=', nodeId)
      .executeTakeFirst();
    if (!known) return err('resource.not_found');
    await this.database.platform
      .updateTable('command')
      .set({
        state: outcome.ok ? 'done' : 'failed',
        result: JSON.stringify(outcome.result),
        error: outcome.error,
        finished_at: new Date(),
      })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute();
    return ok(known.spec as unknown as CommandSpec);
  }

  /** State of one command, for who waits on it. */
  async outcome(
    id: CommandId,
  ): Promise<{ state: 'open' | 'done' | 'failed'; result: unknown; error: string | null; progress: unknown } | null> {
    const row = await this.database.platform
      .selectFrom('command')
      .select(['state', 'result', 'error', 'progress'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? { ...row, state: row.state as 'open' | 'done' | 'failed' } : null;
  }
}
