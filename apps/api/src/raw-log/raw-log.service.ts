import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isParsed, LineParser, mayBeShown, type ParsedLine, type Viewer } from '@relevo/mail-log';
import { sql } from 'kysely';
import { z } from 'zod';
import { Commands } from '../commands/commands.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import type { CommandId, NodeId } from '../platform/ids.js';
import type { RawLogLines, RawLogQuery } from './raw-log.dto.js';

const WAIT_MS = 12_000;
const LOOK_MS = 100;
const Found = z.object({ lines: z.array(z.string()), more: z.boolean() });

/** Lines of the nodes' own log files, which stay there: nodes search, and what comes back is sifted line by line. */
@Injectable()
export class RawLog {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {}

  async search(scope: TenantScope, query: RawLogQuery): Promise<RawLogLines> {
    const needles = query.q
      .split(/\s+/)
      .filter((word) => word.length >= 3)
      .slice(0, 5);
    const nodes = await this.database.platform
      .selectFrom('node')
      .innerJoin('tenant', 'tenant.pair_id', 'node.pair_id')
      .select(['node.id', 'node.name'])
      .where('tenant.id', '=', scope.tenantId)
      .where('node.revoked_at', 'is', null)
      .orderBy('node.role')
      .execute();
    const asked = await Promise.all(
      nodes.map(async ({ id, name }) => ({
        name,
        command: await this.commands.send(scope.actor, id as NodeId, { kind: 'search_log', needles, limit: query.limit }),
      })),
    );
    const answers = await Promise.all(asked.map(async ({ name, command }) => ({ name, found: await this.#answer(command) })));
    const lines = answers.flatMap(({ name, found }) => (found?.lines ?? []).map((text) => ({ node: name, text })));
    return {
      lines: await this.#sift(scope, lines),
      more: answers.some(({ found }) => found?.more),
      silent: answers.filter(({ found }) => found === null).map(({ name }) => name),
    };
  }

  async #answer(command: CommandId): Promise<z.infer<typeof Found> | null> {
    const deadline = this.clock.now().getTime() + WAIT_MS;
    while (this.clock.now().getTime() < deadline) {
      const outcome = await this.commands.outcome(command);
      if (outcome?.state === 'done') {
        // What the node found is everybody's; it does not stay.
        await this.database.platform.updateTable('command').set({ result: '{}' }).where('id', '=', command).execute();
        return Found.parse(outcome.result);
      }
      if (outcome?.state !== 'open') return null;
      await sleep(LOOK_MS);
    }
    return null;
  }

  /** By each line alone: a session, and a search, may hold lines of several companies. */
  async #sift(scope: TenantScope, lines: readonly { node: string; text: string }[]) {
    const parser = new LineParser({ reference: this.clock.now() });
    const parsed = lines.map((line) => ({ ...line, line: parser.parse(line.text) }));
    const queueIds = new Set(parsed.flatMap(({ line }) => (isParsed(line) ? queueIdOf(line) : [])));
    const viewer = await this.database.within(scope, async (tx): Promise<Viewer> => {
      const domains = await tx.selectFrom('domain').select('name').where('tenant_id', '=', scope.tenantId).execute();
      const { rows } = await sql<{
        queue_id: string;
        sent: boolean;
      }>`SELECT queue_id, bool_or(direction <> 'in') AS sent FROM mail_event
        WHERE tenant_id = ${scope.tenantId} AND queue_id = ANY(${[...queueIds]}::text[]) AND type <> 'rejected' GROUP BY 1`.execute(
        tx,
      );
      const own = new Set(domains.map((row) => row.name));
      const concerned = new Set(rows.flatMap((row) => (row.sent ? [row.queue_id, `from:${row.queue_id}`] : [row.queue_id])));
      return { owns: (domain) => own.has(domain), concerned: (queueId) => concerned.has(queueId) };
    });
    return parsed.filter(({ line }) => mayBeShown(line, viewer)).map(({ node, text }) => ({ node, text }));
  }
}

const queueIdOf = ({ event }: ParsedLine): string[] => ('queueId' in event && event.queueId ? [event.queueId] : []);
