import { Inject, Injectable } from '@nestjs/common';
import {
  type Comparison,
  type CustomerRecord,
  compareRecords,
  customerRecords,
  presentation,
  questionsFor,
} from '@relevo/dns-records';
import { type DomainName, displayDomain } from '@relevo/mail-address';
import { Audit } from '../audit/audit.service.js';
import { OutsideResolver } from '../dns/resolver.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import type { DomainId } from '../platform/ids.js';
import { PlanOfAction } from '../tenants/plan-of-action.service.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { DomainDetail, DomainView, UpdateDomain } from './domains.dto.js';

interface DomainRow {
  id: string;
  name: string;
  dns_mode: string;
  dkim_selector: string;
  dkim_public: string;
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
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(scope: TenantScope): Promise<DomainView[]> {
    const rows = await this.database.within(scope, (tx) =>
      tx.selectFrom('domain').selectAll().where('tenant_id', '=', scope.tenantId).orderBy('name').execute(),
    );
    return rows.map((row) => this.#view(row));
  }

  async find(scope: TenantScope, id: DomainId): Promise<Result<DomainDetail, 'resource.not_found'>> {
    const { slug } = await this.tenants.placement(scope);
    const row = await this.database.within(scope, (tx) => this.#row(tx, scope, id));
    return row ? ok(this.#detail(row, slug)) : err('resource.not_found');
  }

  /** Asks the world's DNS now, remembers what it said, and ticks the plan of action off by it. */
  async check(scope: TenantScope, id: DomainId): Promise<Result<DomainDetail, 'resource.not_found'>> {
    const { slug } = await this.tenants.placement(scope);
    const row = await this.database.within(scope, (tx) => this.#row(tx, scope, id));
    if (!row) return err('resource.not_found');
    const expected = this.#expected(row, slug);
    const comparisons = compareRecords(expected, await this.resolver.ask(questionsFor(expected)));
    const checked = { last_check: JSON.stringify(comparisons), last_check_at: this.clock.now() };
    await this.database.within(scope, async (tx) => {
      await tx.updateTable('domain').set(checked).where('tenant_id', '=', scope.tenantId).where('id', '=', id).execute();
      await this.plan.domainChecked(tx, scope, comparisons);
    });
    return ok(this.#detail({ ...row, last_check: comparisons, last_check_at: checked.last_check_at }, slug));
  }

  /** `ours`: we serve the whole zone, once the registrar names our servers. */
  async update(scope: TenantScope, id: DomainId, wish: UpdateDomain): Promise<Result<DomainDetail>> {
    const { slug } = await this.tenants.placement(scope);
    const result = await this.database.within(scope, async (tx): Promise<Result<DomainDetail>> => {
      const row = await this.#row(tx, scope, id);
      if (!row) return err('resource.not_found');
      const updated = await tx
        .updateTable('domain')
        .set({ dns_mode: wish.dnsMode, version: row.version + 1 })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .where('version', '=', wish.version)
        .returningAll()
        .executeTakeFirst();
      if (!updated) return err('version.conflict', {}, 'version');
      await tx.insertInto('zone_change').values({ tenant_id: scope.tenantId }).execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'domain.dns_mode',
          target: `domain:${id}`,
          label: row.name,
          before: { dnsMode: row.dns_mode },
          after: { dnsMode: wish.dnsMode },
        },
      ]);
      return ok(this.#detail(updated, slug));
    });
    this.live.publish('platform', { type: 'zone', tenantId: scope.tenantId });
    return result;
  }

  #row(tx: Tx, scope: TenantScope, id: DomainId): Promise<DomainRow | undefined> {
    return tx.selectFrom('domain').selectAll().where('tenant_id', '=', scope.tenantId).where('id', '=', id).executeTakeFirst();
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
