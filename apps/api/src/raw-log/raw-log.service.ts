import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CommandSpec, type LogPlace, LogPortion } from '@relevo/agent-protocol';
import { isParsed, LineParser, mayBeShown, type ParsedLine, type Viewer } from '@relevo/mail-log';
import { sql } from 'kysely';
import { z } from 'zod';
import { Commands } from '../commands/commands.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import type { CommandId, NodeId } from '../platform/ids.js';
import type { LogDownload, LogStream, RawLogLines, RawLogQuery } from './raw-log.dto.js';

const WAIT_MS = 12_000;
const LOOK_MS = 100;
const PORTION = 5000;
const EVERY_MS = 2000;
const FOLLOW_MS = 15 * 60_000;
export interface Shown {
  readonly node: string;
  readonly text: string;
}
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
    const { limit, file } = query;
    const needles = needlesOf(query.q);
    const asked = await Promise.all(
      (await this.#nodes(scope)).map(async ({ id, name }) => ({
        name,
        command: await this.commands.send(scope.actor, id, { kind: 'search_log', needles, limit, file }),
      })),
    );
    const answers = await Promise.all(
      asked.map(async ({ name, command }) => ({ name, found: await this.#answer(command, Found) })),
    );
    const lines = answers.flatMap(({ name, found }) => (found?.lines ?? []).map((text) => ({ node: name, text })));
    return {
      lines: await this.#sift(scope, lines),
      more: answers.some(({ found }) => found?.more),
      silent: answers.filter(({ found }) => found === null).map(({ name }) => name),
    };
  }

  /**
   * All lines that are the tenant's, node by node, oldest first, portion by portion: neither a node nor we ever hold more than one.
   * A node that stops answering is named in the text, so that nobody takes a part for the whole.
   */
  async *download(scope: TenantScope, query: LogDownload): AsyncGenerator<string> {
    const wish = { kind: 'read_log' as const, file: query.file, needles: needlesOf(query.q), day: query.day ?? null };
    for (const { id, name } of await this.#nodes(scope)) {
      for (let from: LogPlace | null = null, done = false; !done; ) {
        const portion = await this.#portion(scope, id, { ...wish, from, limit: PORTION });
        if (!portion) {
          yield `# ${name}: no answer; what follows is missing\n`;
          break;
        }
        const shown = await this.#sift(
          scope,
          portion.lines.map((text) => ({ node: name, text })),
        );
        if (shown.length > 0) yield `${shown.map((line) => line.text).join('\n')}\n`;
        ({ next: from, done } = portion);
      }
    }
  }

  /** New lines as they are written, from now on; ends by itself after a quarter of an hour, or when its reader may no longer read. */
  async *follow(
    scope: TenantScope,
    query: LogStream,
    still: () => Promise<boolean>,
    signal: AbortSignal,
  ): AsyncGenerator<Shown[]> {
    const needles = needlesOf(query.q);
    const places = new Map<NodeId, LogPlace | 'end' | null>();
    const nodes = await this.#nodes(scope);
    const until = this.clock.now().getTime() + FOLLOW_MS;
    while (!signal.aborted && this.clock.now().getTime() < until && (await still())) {
      const portions = await Promise.all(
        nodes.map(async ({ id, name }) => {
          const from = places.get(id) ?? 'end';
          const wish = { kind: 'read_log' as const, file: query.file, needles, day: null, from, limit: 500 };
          const portion = await this.#portion(scope, id, wish);
          if (portion) places.set(id, portion.next ?? 'end');
          return (portion?.lines ?? []).map((text) => ({ node: name, text }));
        }),
      );
      yield await this.#sift(scope, portions.flat());
      await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #nodes(scope: TenantScope): Promise<{ id: NodeId; name: string }[]> {
    const rows = await this.database.platform
      .selectFrom('node')
      .innerJoin('tenant', 'tenant.pair_id', 'node.pair_id')
      .select(['node.id', 'node.name'])
      .where('tenant.id', '=', scope.tenantId)
      .where('node.revoked_at', 'is', null)
      .orderBy('node.role')
      .execute();
    return rows.map((row) => ({ ...row, id: row.id as NodeId }));
  }

  /** The command's row goes once it is answered: a stream would leave thousands that tell nobody anything. */
  async #portion(scope: TenantScope, node: NodeId, wish: Extract<CommandSpec, { kind: 'read_log' }>): Promise<LogPortion | null> {
    const command = await this.commands.send(scope.actor, node, wish);
    const portion = await this.#answer(command, LogPortion);
    await this.database.platform.deleteFrom('command').where('id', '=', command).execute();
    return portion;
  }

  async #answer<T>(command: CommandId, shape: z.ZodType<T>): Promise<T | null> {
    const deadline = this.clock.now().getTime() + WAIT_MS;
    while (this.clock.now().getTime() < deadline) {
      const outcome = await this.commands.outcome(command);
      if (outcome?.state === 'done') {
        // What the node found is everybody's; it does not stay.
        await this.database.platform.updateTable('command').set({ result: '{}' }).where('id', '=', command).execute();
        return shape.parse(outcome.result);
      }
      if (outcome?.state !== 'open') return null;
      await sleep(LOOK_MS);
    }
    return null;
  }

  /** By each line alone: a session, and a search, may hold lines of several companies. */
  async #sift(scope: TenantScope, lines: readonly Shown[]): Promise<Shown[]> {
    if (lines.length === 0) return [];
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

const needlesOf = (q: string): string[] =>
  q
    .split(/\s+/)
    .filter((word) => word.length >= 3)
    .slice(0, 5);
