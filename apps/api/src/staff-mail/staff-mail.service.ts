import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Bounces } from '../bounces/bounces.service.js';
import type { TraceSummary } from '../deliveries/trace.dto.js';
import { shapeOf } from '../deliveries/trace.rules.js';
import { Traces } from '../deliveries/trace.service.js';
import { Database } from '../platform/database/database.js';
import { kept } from '../platform/database/kept-plans.js';
import type { PlatformScope, StaffMailScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { Page } from '../platform/http/paging.js';
import type { TenantId } from '../platform/ids.js';
import { Queue } from '../queue/queue.service.js';
import { Statistics } from '../statistics/statistics.service.js';
import { StaffLooks } from './staff-looks.service.js';
import type {
  Company,
  StaffActivityQuery,
  StaffBouncesQuery,
  StaffQueueGroupsQuery,
  StaffQueueQuery,
  StaffStatistics,
  StaffTraceQuery,
} from './staff-mail.dto.js';

/** Companies that one search of staff looks into; who is in more than these names the company. */
const MAX_COMPANIES = 20;

/** The pages of the SMTP Control Center over all companies. */
@Injectable()
export class StaffMail {
  constructor(
    private readonly database: Database,
    private readonly queues: Queue,
    private readonly bounceList: Bounces,
    private readonly statistics: Statistics,
    private readonly traces: Traces,
    private readonly looks: StaffLooks,
  ) {}

  async queue(scope: PlatformScope, { tenant, ...query }: StaffQueueQuery) {
    const found = await this.queues.listForStaff(over(scope, tenant), query);
    await this.looks.record(scope, 'queue', companiesOf(found));
    return this.#named(found);
  }

  async groups(scope: PlatformScope, { tenant, ...query }: StaffQueueGroupsQuery) {
    const found = await this.queues.groups(over(scope, tenant), query);
    return { ...found, names: await this.#names(query.by === 'company' ? found.groups.map(({ key }) => key) : []) };
  }

  async bounces(scope: PlatformScope, { tenant, ...query }: StaffBouncesQuery) {
    const found = await this.bounceList.listForStaff(over(scope, tenant), query);
    await this.looks.record(scope, 'bounces', companiesOf(found));
    return this.#named(found);
  }

  bounceSummary(scope: PlatformScope, { tenant, days }: StaffBouncesQuery) {
    return this.bounceList.summary(over(scope, tenant), days);
  }

  activity(scope: PlatformScope, { tenant, ...query }: StaffActivityQuery) {
    return this.statistics.activity(over(scope, tenant), query);
  }

  async figures(scope: PlatformScope, { tenant, ...query }: StaffStatistics) {
    const found = await this.statistics.by(over(scope, tenant), query);
    return { ...found, names: await this.#names(query.by === 'company' ? found.rows.map(({ key }) => key) : []) };
  }

  /**
   * Where a message is that somebody asks about, whoever's it is. First the companies that know what was typed, then each of them
   * searched as it would itself, within its own wall.
   */
  async trace(
    scope: PlatformScope,
    { tenant, q, limit }: StaffTraceQuery,
  ): Promise<Result<{ items: (TraceSummary & { company: Company })[]; more: boolean }>> {
    if (q.length < 3 && !tenant) return err('trace.query_short', {}, 'q');
    const companies = tenant ? [tenant as TenantId] : await this.#knowing(q);
    const items: (TraceSummary & { tenantId: TenantId })[] = [];
    let more = companies.length > MAX_COMPANIES;
    for (const tenantId of companies.slice(0, MAX_COMPANIES)) {
      const found = await this.traces.search({ kind: 'tenant', tenantId, actor: scope.actor }, { q, limit });
      if (!found.ok) return found;
      items.push(...found.value.items.map((item) => ({ ...item, tenantId })));
      more ||= found.value.nextCursor !== null;
    }
    items.sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
    const shown = items.slice(0, limit);
    await this.looks.record(scope, 'trace', companiesOf({ items: shown }));
    const named = await this.#named({ items: shown, nextCursor: null });
    return ok({ items: named.items, more: more || items.length > limit });
  }

  /** Companies whose own address, correspondent or message this is, at most one more than are searched. */
  async #knowing(q: string): Promise<TenantId[]> {
    const db = this.database.platform;
    const shape = shapeOf(q);
    const text = q.toLowerCase();
    const bare = q.startsWith('<') && q.endsWith('>') ? q.slice(1, -1) : q;
    const { rows: byMessage } = await sql<{ id: TenantId }>`${kept}
      SELECT DISTINCT tenant_id AS id FROM mail_event
      WHERE ${/^[0-9A-Za-z]{6,20}$/.test(q) ? sql`queue_id = ${q}` : sql`message_id IN (${bare}, ${`<${bare}>`})`}
      LIMIT ${MAX_COMPANIES + 1}`.execute(db);
    if (shape === 'message_id' || (shape === 'queue_id' && byMessage.length > 0)) return byMessage.map(({ id }) => id);
    // Whose a whole address is, is asked company by company, each an index's one probe: all names over would take most of a second.
    const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const met =
      shape === 'address'
        ? sql`SELECT id FROM tenant WHERE EXISTS (SELECT 1 FROM correspondent c WHERE c.tenant_id = tenant.id AND c.address = ${text})`
        : sql`SELECT id FROM relevo_tenants_writing_with(${part}, ${MAX_COMPANIES + 1}) AS found(id)`;
    const { rows: byName } = await sql<{ id: TenantId }>`
      SELECT tenant_id AS id FROM domain WHERE name = ${text.slice(text.lastIndexOf('@') + 1)}
      UNION (${met} LIMIT ${MAX_COMPANIES + 1}) LIMIT ${MAX_COMPANIES + 1}`.execute(db);
    return [...new Set([...byMessage, ...byName].map(({ id }) => id))];
  }

  async #named<T extends { tenantId: TenantId }, P extends Page<T>>(found: P & Page<T>) {
    const names = await this.#names(companiesOf(found));
    const items = found.items.map(({ tenantId, ...row }) => ({ ...row, company: { id: tenantId, name: names[tenantId] ?? '' } }));
    return { ...found, items };
  }

  async #names(ids: readonly string[]): Promise<Record<string, string>> {
    if (ids.length === 0) return {};
    const rows = await this.database.platform.selectFrom('tenant').select(['id', 'name']).where('id', 'in', ids).execute();
    return Object.fromEntries(rows.map((row) => [row.id, row.name]));
  }
}

const over = (scope: PlatformScope, tenant: string | undefined): StaffMailScope => ({
  ...scope,
  of: (tenant as TenantId | undefined) ?? null,
});
const companiesOf = (found: { readonly items: readonly { readonly tenantId: TenantId }[] }): TenantId[] => [
  ...new Set(found.items.map(({ tenantId }) => tenantId)),
];
