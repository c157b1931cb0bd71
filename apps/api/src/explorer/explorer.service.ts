import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandSpec } from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import { Commands } from '../commands/commands.service.js';
import type { LookedAt } from '../looks/looks.dto.js';
import { MailboxLooks } from '../looks/looks.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { CommandId, MailboxId, NodeId } from '../platform/ids.js';
import { safeText } from '../quarantine/safe-text.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { FolderList, FolderMessages, MessageContent, MessageQuery, MessagesQuery, StartedLook } from './explorer.dto.js';
import { FolderMessage } from './explorer.dto.js';
import { decodeWords } from './words.rules.js';

const MINUTES = 30;
const WAIT_MS = 15_000;
const LOOK_MS = 50;

type LookError = 'resource.not_found' | 'explorer.look_over' | 'explorer.node_silent';
const Folders = z.object({ folders: z.array(z.object({ name: z.string(), messages: z.int(), bytes: z.int() })) });
const Listed = z.object({ total: z.int(), messages: z.array(FolderMessage), next: z.int().nullable() });
const Message = z.discriminatedUnion('found', [
  z.object({ found: z.literal(false) }),
  z.object({ found: z.literal(true), message: FolderMessage, header: z.string(), raw: z.string(), truncated: z.boolean() }),
]);

/** What is in a mailbox, for who has the right and gives a reason: each step leaves its trace before anything is shown. */
@Injectable()
export class Explorer {
  constructor(
    private readonly database: Database,
    private readonly looks: MailboxLooks,
    private readonly commands: Commands,
    private readonly tenants: Tenants,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens the mailbox to this person for half an hour; its own person is told at once. */
  async start(scope: TenantScope, mailboxId: MailboxId, why: string): Promise<Result<StartedLook, 'resource.not_found'>> {
    const recorded = await this.looks.record(scope, mailboxId, { what: 'folders', why });
    if (!recorded.ok) return recorded;
    const { id, at } = await this.database.within(scope, async (tx) => {
      const { rows } = await sql<{ id: string; at: Date; locale: string }>`
        SELECT l.id, l.at, t.locale FROM mailbox_look l JOIN tenant t ON t.id = l.tenant_id
        WHERE l.tenant_id = ${scope.tenantId} AND l.mailbox_id = ${mailboxId} AND l.actor = ${scope.actor.id}
        ORDER BY l.id DESC LIMIT 1`.execute(tx);
      const row = rows[0];
      if (!row) throw new Error('a look just recorded cannot be read');
      const language = row.locale === 'en' ? 'en' : 'es';
      await this.notifications.send(tx, {
        recipient: recorded.value.address,
        locale: language,
        template: 'mailbox_looked_into',
        tenantId: scope.tenantId,
        data: {
          mailbox: recorded.value.address,
          who: scope.actor.name,
          why,
          at: row.at.toISOString(),
          url: `${this.config.PUBLIC_URL}/${language}/mailbox`,
        },
      });
      return row;
    });
    return ok({ id, address: recorded.value.address, endsAt: new Date(at.getTime() + MINUTES * 60_000).toISOString() });
  }

  async folders(scope: TenantScope, mailboxId: MailboxId, look: string): Promise<Result<FolderList, LookError>> {
    const allowed = await this.#allowed(scope, mailboxId, look, null);
    if (!allowed.ok) return allowed;
    const answer = await this.#ask(scope, { kind: 'mailbox_status', address: allowed.value.address }, Folders);
    if (!answer.ok) return answer;
    return ok({ folders: answer.value.folders.sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name)) });
  }

  async messages(
    scope: TenantScope,
    mailboxId: MailboxId,
    look: string,
    query: MessagesQuery,
  ): Promise<Result<FolderMessages, LookError>> {
    const allowed = await this.#allowed(scope, mailboxId, look, 'messages');
    if (!allowed.ok) return allowed;
    const spec = { folder: query.folder, before: query.before ?? null, q: query.q || null, limit: query.limit };
    const answer = await this.#ask(scope, { kind: 'mailbox_list', address: allowed.value.address, ...spec }, Listed);
    if (!answer.ok) return answer;
    return ok({ total: answer.value.total, next: answer.value.next, items: answer.value.messages.map(readable) });
  }

  /** Each message that is opened is a look of its own. */
  async message(
    scope: TenantScope,
    mailboxId: MailboxId,
    look: string,
    query: MessageQuery,
  ): Promise<Result<MessageContent, LookError>> {
    const allowed = await this.#allowed(scope, mailboxId, look, 'content');
    if (!allowed.ok) return allowed;
    if (query.uid === 0) return err('resource.not_found');
    const answer = await this.#ask(scope, { kind: 'mailbox_message', address: allowed.value.address, ...query }, Message);
    if (!answer.ok) return answer;
    if (!answer.value.found) return err('resource.not_found');
    const { message, header, raw, truncated } = answer.value;
    const safe = await safeText(Buffer.from(raw), truncated);
    return ok({
      ...readable(message),
      header,
      date: safe.date,
      text: safe.text,
      attachments: safe.attachments,
      truncated: safe.truncated,
    });
  }

  /** The look is this person's, of this mailbox, and not over; what is newly looked at is written down first. */
  async #allowed(
    scope: TenantScope,
    mailboxId: MailboxId,
    look: string,
    what: LookedAt | null,
  ): Promise<Result<{ address: string }, LookError>> {
    const since = new Date(this.clock.now().getTime() - MINUTES * 60_000);
    const found = await this.database.within(scope, async (tx) => {
      const { rows } = await sql<{ address: string; why: string; seen: boolean }>`
        SELECT m.address, l.why, EXISTS (SELECT 1 FROM mailbox_look s WHERE s.tenant_id = l.tenant_id AND s.mailbox_id = l.mailbox_id
          AND s.actor = l.actor AND s.what = ${what ?? 'folders'} AND s.at >= l.at) AS seen
        FROM mailbox_look l JOIN mailbox m ON m.id = l.mailbox_id AND m.tenant_id = l.tenant_id
        WHERE l.tenant_id = ${scope.tenantId} AND l.id = ${look} AND l.mailbox_id = ${mailboxId} AND l.actor = ${scope.actor.id}
          AND l.what = 'folders' AND l.at > ${since}`.execute(tx);
      if (rows[0]) return rows[0];
      const known = await tx
        .selectFrom('mailbox')
        .select('id')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', mailboxId)
        .executeTakeFirst();
      return known ? 'over' : 'unknown';
    });
    if (found === 'unknown') return err('resource.not_found');
    if (found === 'over') return err('explorer.look_over');
    if (what && (what === 'content' || !found.seen)) {
      const recorded = await this.looks.record(scope, mailboxId, { what, why: found.why });
      if (!recorded.ok) return recorded;
    }
    return ok({ address: found.address });
  }

  /** Of the node that serves the company now, and of the other when that one does not answer. */
  async #ask<S extends z.ZodType>(
    scope: TenantScope,
    spec: CommandSpec,
    shape: S,
  ): Promise<Result<z.infer<S>, 'explorer.node_silent'>> {
    const { pairId, serving } = await this.tenants.placement(scope);
    const nodes = await this.database.platform
      .selectFrom('node')
      .select(['id', 'role'])
      .where('pair_id', '=', pairId)
      .where('revoked_at', 'is', null)
      .where(sql<boolean>`last_seen_at > now() - interval '1 minute'`)
      .execute();
    nodes.sort((a, b) => Number(b.role === serving) - Number(a.role === serving));
    for (const node of nodes) {
      const command = await this.commands.send(scope.actor, node.id as NodeId, spec, scope.tenantId);
      const result = await this.#answer(command);
      const parsed = shape.safeParse(result);
      if (parsed.success) return ok(parsed.data);
    }
    return err('explorer.node_silent');
  }

  async #answer(command: CommandId): Promise<unknown> {
    const deadline = Date.now() + WAIT_MS;
    while (Date.now() < deadline) {
      const outcome = await this.commands.outcome(command);
      if (outcome && outcome.state !== 'open') {
        // What was in the mailbox does not stay in ours.
        await this.database.platform.updateTable('command').set({ result: '{}' }).where('id', '=', command).execute();
        return outcome.state === 'done' ? outcome.result : null;
      }
      await sleep(LOOK_MS);
    }
    return null;
  }
}

/** The ones that everybody has come first, in the order in which people look for them. */
const ORDER = ['INBOX', 'Sent', 'Drafts', 'Archive', 'Junk', 'Trash'];
const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
const readable = (message: z.infer<typeof FolderMessage>) => ({
  ...message,
  from: decodeWords(message.from),
  to: decodeWords(message.to),
  subject: decodeWords(message.subject),
});
