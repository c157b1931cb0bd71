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

  /** After mailboxes changed: are all that were asked for there, and has each a password? */
  async mailboxesChanged(tx: Tx, scope: TenantScope): Promise<void> {
    const { rows } = await sql<{ total: number; ready: number; expected: number; handed: number }>`
      SELECT count(m.id) AS total, count(m.password_hash) AS ready,
        coalesce((t.answers->>'people')::int, 0) + coalesce(jsonb_array_length(CASE jsonb_typeof(t.answers->'roleAddresses') WHEN 'array' THEN t.answers->'roleAddresses' END), 0) AS expected,
        count(l.used_at) AS handed
      FROM tenant t LEFT JOIN mailbox m ON m.tenant_id = t.id LEFT JOIN one_time_link l ON l.mailbox_id = m.id
      WHERE t.id = ${scope.tenantId} GROUP BY t.id`.execute(tx);
    const count = rows[0];
    if (!count) return;
    await this.#note(
      tx,
      scope,
      'pre_create',
      { created: count.total, expected: count.expected },
      count.total > 0 && count.total >= count.expected,
    );
    await this.#note(
      tx,
      scope,
      'hand_over',
      { handedOver: count.handed, total: count.total },
      count.total > 0 && count.ready === count.total && count.handed > 0,
    );
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

  async #note(tx: Tx, scope: TenantScope, kind: Kind, fact: Record<string, unknown>, done: boolean): Promise<void> {
    await sql`UPDATE plan_step SET fact = ${JSON.stringify(fact)}, done_at = CASE WHEN ${done} THEN coalesce(done_at, now()) ELSE NULL END
      WHERE tenant_id = ${scope.tenantId} AND kind = ${kind}`.execute(tx);
  }
}
