import { Injectable } from '@nestjs/common';
import { domainOf, parseAddress } from '@relevo/mail-address';
import { circle } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { z } from 'zod';
import { Changes } from '../changes/changes.service.js';
import { Database } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { type AliasId, newId } from '../platform/ids.js';
import { AddressBook } from '../routing/address-book.js';
import { readTargets } from '../routing/targets.rules.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { AliasView, CreateAlias, UpdateAlias } from './mailboxes.dto.js';
import { MailboxesRepository } from './mailboxes.repository.js';

/** Addresses that resolve to others: an alias to mailboxes of the tenant, or outward. */
@Injectable()
export class Aliases {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly book: AddressBook,
  ) {}

  list(scope: TenantScope, query: PageQuery): Promise<Page<AliasView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string()]));
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<AliasView>`
        SELECT a.id, a.address, a.targets, a.version,
          coalesce(a.revision <= (SELECT min(n.revision) FROM node n WHERE n.pair_id = a.pair_id AND n.revoked_at IS NULL), false) AS effective
        FROM alias a WHERE a.tenant_id = ${scope.tenantId} ${after ? sql`AND ${inOrder('a.address')} > ${after[0]}` : sql``}
        ORDER BY ${inOrder('a.address')} LIMIT ${query.limit + 1}`.execute(tx);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => encodeCursor(row.address),
      );
    });
  }

  async create(scope: TenantScope, wish: CreateAlias): Promise<Result<AliasView>> {
    const address = parseAddress(wish.address);
    if (!address.ok) return err('address.invalid', { address: wish.address }, 'address');
    const targets = readTargets(wish.targets);
    if (!targets.ok) return targets;
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<AliasView>> => {
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
      const trail = circle(await this.book.around(tx, scope, targets.value), address.value, targets.value);
      if (trail) return err('address.circle', { trail: trail.join(' → ') }, 'targets');
      const revision = await recorder.reserve();
      const id = newId<AliasId>();
      await tx
        .insertInto('alias')
        .values({
          id,
          tenant_id: scope.tenantId,
          pair_id: pairId,
          domain_id: domain.id,
          address: address.value,
          targets: targets.value,
          revision,
        })
        .execute();
      recorder.record({
        entity: 'alias',
        entityId: id,
        tenantId: scope.tenantId,
        label: address.value,
        action: 'alias.created',
        after: { targets: targets.value },
      });
      return ok({ id, address: address.value, targets: targets.value, version: 1, effective: false });
    });
  }

  async update(scope: TenantScope, id: AliasId, wish: UpdateAlias): Promise<Result<AliasView>> {
    const targets = readTargets(wish.targets);
    if (!targets.ok) return targets;
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<AliasView>> => {
      const before = await tx
        .selectFrom('alias')
        .select(['address', 'targets', 'version'])
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const trail = circle(await this.book.around(tx, scope, targets.value), before.address, targets.value);
      if (trail) return err('address.circle', { trail: trail.join(' → ') }, 'targets');
      const version = before.version + 1;
      const revision = await recorder.reserve();
      await tx
        .updateTable('alias')
        .set({ targets: targets.value, revision, version })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .execute();
      recorder.record({
        entity: 'alias',
        entityId: id,
        tenantId: scope.tenantId,
        label: before.address,
        action: 'alias.updated',
        before: { targets: before.targets },
        after: { targets: targets.value },
      });
      return ok({ id, address: before.address, targets: targets.value, version, effective: false });
    });
  }

  async remove(scope: TenantScope, id: AliasId): Promise<Result<null>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<null>> => {
      const gone = await tx
        .deleteFrom('alias')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .returning(['address', 'targets'])
        .executeTakeFirst();
      if (!gone) return err('resource.not_found');
      await recorder.reserve();
      recorder.record({
        entity: 'alias',
        entityId: id,
        tenantId: scope.tenantId,
        label: gone.address,
        action: 'alias.deleted',
        before: { targets: gone.targets },
      });
      return ok(null);
    });
  }
}
