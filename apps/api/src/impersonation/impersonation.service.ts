import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import type { SignedIn } from '../auth/sessions.js';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { type Actor, type PlatformScope, platformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { newId, type TenantId } from '../platform/ids.js';
import type { ImpersonationView } from './impersonation.dto.js';

const MINUTES = 30;

interface Ended {
  id: string;
  tenant_id: TenantId;
  as_user_id: string;
  as_name: string;
  reason: string;
}

/**
 * Staff in the place of a company's owner: for half an hour, in the session in which it began, with what
 * IMPERSONATED_PERMISSIONS allows. Beginning and end stand in the company's own audit log, and so does each act between; its owner
 * gets an e-mail when it begins.
 */
@Injectable()
export class Impersonations {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ends the one that runs in this session, if any, and begins another. */
  async start(scope: PlatformScope, staff: SignedIn, tenantId: TenantId, reason: string): Promise<Result<ImpersonationView>> {
    const now = this.clock.now();
    return this.database.within(scope, async (tx): Promise<Result<ImpersonationView>> => {
      const owner = await tx
        .selectFrom('membership as m')
        .innerJoin('user as u', 'u.id', 'm.user_id')
        .innerJoin('tenant as t', 't.id', 'm.tenant_id')
        .select(['u.id', 'u.name', 'u.email', 'u.locale', 'm.role', 't.name as company'])
        .where('m.tenant_id', '=', tenantId)
        .where('m.role', '=', 'owner')
        .orderBy('m.created_at')
        .limit(1)
        .executeTakeFirst();
      if (!owner) return err('resource.not_found');
      await this.#end(tx, scope.actor, staff.sessionId);
      const id = newId();
      const endsAt = new Date(now.getTime() + MINUTES * 60_000);
      await tx
        .insertInto('impersonation')
        .values({
          id,
          tenant_id: tenantId,
          session_id: staff.sessionId,
          staff_id: staff.userId,
          staff_name: staff.name,
          staff_role: staff.staffRole ?? '',
          as_user_id: owner.id,
          as_name: owner.name,
          as_role: owner.role,
          reason,
          started_at: now,
          ends_at: endsAt,
        })
        .execute();
      const actingFor = { id: `user:${owner.id}`, name: owner.name, impersonationId: id, reason };
      await this.audit.record(tx, { ...scope.actor, name: `${staff.name} (Relevo)`, actingFor }, [
        {
          tenantId,
          action: 'impersonation.started',
          target: `impersonation:${id}`,
          label: staff.name,
          after: { reason, endsAt: endsAt.toISOString() },
        },
      ]);
      const locale = owner.locale === 'en' ? 'en' : 'es';
      await this.notifications.send(tx, {
        recipient: owner.email,
        locale,
        template: 'acting_started',
        tenantId,
        data: {
          name: owner.name,
          company: owner.company,
          staff: staff.name,
          reason,
          endsAt: endsAt.toISOString(),
          url: `${this.config.PUBLIC_URL}/${locale}/team/audit`,
        },
      });
      return ok({ id, tenantId, asName: owner.name, reason, endsAt: endsAt.toISOString() });
    });
  }

  /** By the button. Where none runs, nothing happens. */
  async end(staff: SignedIn, actor: Actor): Promise<void> {
    await this.database.within(platformScope, (tx) => this.#end(tx, actor, staff.sessionId));
  }

  async #end(tx: Tx, actor: Actor, sessionId: string): Promise<void> {
    const { rows } = await sql<Ended>`UPDATE impersonation SET ended_at = least(now(), ends_at)
      WHERE session_id = ${sessionId} AND ended_at IS NULL RETURNING id, tenant_id, as_user_id, as_name, reason`.execute(tx);
    await this.#note(tx, actor, rows);
  }

  /** Time ended them already; here it is written down. */
  async noteEnded(): Promise<void> {
    await this.database.within(platformScope, async (tx) => {
      const { rows } = await sql<Ended & { staff_id: string; staff_name: string }>`UPDATE impersonation SET ended_at = ends_at
        WHERE ended_at IS NULL AND ends_at <= now() RETURNING id, tenant_id, as_user_id, as_name, reason, staff_id, staff_name`.execute(
        tx,
      );
      for (const row of rows)
        await this.#note(tx, { id: `user:${row.staff_id}`, name: row.staff_name, address: null, requestId: null }, [row]);
    });
  }

  async #note(tx: Tx, actor: Actor, ended: readonly Ended[]): Promise<void> {
    for (const { id, tenant_id, as_user_id, as_name, reason } of ended) {
      const actingFor = { id: `user:${as_user_id}`, name: as_name, impersonationId: id, reason };
      await this.audit.record(tx, { ...actor, name: `${actor.name} (Relevo)`, actingFor }, [
        { tenantId: tenant_id, action: 'impersonation.ended', target: `impersonation:${id}`, label: actor.name },
      ]);
    }
  }
}
