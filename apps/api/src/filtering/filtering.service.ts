import { Injectable } from '@nestjs/common';
import {
  checkFilters,
  checkRules,
  DEFAULT_SCORES,
  type FilterFault,
  type Filters,
  LEVEL_OF,
  type RuleFault,
  STOPPED_WORDS,
  type StopReason,
  scoresOf,
} from '@relevo/mail-policy';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { type ChangeRecorder, Changes } from '../changes/changes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { inOrder } from '../platform/database/natural-order.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId } from '../platform/ids.js';
import { Tenants } from '../tenants/tenants.service.js';
import type { FilteringOverview, FiltersView, OwnRules, UpdateFilters, UpdateRules } from './filtering.dto.js';

type Kind = 'mailbox' | 'group' | 'domain' | 'tenant';
interface Row {
  id: string;
  name: string;
  group?: { id: string; name: string } | null;
  filters: Filters | null;
  /** What is said above it, the closest first. */
  houses: (Filters | null)[];
  version: number;
  revision: number | null;
  effective: boolean | null;
}

const WEEK_MS = 7 * 86_400_000;
const NONE: Filters = { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [] };

/** Level 4 against spam: the customer's own thresholds and lists, per mailbox, group, domain and for the company. */
@Injectable()
export class Filtering {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  overview(scope: TenantScope): Promise<FilteringOverview> {
    return this.database.within(scope, async (tx) => {
      const domains = await this.#rows(tx, scope, 'domain', null);
      const [company] = await this.#rows(tx, scope, 'tenant', null);
      if (!company) throw new Error('the tenant does not exist');
      const { rows } = await sql<{ own: number }>`SELECT count(*)::int AS own FROM mailbox
        WHERE tenant_id = ${scope.tenantId} AND filters IS NOT NULL`.execute(tx);
      const since = new Date(this.clock.now().getTime() - WEEK_MS);
      const stopped = await this.#stopped(tx, scope, since);
      return {
        defaults: DEFAULT_SCORES,
        company: toView(company),
        domains: domains.map(toView),
        since: since.toISOString(),
        stopped,
        mailboxes: rows[0]?.own ?? 0,
      };
    });
  }

  /** By the words of the reply, which are the nodes' own. */
  async #stopped(tx: Tx, scope: TenantScope, since: Date): Promise<FilteringOverview['stopped']> {
    const reasons = Object.entries(STOPPED_WORDS).map(([reason, words]) => ({ reason, words }));
    const { rows } = await sql<{ reason: StopReason; count: number }>`
      SELECT r.reason, count(*)::int AS count
      FROM mail_event e JOIN jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb) AS r(reason text, words text)
        ON strpos(e.reply, r.words) > 0
      WHERE e.tenant_id = ${scope.tenantId} AND e.at >= ${since} AND e.type = 'rejected'
      GROUP BY r.reason`.execute(tx);
    const counts = new Map(rows.map(({ reason, count }) => [reason, count]));
    return (Object.keys(LEVEL_OF) as StopReason[]).map((reason) => ({
      reason,
      level: LEVEL_OF[reason],
      count: counts.get(reason) ?? 0,
    }));
  }

  async find(scope: TenantScope, kind: Kind, id: string): Promise<Result<FiltersView, 'resource.not_found'>> {
    const [row] = await this.database.within(scope, (tx) => this.#rows(tx, scope, kind, id));
    return row ? ok(toView(row)) : err('resource.not_found');
  }

  async set(scope: TenantScope, kind: Kind, id: string, wish: UpdateFilters): Promise<Result<FiltersView>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<FiltersView>> => {
      // Nobody joins or leaves it until the nodes are told (groups.service.ts).
      if (kind === 'group') await sql`SELECT 1 FROM pair WHERE id = ${pairId} FOR NO KEY UPDATE`.execute(tx);
      const [before] = await this.#rows(tx, scope, kind, id);
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const checked = checkFilters(wish, before.houses);
      if (!checked.ok) return refused(checked.fault);
      const { value } = checked;
      const filters =
        value.junkAt || value.quarantineAt || value.rejectAt || value.allow.length || value.deny.length
          ? JSON.stringify(value)
          : null;
      if (kind === 'tenant') return this.#setOfTenant(tx, recorder, scope, before, value, filters);
      if (kind === 'group') return this.#setOfGroup(tx, recorder, scope, before, value, filters);
      const revision = await recorder.reserve();
      const version = before.version + 1;
      const own = sql`tenant_id = ${scope.tenantId} AND id = ${id}`;
      await (kind === 'mailbox'
        ? sql`UPDATE mailbox SET filters = ${filters}::jsonb, revision = ${revision}, version = ${version}, updated_at = now() WHERE ${own}`
        : sql`UPDATE domain SET filters = ${filters}::jsonb, filters_revision = ${revision}, version = ${version} WHERE ${own}`
      ).execute(tx);
      recorder.record({
        entity: kind,
        entityId: id,
        tenantId: scope.tenantId,
        label: before.name,
        action: `${kind}.filters_set`,
        before: before.filters ?? NONE,
        after: value,
      });
      return ok(toView({ ...before, filters: value, version, revision, effective: false }));
    });
  }

  /** It travels with each of the company's domains, which is what nodes know of it; its own entry holds the lists, once. */
  async #setOfTenant(
    tx: Tx,
    recorder: ChangeRecorder,
    scope: TenantScope,
    before: Row,
    value: Filters,
    filters: string | null,
  ): Promise<Result<FiltersView>> {
    const domains = await tx.selectFrom('domain').select(['id', 'name']).where('tenant_id', '=', scope.tenantId).execute();
    const revision = domains.length > 0 ? (await recorder.reserve(domains.length)) + domains.length - 1 : before.revision;
    const version = before.version + 1;
    await sql`UPDATE tenant SET filters = ${filters}::jsonb, filters_revision = ${revision}, version = ${version}
      WHERE id = ${scope.tenantId}`.execute(tx);
    for (const { id, name } of domains)
      recorder.record({
        entity: 'domain',
        entityId: id,
        tenantId: scope.tenantId,
        label: name,
        action: 'domain.company_filters_set',
        after: { company: before.name },
      });
    await this.#note(tx, scope, 'tenant', before, value);
    return ok(toView({ ...before, filters: value, version, revision, effective: domains.length === 0 }));
  }

  /** It travels with each of its mailboxes; the group's own entry holds the lists, once. */
  async #setOfGroup(
    tx: Tx,
    recorder: ChangeRecorder,
    scope: TenantScope,
    before: Row,
    value: Filters,
    filters: string | null,
  ): Promise<Result<FiltersView>> {
    const inIt = sql`tenant_id = ${scope.tenantId} AND group_id = ${before.id}`;
    const { rows: members } = await sql<{ id: string; address: string }>`SELECT id, address FROM mailbox
      WHERE ${inIt} ORDER BY address`.execute(tx);
    const revision = members.length > 0 ? (await recorder.reserve(members.length)) + members.length - 1 : before.revision;
    const version = before.version + 1;
    await sql`UPDATE mailbox_group SET filters = ${filters}::jsonb, filters_revision = ${revision}, version = ${version}
      WHERE tenant_id = ${scope.tenantId} AND id = ${before.id}`.execute(tx);
    if (members.length > 0) await sql`UPDATE mailbox SET revision = ${revision} WHERE ${inIt}`.execute(tx);
    const { tenantId } = scope;
    for (const { id, address } of members)
      recorder.record({
        entity: 'mailbox',
        entityId: id,
        tenantId,
        label: address,
        action: 'mailbox.group_filters_set',
        after: { group: before.name },
      });
    await this.#note(tx, scope, 'group', before, value);
    return ok(toView({ ...before, filters: value, version, revision, effective: members.length === 0 }));
  }

  #note(tx: Tx, scope: TenantScope, kind: 'tenant' | 'group', of: Row, value: Filters): Promise<void> {
    const entry = { tenantId: scope.tenantId, action: `${kind}.filters_set`, target: `${kind}:${of.id}`, label: of.name };
    return this.audit.record(tx, scope.actor, [{ ...entry, before: of.filters ?? NONE, after: value }]);
  }

  /** A person's own filters, in their order. */
  async rulesOf(scope: TenantScope, id: MailboxId): Promise<Result<OwnRules, 'resource.not_found'>> {
    const row = await this.database.within(scope, (tx) => this.#rules(tx, scope, id));
    return row ? ok(row) : err('resource.not_found');
  }

  async setRules(scope: TenantScope, id: MailboxId, wish: UpdateRules): Promise<Result<OwnRules>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<OwnRules>> => {
      const before = await this.#rules(tx, scope, id);
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const checked = checkRules(wish.rules, before);
      if (!checked.ok) return refusedRule(checked.fault);
      const revision = await recorder.reserve();
      await sql`UPDATE mailbox SET rules = ${JSON.stringify(checked.value)}::jsonb, revision = ${revision}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${scope.tenantId} AND id = ${id}`.execute(tx);
      recorder.record({
        entity: 'mailbox',
        entityId: id,
        tenantId: scope.tenantId,
        label: before.address,
        action: 'mailbox.rules_set',
        before: { rules: before.rules },
        after: { rules: checked.value },
      });
      return ok({ ...before, rules: [...checked.value], version: before.version + 1, effective: false });
    });
  }

  async #rules(tx: Tx, scope: TenantScope, id: MailboxId): Promise<OwnRules | undefined> {
    const { rows } =
      await sql<OwnRules>`SELECT m.address, m.rules, m.may_forward AS "mayForward", m.version, m.revision <= ${low(scope)} AS effective
      FROM mailbox m WHERE m.tenant_id = ${scope.tenantId} AND m.id = ${id}`.execute(tx);
    return rows[0];
  }

  /** Puts senders on a mailbox's list of those it trusts, and takes them off the other. */
  async trust(scope: TenantScope, mailboxId: string, senders: readonly string[]): Promise<Result<FiltersView>> {
    const found = await this.find(scope, 'mailbox', mailboxId);
    if (!found.ok) return found;
    const { junkAt, quarantineAt, rejectAt, version, allow, deny } = found.value;
    return this.set(scope, 'mailbox', mailboxId, {
      junkAt,
      quarantineAt,
      rejectAt,
      version,
      allow: [...new Set([...allow, ...senders])],
      deny: deny.filter((entry) => !senders.includes(entry)),
    });
  }

  async #rows(tx: Tx, scope: TenantScope, kind: Kind, id: string | null): Promise<Row[]> {
    const { rows } = await (kind === 'mailbox'
      ? sql<Row>`SELECT m.id, m.address AS name, m.filters, jsonb_build_array(g.filters, d.filters, t.filters) AS houses, m.version, m.revision,
            CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'name', g.name) END AS "group", m.revision <= ${low(scope)} AS effective
          FROM mailbox m JOIN domain d ON d.id = m.domain_id JOIN tenant t ON t.id = m.tenant_id
            LEFT JOIN mailbox_group g ON g.id = m.group_id
          WHERE m.tenant_id = ${scope.tenantId} AND m.id = ${id}`
      : kind === 'tenant'
        ? sql<Row>`SELECT t.id, t.name, t.filters, '[]'::jsonb AS houses, t.version, t.filters_revision AS revision,
            coalesce(t.filters_revision, 0) <= ${low(scope)} AS effective FROM tenant t WHERE t.id = ${scope.tenantId}`
        : kind === 'group'
          ? sql<Row>`SELECT g.id, g.name, g.filters, jsonb_build_array(t.filters) AS houses, g.version, g.filters_revision AS revision,
            coalesce(g.filters_revision, 0) <= ${low(scope)} AS effective
          FROM mailbox_group g JOIN tenant t ON t.id = g.tenant_id WHERE g.tenant_id = ${scope.tenantId} AND g.id = ${id}`
          : sql<Row>`SELECT d.id, d.name, d.filters, jsonb_build_array(t.filters) AS houses, d.version, d.filters_revision AS revision,
            coalesce(d.filters_revision, 0) <= ${low(scope)} AS effective
          FROM domain d JOIN tenant t ON t.id = d.tenant_id WHERE d.tenant_id = ${scope.tenantId} ${id === null ? sql`` : sql`AND d.id = ${id}`} ORDER BY ${inOrder('d.name')}`
    ).execute(tx);
    return rows;
  }
}

/** Lowest revision that a node of the pair runs. */
const low = (scope: TenantScope) => sql`(SELECT min(n.revision) FROM tenant t JOIN node n ON n.pair_id = t.pair_id
  WHERE t.id = ${scope.tenantId} AND n.revoked_at IS NULL)`;

function refusedRule(fault: RuleFault): Result<never> {
  const field = `rules.${fault.rule}`;
  switch (fault.code) {
    case 'value':
      return err('rules.value', {}, `${field}.conditions.${fault.condition}.value`);
    case 'folder':
      return err('rules.folder', {}, `${field}.folder`);
    case 'forward':
      return err('address.invalid', { address: fault.text }, `${field}.forwardTo`);
    case 'forward_not_allowed':
      return err('rules.forward_not_allowed', {}, `${field}.forwardTo`);
    case 'forward_to_itself':
      return err('rules.forward_to_itself', {}, `${field}.forwardTo`);
    case 'nothing':
      return err('rules.nothing', {}, field);
  }
}

function refused(fault: FilterFault): Result<never> {
  switch (fault.code) {
    case 'entry':
      return fault.fault.code === 'policy.list_too_long'
        ? err('filters.too_many', { max: 1000 }, fault.list)
        : err('address.invalid', { address: fault.fault.text.slice(0, 80) }, `${fault.list}.${fault.fault.index}`);
    case 'both':
      return err('filters.both', { entry: fault.entry }, 'deny');
    case 'order':
      return err('filters.order', { junkAt: fault.junkAt, rejectAt: fault.rejectAt }, 'rejectAt');
    case 'quarantine_low':
      return err('filters.quarantine_low', { junkAt: fault.junkAt, quarantineAt: fault.quarantineAt }, 'quarantineAt');
    case 'quarantine_high':
      return err('filters.quarantine_high', { quarantineAt: fault.quarantineAt, rejectAt: fault.rejectAt }, 'quarantineAt');
  }
}

function toView(row: Row): FiltersView {
  const { junkAt, quarantineAt, rejectAt, allow, deny } = row.filters ?? NONE;
  return {
    id: row.id,
    name: row.name,
    group: row.group ?? null,
    junkAt,
    quarantineAt,
    rejectAt,
    allow: [...allow],
    deny: [...deny],
    effectiveScores: scoresOf(row.filters, ...row.houses),
    inherited: scoresOf(...row.houses),
    version: row.version,
    revision: row.revision,
    effective: row.effective ?? false,
  };
}
