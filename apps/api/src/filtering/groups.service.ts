import { Injectable } from '@nestjs/common';
import { parseAddress } from '@relevo/mail-address';
import type { Filters } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { type ChangeRecorder, Changes } from '../changes/changes.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { type GroupId, type MailboxId, newId, type PairId } from '../platform/ids.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { CreateGroup, GroupJoined, GroupMember, GroupView, RenameGroup } from './groups.dto.js';

interface Joining {
  readonly id: string;
  readonly address: string;
  /** Name of the group that it is in. */
  readonly from: string | null;
  readonly fromId: GroupId | null;
}

/** What the audit log keeps of a group that is gone. */
export interface LostGroup {
  readonly name: string;
  readonly filters: Filters | null;
  readonly members: readonly string[];
}

/**
 * Groups of mailboxes, for filters that several share. Nodes know no groups: each mailbox's record carries its group's filters, so
 * a change of members is a change of those mailboxes. Who writes locks the pair's row first, as every change of a mailbox does: no
 * mailbox joins, leaves or comes back between reading the members and telling the nodes about them, and names are told apart.
 */
@Injectable()
export class Groups {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
  ) {}

  list(scope: TenantScope, query: PageQuery): Promise<Page<GroupView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string()]));
    return this.database.within(scope, async (tx) => {
      const rows = await this.#rows(tx, scope, after ? sql`AND ${inOrder('g.name')} > ${after[0]}` : sql``, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => encodeCursor(row.name),
      );
    });
  }

  async find(scope: TenantScope, id: GroupId): Promise<Result<GroupView>> {
    const group = await this.database.within(scope, (tx) => this.#find(tx, scope, id));
    return group ? ok(group) : err('resource.not_found');
  }

  async members(scope: TenantScope, id: GroupId, query: PageQuery): Promise<Result<Page<GroupMember>>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string()]));
    return this.database.within(scope, async (tx): Promise<Result<Page<GroupMember>>> => {
      if (!(await this.#find(tx, scope, id))) return err('resource.not_found');
      const { rows } = await sql<GroupMember>`SELECT id, address, display_name AS "displayName" FROM mailbox
        WHERE tenant_id = ${scope.tenantId} AND group_id = ${id} ${after ? sql`AND ${inOrder('address')} > ${after[0]}` : sql``}
        ORDER BY ${inOrder('address')} LIMIT ${query.limit + 1}`.execute(tx);
      return ok(
        toPage(
          rows,
          query.limit,
          (row) => row,
          (row) => encodeCursor(row.address),
        ),
      );
    });
  }

  create(scope: TenantScope, wish: CreateGroup): Promise<Result<GroupJoined>> {
    return this.#commit(scope, async (tx, recorder, pairId): Promise<Result<GroupJoined>> => {
      const id = newId<GroupId>();
      const joining = await this.#known(tx, scope, wish.addresses, id);
      if (!joining.ok) return joining;
      if (await this.#nameTaken(tx, scope, wish.name, id)) return err('group.name_taken', { name: wish.name }, 'name');
      await sql`INSERT INTO mailbox_group (id, tenant_id, pair_id, name) VALUES (${id}, ${scope.tenantId}, ${pairId}, ${wish.name})`.execute(
        tx,
      );
      await this.#note(tx, scope, id, 'group.created', { label: wish.name, after: { name: wish.name } });
      await this.#put(tx, recorder, scope, joining.value, { id, name: wish.name });
      return this.#joined(tx, scope, id, joining.value);
    });
  }

  rename(scope: TenantScope, id: GroupId, wish: RenameGroup): Promise<Result<GroupView>> {
    return this.#commit(scope, async (tx): Promise<Result<GroupView>> => {
      const before = await this.#find(tx, scope, id);
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      if (await this.#nameTaken(tx, scope, wish.name, id)) return err('group.name_taken', { name: wish.name }, 'name');
      const version = before.version + 1;
      await sql`UPDATE mailbox_group SET name = ${wish.name}, version = ${version}
        WHERE tenant_id = ${scope.tenantId} AND id = ${id}`.execute(tx);
      const names = { before: { name: before.name }, after: { name: wish.name } };
      await this.#note(tx, scope, id, 'group.renamed', { label: wish.name, ...names });
      return ok({ ...before, name: wish.name, version });
    });
  }

  remove(scope: TenantScope, id: GroupId): Promise<Result<null>> {
    return this.#commit(scope, async (tx, recorder): Promise<Result<null>> => {
      const before = await this.#find(tx, scope, id);
      if (!before) return err('resource.not_found');
      const members = await this.#mailboxes(tx, scope, sql`m.group_id = ${id}`);
      const { rows } = await sql<{ filters: Filters | null }>`SELECT filters FROM mailbox_group
        WHERE tenant_id = ${scope.tenantId} AND id = ${id}`.execute(tx);
      await this.#put(tx, recorder, scope, members, null);
      // A mailbox that waits among the deleted ones comes back without the group.
      await sql`UPDATE deleted_mailbox SET record = record || '{"group_id": null}'
        WHERE tenant_id = ${scope.tenantId} AND record->>'group_id' = ${id}`.execute(tx);
      await sql`DELETE FROM mailbox_group WHERE tenant_id = ${scope.tenantId} AND id = ${id}`.execute(tx);
      const lost: LostGroup = {
        name: before.name,
        filters: rows[0]?.filters ?? null,
        members: members.map(({ address }) => address),
      };
      await this.#note(tx, scope, id, 'group.deleted', { label: before.name, before: lost });
      return ok(null);
    });
  }

  /** Brings a deleted group back as it was, with those of its mailboxes that are there and went to no other group meanwhile. */
  restore(scope: TenantScope, id: GroupId, lost: LostGroup): Promise<Result<GroupView>> {
    return this.#commit(scope, async (tx, recorder, pairId): Promise<Result<GroupView>> => {
      if (await this.#find(tx, scope, id)) return err('change.superseded');
      if (await this.#nameTaken(tx, scope, lost.name, id)) return err('group.name_taken', { name: lost.name }, 'name');
      const filters = lost.filters && JSON.stringify(lost.filters);
      await sql`INSERT INTO mailbox_group (id, tenant_id, pair_id, name, filters)
        VALUES (${id}, ${scope.tenantId}, ${pairId}, ${lost.name}, ${filters}::jsonb)`.execute(tx);
      await this.#note(tx, scope, id, 'group.restored', { label: lost.name, after: lost });
      const members = await this.#mailboxes(tx, scope, sql`m.address = ANY(${[...lost.members]}::text[]) AND m.group_id IS NULL`);
      await this.#put(tx, recorder, scope, members, { id, name: lost.name });
      await sql`UPDATE mailbox_group g SET filters_revision = (SELECT max(m.revision) FROM mailbox m WHERE m.group_id = g.id)
        WHERE g.tenant_id = ${scope.tenantId} AND g.id = ${id}`.execute(tx);
      const group = await this.#find(tx, scope, id);
      if (!group) throw new Error('a group just written cannot be read');
      return ok(group);
    });
  }

  /** Puts these in the group, or takes them out of the one that each is in. Who is there already stays untouched. */
  putMany(
    scope: TenantScope,
    ids: readonly MailboxId[],
    groupId: GroupId | null,
    options: { dryRun?: boolean } = {},
  ): Promise<Result<{ changed: string[]; moved: number }>> {
    return this.#commit(scope, async (tx, recorder): Promise<Result<{ changed: string[]; moved: number }>> => {
      const group = groupId && (await this.#find(tx, scope, groupId));
      if (groupId && !group) return err('resource.not_found');
      const which = sql`m.id = ANY(${[...ids]}::uuid[]) AND m.group_id IS DISTINCT FROM ${groupId}::uuid`;
      const mailboxes = await this.#mailboxes(tx, scope, which);
      if (!options.dryRun) await this.#put(tx, recorder, scope, mailboxes, group);
      const moved = groupId ? mailboxes.filter(({ fromId }) => fromId !== null).length : 0;
      return ok({ changed: mailboxes.map(({ address }) => address), moved });
    });
  }

  /** Takes back a move of one mailbox, unless it was moved again. */
  moveBack(
    scope: TenantScope,
    mailboxId: MailboxId,
    { from, to }: { from: GroupId | null; to: GroupId | null },
  ): Promise<Result<null>> {
    return this.#commit(scope, async (tx, recorder): Promise<Result<null>> => {
      const group = to && (await this.#find(tx, scope, to));
      if (to && !group) return err('group.gone');
      const which = sql`m.id = ${mailboxId} AND m.group_id IS NOT DISTINCT FROM ${from}::uuid`;
      const mailboxes = await this.#mailboxes(tx, scope, which);
      if (mailboxes.length === 0) return err('change.superseded');
      await this.#put(tx, recorder, scope, mailboxes, group);
      return ok(null);
    });
  }

  /** All of a company's groups, for who reads names from a file. */
  async names(tx: Tx, scope: TenantScope): Promise<{ id: GroupId; name: string }[]> {
    const { rows } = await sql<{ id: GroupId; name: string }>`SELECT id, name FROM mailbox_group
      WHERE tenant_id = ${scope.tenantId}`.execute(tx);
    return rows;
  }

  join(scope: TenantScope, id: GroupId, addresses: readonly string[]): Promise<Result<GroupJoined>> {
    return this.#commit(scope, async (tx, recorder): Promise<Result<GroupJoined>> => {
      const group = await this.#find(tx, scope, id);
      if (!group) return err('resource.not_found');
      const joining = await this.#known(tx, scope, addresses, id);
      if (!joining.ok) return joining;
      await this.#put(tx, recorder, scope, joining.value, group);
      return this.#joined(tx, scope, id, joining.value);
    });
  }

  leave(scope: TenantScope, id: GroupId, mailboxId: MailboxId): Promise<Result<null>> {
    return this.#commit(scope, async (tx, recorder): Promise<Result<null>> => {
      if (!(await this.#find(tx, scope, id))) return err('resource.not_found');
      const leaving = await this.#mailboxes(tx, scope, sql`m.group_id = ${id} AND m.id = ${mailboxId}`);
      if (leaving.length === 0) return err('resource.not_found');
      await this.#put(tx, recorder, scope, leaving, null);
      return ok(null);
    });
  }

  async #commit<T>(
    scope: TenantScope,
    work: (tx: Tx, recorder: ChangeRecorder, pairId: PairId) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder) => {
      await sql`SELECT 1 FROM pair WHERE id = ${pairId} FOR NO KEY UPDATE`.execute(tx);
      return work(tx, recorder, pairId);
    });
  }

  /** The mailboxes of these addresses that are not in the group yet; an address that is none of the company's is refused. */
  async #known(tx: Tx, scope: TenantScope, typed: readonly string[], id: GroupId): Promise<Result<Joining[]>> {
    const addresses: string[] = [];
    for (const [index, text] of typed.entries()) {
      const address = parseAddress(text);
      if (!address.ok) return err('address.invalid', { address: text.slice(0, 80) }, `addresses.${index}`);
      addresses.push(address.value);
    }
    const found = await this.#mailboxes(tx, scope, sql`m.address = ANY(${addresses}::text[])`);
    const known = new Set(found.map(({ address }) => address));
    const unknown = addresses.findIndex((address) => !known.has(address));
    if (unknown !== -1) return err('mailbox.unknown', { address: addresses[unknown] ?? '' }, `addresses.${unknown}`);
    return ok(found.filter(({ fromId }) => fromId !== id));
  }

  async #mailboxes(tx: Tx, scope: TenantScope, which: ReturnType<typeof sql>): Promise<Joining[]> {
    const { rows } = await sql<Joining>`SELECT m.id, m.address, g.name AS "from", m.group_id AS "fromId"
      FROM mailbox m LEFT JOIN mailbox_group g ON g.id = m.group_id
      WHERE m.tenant_id = ${scope.tenantId} AND ${which} ORDER BY ${inOrder('m.address')}`.execute(tx);
    return rows;
  }

  async #put(
    tx: Tx,
    recorder: ChangeRecorder,
    scope: TenantScope,
    mailboxes: readonly Joining[],
    group: Pick<GroupView, 'id' | 'name'> | null,
  ): Promise<void> {
    if (mailboxes.length === 0) return;
    const last = (await recorder.reserve(mailboxes.length)) + mailboxes.length - 1;
    await sql`UPDATE mailbox SET group_id = ${group?.id ?? null}, revision = ${last}
      WHERE tenant_id = ${scope.tenantId} AND id = ANY(${mailboxes.map(({ id }) => id)}::uuid[])`.execute(tx);
    for (const { id, address, from, fromId } of mailboxes)
      recorder.record({
        entity: 'mailbox',
        entityId: id,
        tenantId: scope.tenantId,
        label: address,
        action: 'mailbox.group_set',
        before: { group: from, groupId: fromId },
        after: { group: group?.name ?? null, groupId: group?.id ?? null },
      });
  }

  async #joined(tx: Tx, scope: TenantScope, id: GroupId, joining: readonly Joining[]): Promise<Result<GroupJoined>> {
    const group = await this.#find(tx, scope, id);
    if (!group) return err('resource.not_found');
    const moved = joining.flatMap(({ address, from }) => (from === null ? [] : [{ address, from }]));
    return ok({ group, added: joining.length, moved });
  }

  async #nameTaken(tx: Tx, scope: TenantScope, name: string, id: GroupId): Promise<boolean> {
    const { rows } = await sql`SELECT 1 FROM mailbox_group
      WHERE tenant_id = ${scope.tenantId} AND lower(name) = lower(${name}) AND id <> ${id}`.execute(tx);
    return rows.length > 0;
  }

  #note(
    tx: Tx,
    scope: TenantScope,
    id: GroupId,
    action: string,
    { label, before, after }: { label: string; before?: unknown; after?: unknown },
  ): Promise<void> {
    return this.audit.record(tx, scope.actor, [
      { tenantId: scope.tenantId, action, target: `group:${id}`, label, before, after },
    ]);
  }

  async #find(tx: Tx, scope: TenantScope, id: GroupId): Promise<GroupView | null> {
    const [row] = await this.#rows(tx, scope, sql`AND g.id = ${id}`, 1);
    return row ?? null;
  }

  async #rows(tx: Tx, scope: TenantScope, narrowed: ReturnType<typeof sql>, limit: number): Promise<GroupView[]> {
    const { rows } = await sql<GroupView>`SELECT g.id, g.name, g.filters IS NOT NULL AS "hasFilters", g.version,
        (SELECT count(*)::int FROM mailbox m WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS members,
        coalesce(coalesce(g.filters_revision, 0) <= (SELECT min(n.revision) FROM node n
          WHERE n.pair_id = g.pair_id AND n.revoked_at IS NULL), false) AS effective
      FROM mailbox_group g WHERE g.tenant_id = ${scope.tenantId} ${narrowed} ORDER BY ${inOrder('g.name')} LIMIT ${limit}`.execute(
      tx,
    );
    return rows;
  }
}
