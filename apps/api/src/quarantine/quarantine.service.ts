import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { QuarantineAct, QuarantinedId } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { Filtering } from '../filtering/filtering.service.js';
import { MailboxLooks } from '../looks/looks.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { CommandId, MailboxId, NodeId } from '../platform/ids.js';
import { authorOf } from './author.rules.js';
import type {
  QuarantineActAnswer,
  QuarantineActBody,
  QuarantinedContent,
  QuarantinedView,
  QuarantineQuery,
} from './quarantine.dto.js';
import { safeText } from './safe-text.js';

const WAIT_MS = 8000;
const LOOK_MS = 60;
/** A node that has not answered for so long may be asked again, or the other one in its place. */
const ASK_AGAIN_SECONDS = 60;
/** As in the readiness of nodes: they report every few seconds. */
const ALIVE_SECONDS = 30;
const LOOK_BYTES = 700_000;
const Looked = z.object({ raw: z.string(), truncated: z.boolean() });

interface Row {
  id: string;
  mailbox_id: string;
  address: string;
  at: Date;
  sender: string;
  author: string;
  subject: string;
  size: number;
  score: number | null;
  symbols: string[];
  state: QuarantinedView['state'];
  wish: QuarantinedView['wish'];
  acted_by: string | null;
  acted_at: Date | null;
  expires_at: Date;
}
interface Asked {
  id: string;
  mailbox_id: MailboxId;
  guid: string;
  address: string;
  author: string;
}

/** What nodes keep outside the mailboxes: they tell what is there, and do with it what is asked. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly filtering: Filtering,
    private readonly looks: MailboxLooks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @param mailboxId of one mailbox alone */
  list(
    scope: TenantScope,
    query: QuarantineQuery,
    mailboxId: MailboxId | null,
  ): Promise<Page<QuarantinedView> & { held: number }> {
    const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
    const text = query.q?.toLowerCase().replace(/[\\%_]/g, '\\$&');
    const whose = sql`tenant_id = ${scope.tenantId} ${mailboxId ? sql`AND mailbox_id = ${mailboxId}` : sql``}`;
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<Row & { exact: string }>`SELECT *, at::text AS exact FROM quarantine_message
        WHERE ${whose} AND state = ${query.state} AND expires_at > now()
          ${text ? sql`AND lower(sender || ' ' || author || ' ' || subject || ' ' || address) LIKE ${`%${text}%`}` : sql``}
          ${after ? sql`AND (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
        ORDER BY at DESC, id DESC LIMIT ${query.limit + 1}`.execute(tx);
      const { rows: counts } = await sql<{ held: number }>`SELECT count(*)::int AS held FROM quarantine_message
        WHERE ${whose} AND state = 'held' AND expires_at > now()`.execute(tx);
      return {
        ...toPage(rows, query.limit, toView, (row) => encodeCursor(row.exact, row.id)),
        held: counts[0]?.held ?? 0,
      };
    });
  }

  /** Asks a node and waits a moment for its answer; what it answers later counts as well. */
  async act(scope: TenantScope, body: QuarantineActBody, mailboxId: MailboxId | null): Promise<Result<QuarantineActAnswer>> {
    const node = await this.#node(scope);
    if (!node) return err('quarantine.node_away');
    const act: QuarantineAct = body.act === 'trust' ? 'release' : body.act;
    const asked = await this.#ask(scope, body, act, mailboxId);
    if (asked.length === 0) return err('quarantine.not_held');
    const messages: QuarantinedId[] = asked.map((row) => ({ mailboxId: row.mailbox_id, guid: row.guid }));
    await this.commands.send(scope.actor, node, { kind: 'quarantine_act', act, messages }, scope.tenantId);
    const states = await this.#settled(
      scope,
      asked.map(({ id }) => id),
    );
    const count = (state: string) => states.filter((one) => one === state).length;
    const done = count('released') + count('deleted') + count('spam');
    const trusted = body.act === 'trust' ? await this.#trust(scope, asked) : 0;
    return ok({ done, gone: count('gone'), waiting: asked.length - done - count('gone'), trusted });
  }

  /** For somebody else than its own person: no look without its trace. */
  async lookInto(scope: TenantScope, id: string, why: string): Promise<Result<QuarantinedContent>> {
    const message = await this.#held(scope, id, null);
    if (!message) return err('resource.not_found');
    const traced = await this.looks.record(scope, message.mailbox_id, { what: 'content', why });
    return traced.ok ? this.#content(scope, message) : traced;
  }

  async ownContent(scope: TenantScope, id: string, mailboxId: MailboxId): Promise<Result<QuarantinedContent>> {
    const message = await this.#held(scope, id, mailboxId);
    return message ? this.#content(scope, message) : err('quarantine.not_held');
  }

  async #content(scope: TenantScope, message: Asked): Promise<Result<QuarantinedContent>> {
    const node = await this.#node(scope);
    if (!node) return err('quarantine.node_away');
    const spec = {
      kind: 'quarantine_look' as const,
      message: { mailboxId: message.mailbox_id, guid: message.guid },
      limit: LOOK_BYTES,
    };
    const command = await this.commands.send(scope.actor, node, spec, scope.tenantId);
    const deadline = this.clock.now().getTime() + WAIT_MS;
    while (this.clock.now().getTime() < deadline) {
      const outcome = await this.commands.outcome(command);
      if (outcome?.state === 'failed') return err('quarantine.not_held');
      if (outcome?.state === 'done') {
        await this.#forget(command);
        const { raw, truncated } = Looked.parse(outcome.result);
        return ok(await safeText(Buffer.from(raw, 'base64'), truncated));
      }
      await sleep(LOOK_MS);
    }
    // What comes after this is nobody's to read.
    await this.database.platform.deleteFrom('command').where('id', '=', command).execute();
    return err('quarantine.node_away');
  }

  /** Mail does not stay in the control plane. */
  async #forget(command: CommandId): Promise<void> {
    await this.database.platform.updateTable('command').set({ result: '{}' }).where('id', '=', command).execute();
  }

  async #held(scope: TenantScope, id: string, mailboxId: MailboxId | null): Promise<Asked | undefined> {
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<Asked>`SELECT id, mailbox_id, guid, address, author FROM quarantine_message
        WHERE tenant_id = ${scope.tenantId} AND id = ${id} AND state = 'held' AND expires_at > now()
          ${mailboxId ? sql`AND mailbox_id = ${mailboxId}` : sql``}`.execute(tx);
      return rows[0];
    });
  }

  #ask(scope: TenantScope, body: QuarantineActBody, act: QuarantineAct, mailboxId: MailboxId | null): Promise<Asked[]> {
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<Asked>`UPDATE quarantine_message
        SET wish = ${act}, asked_at = now(), acted_by = ${scope.actor.name}
        WHERE tenant_id = ${scope.tenantId} AND id = ANY(${body.ids}::uuid[]) AND state = 'held' AND expires_at > now()
          AND (wish IS NULL OR asked_at < now() - make_interval(secs => ${ASK_AGAIN_SECONDS}))
          ${mailboxId ? sql`AND mailbox_id = ${mailboxId}` : sql``}
        RETURNING id, mailbox_id, guid, address, author`.execute(tx);
      await this.#note(tx, scope, rows, body.act);
      return rows;
    });
  }

  async #note(tx: Tx, scope: TenantScope, rows: readonly Asked[], act: QuarantineActBody['act']): Promise<void> {
    const byMailbox = new Map<string, Asked[]>();
    for (const row of rows) byMailbox.set(row.mailbox_id, [...(byMailbox.get(row.mailbox_id) ?? []), row]);
    const entries = [...byMailbox].map(([id, own]) => ({
      tenantId: scope.tenantId,
      action: `quarantine.${act}`,
      target: `mailbox:${id}`,
      label: own[0]?.address ?? '',
      after: { messages: own.length },
    }));
    if (entries.length > 0) await this.audit.record(tx, scope.actor, entries);
  }

  async #settled(scope: TenantScope, ids: readonly string[]): Promise<string[]> {
    const deadline = this.clock.now().getTime() + WAIT_MS;
    for (;;) {
      const { rows } = await this.database.within(scope, (tx) =>
        sql<{ state: string; wish: string | null }>`SELECT state, wish FROM quarantine_message
          WHERE tenant_id = ${scope.tenantId} AND id = ANY(${[...ids]}::uuid[])`.execute(tx),
      );
      if (rows.every(({ wish }) => wish === null) || this.clock.now().getTime() >= deadline)
        return rows.map(({ state }) => state);
      await sleep(LOOK_MS);
    }
  }

  async #trust(scope: TenantScope, asked: readonly Asked[]): Promise<number> {
    const byMailbox = new Map<MailboxId, Set<string>>();
    for (const { mailbox_id, author } of asked) {
      const sender = authorOf(author);
      if (sender) byMailbox.set(mailbox_id, (byMailbox.get(mailbox_id) ?? new Set()).add(sender));
    }
    let trusted = 0;
    for (const [mailboxId, senders] of byMailbox) {
      const done = await this.filtering.trust(scope, mailboxId, [...senders]);
      if (done.ok) trusted += senders.size;
    }
    return trusted;
  }

  /** The node that serves the company, or the other one while that is away. */
  async #node(scope: TenantScope): Promise<NodeId | null> {
    const { rows } = await sql<{ id: NodeId }>`SELECT n.id FROM node n JOIN tenant t ON t.pair_id = n.pair_id
      WHERE t.id = ${scope.tenantId} AND n.revoked_at IS NULL AND n.last_seen_at > now() - make_interval(secs => ${ALIVE_SECONDS})
      ORDER BY n.role = t.serving DESC LIMIT 1`.execute(this.database.platform);
    return rows[0]?.id ?? null;
  }
}

export const toView = (row: Row): QuarantinedView => ({
  id: row.id,
  mailboxId: row.mailbox_id,
  address: row.address,
  at: row.at.toISOString(),
  sender: row.sender,
  author: row.author,
  subject: row.subject,
  size: Number(row.size),
  score: row.score,
  symbols: row.symbols,
  state: row.state,
  wish: row.wish,
  actedBy: row.state === 'held' ? null : row.acted_by,
  actedAt: row.acted_at?.toISOString() ?? null,
  expiresAt: row.expires_at.toISOString(),
});
