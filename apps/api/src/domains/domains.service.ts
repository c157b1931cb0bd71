import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Comparison,
  type CustomerRecord,
  compareRecords,
  customerRecords,
  presentation,
  questionsFor,
  recordsOf,
} from '@relevo/dns-records';
import { type DomainName, displayDomain, parseDomain, parseOutsideAddress } from '@relevo/mail-address';
import { sql } from 'kysely';
import { type Change, Changes } from '../changes/changes.service.js';
import { OutsideResolver } from '../dns/resolver.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import { Rollback, rolledBack } from '../platform/database/rollback.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { type DomainId, newId, type PairId } from '../platform/ids.js';
import { Sealer } from '../platform/secrets/sealer.js';
import { PlanOfAction } from '../tenants/plan-of-action.service.js';
import { Tenants } from '../tenants/tenants.service.js';
import { createDkimKey } from './dkim-key.js';
import type { AddDomain, DomainDetail, DomainView, UpdateDomain } from './domains.dto.js';

interface DomainRow {
  id: string;
  name: string;
  dns_mode: string;
  dkim_selector: string;
  dkim_public: string;
  alias_of: string | null;
  main_name: string | null;
  catch_all: string | null;
  postmaster: string | null;
  proof: string | null;
  proven_at: Date | null;
  version: number;
  last_check: unknown;
  last_check_at: Date | null;
}

@Injectable()
export class Domains {
  constructor(
    private readonly database: Database,
    private readonly tenants: Tenants,
    private readonly resolver: OutsideResolver,
    private readonly plan: PlanOfAction,
    private readonly changes: Changes,
    private readonly sealer: Sealer,
    private readonly live: Live,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(scope: TenantScope): Promise<DomainView[]> {
    const rows = await this.database.within(scope, (tx) => this.#rows(tx, scope).orderBy(inOrder('domain.name')).execute());
    return rows.map((row) => this.#view(row));
  }

  async find(scope: TenantScope, id: DomainId): Promise<Result<DomainDetail, 'resource.not_found'>> {
    const { slug } = await this.tenants.placement(scope);
    const row = await this.database.within(scope, (tx) => this.#row(tx, scope, id));
    return row ? ok(this.#detail(row, slug)) : err('resource.not_found');
  }

  /** A further domain of the company, or another name for one it has. Its proof decides when nodes take mail for it. */
  async add(scope: TenantScope, wish: AddDomain): Promise<Result<DomainDetail>> {
    const name = parseDomain(wish.name);
    if (!name.ok) return err('domain.invalid', { domain: wish.name }, 'name');
    const { pairId, slug } = await this.tenants.placement(scope);
    const key = await createDkimKey();
    const id = newId<DomainId>();
    return this.changes
      .commit(scope, pairId, async (tx, recorder): Promise<Result<DomainDetail>> => {
        const main = wish.aliasOf === null ? null : await this.#row(tx, scope, wish.aliasOf as DomainId);
        if (main === undefined || main?.alias_of || main?.proven_at === null)
          throw new Rollback(err('domain.not_yours', { domain: wish.name }, 'aliasOf'));
        await recorder.reserve();
        const row = await tx
          .insertInto('domain')
          .values({
            id,
            tenant_id: scope.tenantId,
            pair_id: pairId,
            name: name.value,
            dns_mode: 'outside',
            dkim_selector: `r${id.slice(-8)}`,
            dkim_private: this.sealer.seal(key.privateKey, `dkim:${id}`),
            dkim_public: key.publicKey,
            alias_of: main?.id ?? null,
            proof: `relevo=${randomBytes(18).toString('base64url')}`,
            proven_at: null,
          })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!row) throw new Rollback(err('domain.taken', { domain: name.value }, 'name'));
        await tx.insertInto('zone_change').values({ tenant_id: scope.tenantId }).execute();
        recorder.record(this.#change(scope, id, name.value, 'domain.added', { after: { aliasOf: main?.name ?? null } }));
        return ok(this.#detail(await this.#written(tx, scope, id), slug));
      })
      .catch(rolledBack<DomainDetail>);
  }

  /** Asks the world's DNS now, remembers what it said, and ticks the plan of action off by it. */
  async check(scope: TenantScope, id: DomainId): Promise<Result<DomainDetail, 'resource.not_found'>> {
    const { pairId, slug } = await this.tenants.placement(scope);
    const row = await this.database.within(scope, (tx) => this.#row(tx, scope, id));
    if (!row) return err('resource.not_found');
    const expected = this.#expected(row, slug);
    const proof = proofOf(row);
    const questions = [...questionsFor(expected), ...(proof ? [{ name: proof.name, type: 'TXT' as const }] : [])];
    const answers = await this.resolver.ask(questions);
    const comparisons = compareRecords(expected, answers);
    const proven = proof && recordsOf(answers, proof.name, 'TXT')?.some(({ text }) => text === proof.value);
    if (proven) await this.#prove(scope, pairId, row);
    const checked = { last_check: JSON.stringify(comparisons), last_check_at: this.clock.now() };
    await this.database.within(scope, async (tx) => {
      await tx.updateTable('domain').set(checked).where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
      await this.plan.domainChecked(tx, scope, comparisons);
    });
    const after = { ...row, last_check: comparisons, last_check_at: checked.last_check_at };
    return ok(this.#detail(proven ? { ...after, proven_at: checked.last_check_at } : after, slug));
  }

  async #prove(scope: TenantScope, pairId: PairId, row: DomainRow): Promise<void> {
    await this.changes.commit(scope, pairId, async (tx, recorder) => {
      await recorder.reserve();
      await tx
        .updateTable('domain')
        .set({ proven_at: this.clock.now(), version: row.version + 1 })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', row.id)
        .execute();
      recorder.record(this.#change(scope, row.id as DomainId, row.name, 'domain.proven', {}));
    });
  }

  /** `dnsMode: ours`: we serve the whole zone, once the registrar names our servers. */
  async update(scope: TenantScope, id: DomainId, wish: UpdateDomain): Promise<Result<DomainDetail>> {
    const routes: Partial<Record<'catch_all' | 'postmaster', string | null>> = {};
    for (const [field, column] of [['catchAll', 'catch_all'] as const, ['postmaster', 'postmaster'] as const]) {
      const text = wish[field];
      if (text === undefined) continue;
      const address = text === null ? ok(null) : parseOutsideAddress(text);
      if (!address.ok) return err('address.invalid', { address: text ?? '' }, field);
      routes[column] = address.value;
    }
    const { pairId, slug } = await this.tenants.placement(scope);
    const result = await this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<DomainDetail>> => {
      const row = await this.#row(tx, scope, id);
      if (!row) return err('resource.not_found');
      if (row.version !== wish.version) return err('version.conflict', {}, 'version');
      await recorder.reserve();
      await tx
        .updateTable('domain')
        .set({ ...routes, dns_mode: wish.dnsMode ?? row.dns_mode, version: row.version + 1 })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .execute();
      const after = await this.#written(tx, scope, id);
      if (wish.dnsMode) await tx.insertInto('zone_change').values({ tenant_id: scope.tenantId }).execute();
      recorder.record(
        this.#change(scope, id, row.name, wish.dnsMode ? 'domain.dns_mode' : 'domain.updated', {
          before: settingsOf(row),
          after: settingsOf(after),
        }),
      );
      return ok(this.#detail(after, slug));
    });
    if (wish.dnsMode) this.live.publish('platform', { type: 'zone', tenantId: scope.tenantId });
    return result;
  }

  /** Only a domain in which nothing has an address, and never the company's last. */
  async remove(scope: TenantScope, id: DomainId): Promise<Result<null>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<null>> => {
      const row = await this.#row(tx, scope, id);
      if (!row) return err('resource.not_found');
      const { rows } = await sql<{ used: boolean }>`SELECT
          EXISTS (SELECT 1 FROM mailbox WHERE domain_id = ${id}) OR EXISTS (SELECT 1 FROM alias WHERE domain_id = ${id})
          OR EXISTS (SELECT 1 FROM distribution_list WHERE domain_id = ${id}) OR EXISTS (SELECT 1 FROM domain WHERE alias_of = ${id})
          OR NOT EXISTS (SELECT 1 FROM domain WHERE tenant_id = ${scope.tenantId} AND id <> ${id}) AS used`.execute(tx);
      if (rows[0]?.used) return err('domain.in_use', { domain: row.name });
      await recorder.reserve();
      await tx.deleteFrom('domain').where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
      await tx.insertInto('zone_change').values({ tenant_id: scope.tenantId }).execute();
      recorder.record(this.#change(scope, id, row.name, 'domain.deleted', { before: settingsOf(row) }));
      return ok(null);
    });
  }

  #change(
    scope: TenantScope,
    id: DomainId,
    label: string,
    action: string,
    values: { before?: unknown; after?: unknown },
  ): Change {
    return { entity: 'domain', entityId: id, tenantId: scope.tenantId, label, action, ...values };
  }

  async #written(tx: Tx, scope: TenantScope, id: DomainId): Promise<DomainRow> {
    const row = await this.#row(tx, scope, id);
    if (!row) throw new Error('a domain just written cannot be read');
    return row;
  }

  #rows(tx: Tx, scope: TenantScope) {
    return tx
      .selectFrom('domain')
      .leftJoin('domain as main', 'main.id', 'domain.alias_of')
      .selectAll('domain')
      .select('main.name as main_name')
      .where('domain.tenant_id', '=', scope.tenantId);
  }

  #row(tx: Tx, scope: TenantScope, id: DomainId): Promise<DomainRow | undefined> {
    return this.#rows(tx, scope).where('domain.id', '=', id).executeTakeFirst();
  }

  #expected(row: DomainRow, slug: string): readonly CustomerRecord[] {
    return customerRecords({
      domain: row.name,
      platform: this.config.PLATFORM_DOMAIN,
      slug,
      dkim: { selector: row.dkim_selector, publicKeyPem: row.dkim_public },
    });
  }

  #view(row: DomainRow): DomainView {
    const checks = row.last_check as Comparison[] | null;
    const required = checks?.filter((check) => check.required);
    return {
      id: row.id,
      name: row.name,
      displayName: displayDomain(row.name as DomainName),
      dnsMode: row.dns_mode as DomainView['dnsMode'],
      nameServers: this.config.NAME_SERVERS.split(',').map((name) => name.trim()),
      aliasOf: row.alias_of === null ? null : { id: row.alias_of, name: row.main_name ?? '' },
      catchAll: row.catch_all,
      postmaster: row.postmaster,
      proof: proofOf(row),
      version: row.version,
      lastCheckAt: row.last_check_at?.toISOString() ?? null,
      score: required ? { right: required.filter((check) => check.state === 'right').length, required: required.length } : null,
    };
  }

  #detail(row: DomainRow, slug: string): DomainDetail {
    const checks = (row.last_check as Comparison[] | null) ?? [];
    return {
      ...this.#view(row),
      records: this.#expected(row, slug).map((record) => {
        const check = checks.find((one) => one.id === record.id);
        return {
          id: record.id,
          purpose: record.purpose,
          required: record.required,
          name: record.name,
          type: record.type,
          ttl: record.ttl,
          value: presentation(record.data),
          check: check ? { state: check.state, code: check.code, found: [...check.found] } : null,
        };
      }),
      extras: checks
        .filter((check) => check.state === 'extra')
        .map((check) => ({ name: check.name, type: check.type, value: check.found.join(' '), code: check.code })),
    };
  }
}

const proofOf = (row: DomainRow) =>
  row.proven_at === null && row.proof !== null ? { name: `_relevo.${row.name}`, value: row.proof } : null;
const settingsOf = (row: DomainRow) => ({ dnsMode: row.dns_mode, catchAll: row.catch_all, postmaster: row.postmaster });
