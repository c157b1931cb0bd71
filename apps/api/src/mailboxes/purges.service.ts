import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Commands } from '../commands/commands.service.js';
import { Notifications } from '../notifications/notifications.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope, systemActor, type TenantScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import type { CommandId, NodeId, TenantId } from '../platform/ids.js';

const WARN_DAYS = 3;
const AT_ONCE = 50;

interface Leaving {
  id: string;
  tenant_id: TenantId;
  pair_id: string;
  address: string;
  purge_commands: Record<NodeId, CommandId>;
}

/** What happens when the days of grace are over: a word of warning before, and then the mail is gone from both nodes. */
@Injectable()
export class Purges {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.#warn(now);
    const db = this.database.platform;
    // From here on it cannot be restored: a node may have removed it already.
    await sql`UPDATE deleted_mailbox SET purging_at = ${now} WHERE purging_at IS NULL AND purge_after <= ${now}`.execute(db);
    const { rows } = await sql<Leaving>`SELECT id, tenant_id, pair_id, address, purge_commands FROM deleted_mailbox
      WHERE purging_at IS NOT NULL ORDER BY purging_at LIMIT ${AT_ONCE}`.execute(db);
    for (const mailbox of rows) await this.#advance(mailbox);
  }

  /** One step: nodes that were not asked are asked, those that failed again; when all have done it, nothing is left of it. */
  async #advance(mailbox: Leaving): Promise<void> {
    const nodes = await this.database.platform
      .selectFrom('node')
      .select('id')
      .where('pair_id', '=', mailbox.pair_id)
      .where('revoked_at', 'is', null)
      .execute();
    let done = 0;
    const asked = { ...mailbox.purge_commands };
    for (const node of nodes) {
      const id = node.id as NodeId;
      const command = asked[id];
      const outcome = command ? await this.commands.outcome(command) : null;
      if (outcome?.state === 'done') done++;
      else if (outcome?.state !== 'open')
        asked[id] = await this.commands.send(
          systemActor,
          id,
          { kind: 'purge_mailbox', tenantId: mailbox.tenant_id, mailboxId: mailbox.id },
          mailbox.tenant_id,
        );
    }
    await this.database.within(platformScope, async (tx) => {
      if (done < nodes.length) {
        await sql`UPDATE deleted_mailbox SET purge_commands = ${JSON.stringify(asked)}::jsonb WHERE id = ${mailbox.id}`.execute(
          tx,
        );
        return;
      }
      const gone = await tx.deleteFrom('deleted_mailbox').where('id', '=', mailbox.id).executeTakeFirst();
      if (gone.numDeletedRows === 0n) return;
      const entry = {
        tenantId: mailbox.tenant_id,
        action: 'mailbox.purged',
        target: `mailbox:${mailbox.id}`,
        label: mailbox.address,
      };
      await this.audit.record(tx, systemActor, [entry]);
    });
  }

  /** One e-mail for all of a company's that are near their end. */
  async #warn(now: Date): Promise<void> {
    const soon = new Date(now.getTime() + WARN_DAYS * 86_400_000);
    const { rows: tenants } = await sql<{ id: TenantId; name: string }>`SELECT id, name FROM tenant WHERE id IN (
      SELECT tenant_id FROM deleted_mailbox WHERE warned_at IS NULL AND purging_at IS NULL AND purge_after <= ${soon})`.execute(
      this.database.platform,
    );
    for (const tenant of tenants) {
      const scope: TenantScope = { kind: 'tenant', tenantId: tenant.id, actor: systemActor };
      await this.database.within(scope, async (tx) => {
        const { rows } = await sql<{ address: string; purge_after: Date }>`UPDATE deleted_mailbox SET warned_at = ${now}
          WHERE tenant_id = ${tenant.id} AND warned_at IS NULL AND purging_at IS NULL AND purge_after <= ${soon} AND purge_after > ${now}
          RETURNING address, purge_after`.execute(tx);
        const first = rows.toSorted((a, b) => a.purge_after.getTime() - b.purge_after.getTime())[0];
        if (!first) return;
        for (const person of await keepers(tx, tenant.id))
          await this.notifications.send(tx, {
            recipient: person.email,
            locale: person.locale,
            template: 'mailboxes_purged_soon',
            tenantId: tenant.id,
            data: {
              name: person.name,
              company: tenant.name,
              addresses: rows.map(({ address }) => address).sort(),
              at: first.purge_after.toISOString(),
              url: `${this.config.PUBLIC_URL}/${person.locale}/mailboxes/deleted`,
            },
          });
      });
    }
  }
}

async function keepers(tx: Tx, tenantId: TenantId): Promise<{ email: string; name: string; locale: Locale }[]> {
  const { rows } = await sql<{ email: string; name: string; locale: Locale }>`
    SELECT u.email, u.name, CASE WHEN u.locale = 'en' THEN 'en' ELSE 'es' END AS locale FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.tenant_id = ${tenantId} AND m.role IN ('owner', 'admin')`.execute(tx);
  return rows;
}
