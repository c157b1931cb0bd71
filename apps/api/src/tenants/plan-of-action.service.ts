import { Injectable } from '@nestjs/common';
import type { Comparison } from '@relevo/dns-records';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import type { PlanStep } from './tenants.dto.js';

type Kind = PlanStep['kind'];

/** Days of the switch, in order. Steps are ticked off by what is seen, never by hand. */
export const PLAN: readonly Kind[] = ['pre_create', 'hand_over', 'migrate', 'lower_ttl', 'switch_dns', 'verify'];

@Injectable()
export class PlanOfAction {
  async layOut(tx: Tx, tenantId: string, options: { migration: boolean }): Promise<void> {
    const kinds = PLAN.filter((kind) => kind !== 'migrate' || options.migration);
    await tx
      .insertInto('plan_step')
      .values(kinds.map((kind, position) => ({ tenant_id: tenantId, kind, position })))
      .execute();
  }

  /** How many of the mailboxes that were asked for are there, and how many of their people have come in. */
  async mailboxesChanged(tx: Tx, scope: TenantScope): Promise<void> {
    const { rows } = await sql<{ made: number; asked: number; people: number; handed: number }>`
      SELECT (SELECT count(*) FROM mailbox WHERE tenant_id = t.id)::int AS made,
        coalesce((t.answers->>'people')::int, 0) + CASE jsonb_typeof(t.answers->'roles') WHEN 'array' THEN jsonb_array_length(t.answers->'roles') ELSE 0 END AS asked,
        greatest(coalesce((t.answers->>'people')::int, 0), (SELECT count(*) FROM mailbox WHERE tenant_id = t.id AND kind = 'person'))::int AS people,
        (SELECT count(*) FROM mailbox m WHERE m.tenant_id = t.id AND m.kind = 'person' AND (
          EXISTS (SELECT 1 FROM one_time_link l WHERE l.mailbox_id = m.id AND l.used_at IS NOT NULL)
          OR EXISTS (SELECT 1 FROM login_network n WHERE n.tenant_id = m.tenant_id AND n.address = m.address)))::int AS handed
      FROM tenant t WHERE t.id = ${scope.tenantId}`.execute(tx);
    const count = rows[0];
    if (!count) return;
    await this.#progress(tx, scope, 'pre_create', count.made, count.asked);
    await this.#progress(tx, scope, 'hand_over', count.handed, count.people);
  }

  /** After a live check of the domain. */
  async domainChecked(tx: Tx, scope: TenantScope, comparisons: readonly Comparison[]): Promise<void> {
    const required = comparisons.filter((one) => one.required);
    const right = required.filter((one) => one.state === 'right').length;
    const mx = comparisons.filter((one) => one.purpose === 'mx');
    const switched = mx.length > 0 && mx.every((one) => one.state === 'right');
    await this.#note(tx, scope, 'switch_dns', { right, required: required.length }, switched);
    await this.#note(tx, scope, 'lower_ttl', { right }, switched);
    const { rows } = await sql<{
      arrived: boolean;
    }>`SELECT EXISTS (SELECT 1 FROM mail_event WHERE tenant_id = ${scope.tenantId} AND direction = 'in' AND status = 'sent') AS arrived`.execute(
      tx,
    );
    await this.#note(
      tx,
      scope,
      'verify',
      { mailArrived: rows[0]?.arrived ?? false, right, required: required.length },
      switched && right === required.length && rows[0]?.arrived === true,
    );
  }

  /** Done once is done for good: a person who leaves a year later does not open the plan again. */
  async #progress(tx: Tx, scope: TenantScope, kind: Kind, done: number, total: number): Promise<void> {
    await sql`UPDATE plan_step SET fact = ${JSON.stringify({ done, total })}, done_at = coalesce(done_at, CASE WHEN ${done > 0 && done >= total} THEN now() END)
      WHERE tenant_id = ${scope.tenantId} AND kind = ${kind}`.execute(tx);
  }

  async #note(tx: Tx, scope: TenantScope, kind: Kind, fact: Record<string, unknown>, done: boolean): Promise<void> {
    await sql`UPDATE plan_step SET fact = ${JSON.stringify(fact)}, done_at = CASE WHEN ${done} THEN coalesce(done_at, now()) ELSE NULL END
      WHERE tenant_id = ${scope.tenantId} AND kind = ${kind}`.execute(tx);
  }
}
