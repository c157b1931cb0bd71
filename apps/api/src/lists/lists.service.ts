import { Injectable } from '@nestjs/common';
import type { PostPolicy } from '@relevo/agent-protocol';
import { domainOf, parseAddress } from '@relevo/mail-address';
import { circle, normaliseEntries } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { Changes } from '../changes/changes.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { type ListId, newId } from '../platform/ids.js';
import { AddressBook } from '../routing/address-book.js';
import { readTargets } from '../routing/targets.rules.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { CreateList, ListView, UpdateList } from './lists.dto.js';

interface Row {
  id: ListId;
  address: string;
  display_name: string;
  members: string[];
  post: PostPolicy;
  version: number;
  effective: boolean;
}

/** Distribution lists: one address for many, with a say over who may write to it. */
@Injectable()
export class Lists {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly book: AddressBook,
  ) {}

  list(scope: TenantScope, query: PageQuery): Promise<Page<ListView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string()]));
    return this.database.within(scope, async (tx) => {
      const rows = await this.#rows(tx, scope, after ? sql`AND ${inOrder('l.address')} > ${after[0]}` : sql``, query.limit + 1);
      return toPage(rows, query.limit, toView, (row) => encodeCursor(row.address));
    });
  }

  async create(scope: TenantScope, wish: CreateList): Promise<Result<ListView>> {
    const address = parseAddress(wish.address);
    if (!address.ok) return err('address.invalid', { address: wish.address }, 'address');
    const settings = normalise(wish);
    if (!settings.ok) return settings;
    const { members, post } = settings.value;
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<ListView>> => {
      const domain = await tx
        .selectFrom('domain')
        .select('id')
        .where('tenant_id', '=', scope.tenantId)
        .where('name', '=', domainOf(address.value))
        .where('proven_at', 'is not', null)
        .where('alias_of', 'is', null)
        .executeTakeFirst();
      if (!domain) return err('domain.not_yours', { domain: domainOf(address.value) }, 'address');
      await sql`SELECT 1 FROM pair WHERE id = ${pairId} FOR NO KEY UPDATE`.execute(tx);
      if ((await this.mailboxes.taken(tx, scope, [address.value])).size > 0)
        return err('address.taken', { address: wish.address }, 'address');
      const loop = await this.#circle(tx, scope, address.value, members);
      if (!loop.ok) return loop;
      const id = newId<ListId>();
      const revision = await recorder.reserve();
      await tx
        .insertInto('distribution_list')
        .values({
          id,
          tenant_id: scope.tenantId,
          pair_id: pairId,
          domain_id: domain.id,
          address: address.value,
          display_name: wish.displayName,
          members,
          post: JSON.stringify(post),
          revision,
        })
        .execute();
      const after = { displayName: wish.displayName, members, post };
      recorder.record({
        entity: 'list',
        entityId: id,
        tenantId: scope.tenantId,
        label: address.value,
        action: 'list.created',
        after,
      });
      return ok({ id, address: address.value, ...after, version: 1, effective: false });
    });
  }

  async update(scope: TenantScope, id: ListId, wish: UpdateList): Promise<Result<ListView>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<ListView>> => {
      const before = await this.#find(tx, scope, id);
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const wished = normalise({ members: wish.members ?? before.members, post: wish.post ?? before.post });
      if (!wished.ok) return wished;
      const { members, post } = wished.value;
      const loop = await this.#circle(tx, scope, before.address, members);
      if (!loop.ok) return loop;
      const displayName = wish.displayName ?? before.displayName;
      const version = before.version + 1;
      const revision = await recorder.reserve();
      await tx
        .updateTable('distribution_list')
        .set({ display_name: displayName, members, post: JSON.stringify(post), revision, version })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .execute();
      const after = { displayName, members, post };
      recorder.record({
        entity: 'list',
        entityId: id,
        tenantId: scope.tenantId,
        label: before.address,
        action: 'list.updated',
        before: settingsOf(before),
        after,
      });
      return ok({ ...before, ...after, version, effective: false });
    });
  }

  async remove(scope: TenantScope, id: ListId): Promise<Result<null>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<null>> => {
      const before = await this.#find(tx, scope, id);
      if (!before) return err('resource.not_found');
      await recorder.reserve();
      await tx.deleteFrom('distribution_list').where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
      recorder.record({
        entity: 'list',
        entityId: id,
        tenantId: scope.tenantId,
        label: before.address,
        action: 'list.deleted',
        before: settingsOf(before),
      });
      return ok(null);
    });
  }

  async #find(tx: Tx, scope: TenantScope, id: ListId): Promise<ListView | null> {
    const [row] = await this.#rows(tx, scope, sql`AND l.id = ${id}`, 1);
    return row ? toView(row) : null;
  }

  async #rows(tx: Tx, scope: TenantScope, narrowed: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
    const { rows } = await sql<Row>`
      SELECT l.id, l.address, l.display_name, l.members, l.post, l.version,
        coalesce(l.revision <= (SELECT min(n.revision) FROM node n WHERE n.pair_id = l.pair_id AND n.revoked_at IS NULL), false) AS effective
      FROM distribution_list l WHERE l.tenant_id = ${scope.tenantId} ${narrowed} ORDER BY ${inOrder('l.address')} LIMIT ${limit}`.execute(
      tx,
    );
    return rows;
  }

  async #circle(tx: Tx, scope: TenantScope, address: string, members: readonly string[]): Promise<Result<null>> {
    if (members.includes(address)) return err('address.circle', { trail: `${address} → ${address}` }, 'members');
    const trail = circle(await this.book.around(tx, scope, members), address, members);
    return trail ? err('address.circle', { trail: trail.join(' → ') }, 'members') : ok(null);
  }
}

function normalise(wish: Pick<ListView, 'members' | 'post'>): Result<Pick<ListView, 'members' | 'post'>> {
  const members = readTargets(wish.members, 'members');
  if (!members.ok) return members;
  if (wish.post.kind !== 'listed') return ok({ members: members.value.sort(), post: wish.post });
  const { entries, faults } = normaliseEntries(wish.post.entries);
  const fault = faults[0];
  if (fault) return err('address.invalid', { address: fault.text }, `post.entries.${fault.index}`);
  return ok({ members: members.value.sort(), post: { kind: 'listed', entries: [...entries] } });
}

const settingsOf = ({ displayName, members, post }: ListView) => ({ displayName, members, post });
const toView = ({ display_name, ...row }: Row): ListView => ({ ...row, displayName: display_name });
