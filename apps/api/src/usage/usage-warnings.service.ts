import { Inject, Injectable } from '@nestjs/common';
import { USAGE_MARKS, USAGE_RELEASE } from '@relevo/agent-protocol';
import { MIB, markOf, percentOf } from '@relevo/mail-policy';
import { sql } from 'kysely';
import { Notifications } from '../notifications/notifications.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import { Live } from '../platform/events/live.js';
import type { TenantId } from '../platform/ids.js';

const AT_ONCE = 100;

interface Filled {
  mailbox_id: string;
  tenant_id: TenantId;
  address: string;
  quota_mb: number;
  used_bytes: number;
  warned: number;
  locale: Locale;
}

/** Tells a mailbox when it comes to a mark of its space, once; what it was told is kept beside how full it is. */
@Injectable()
export class UsageWarnings {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly live: Live,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const changed = await this.database.within(platformScope, async (tx) => {
      // Only who comes to the next mark or leaves the one they stand at, by the rule of `markOf`: who was told and stands where they
      // stood would else fill each round, and nobody behind them be told. Of two workers, one gets each row.
      const { rows } = await sql<Filled>`
        SELECT u.mailbox_id, u.tenant_id, m.address, m.quota_mb, u.used_bytes, u.warned, t.locale
        FROM mailbox_usage u JOIN mailbox m ON m.id = u.mailbox_id JOIN tenant t ON t.id = u.tenant_id
        WHERE u.used_bytes * 100 >= (SELECT min(mark) FROM unnest(${[...USAGE_MARKS]}::int[]) AS mark WHERE mark > u.warned) * m.quota_mb::bigint * ${MIB}
          OR (u.warned > 0 AND u.used_bytes * 100 < (u.warned - ${USAGE_RELEASE}) * m.quota_mb::bigint * ${MIB})
        ORDER BY u.mailbox_id LIMIT ${AT_ONCE} FOR UPDATE OF u SKIP LOCKED`.execute(tx);
      const tenants = new Set<TenantId>();
      for (const row of rows) if (await this.#note(tx, row)) tenants.add(row.tenant_id);
      return tenants;
    });
    for (const tenantId of changed) this.live.publish(`tenant:${tenantId}`, { type: 'usage' });
  }

  async #note(tx: Tx, row: Filled): Promise<boolean> {
    const percent = percentOf(row.used_bytes, row.quota_mb);
    const mark = markOf(percent, row.warned);
    if (mark === row.warned) return false;
    await sql`UPDATE mailbox_usage SET warned = ${mark} WHERE mailbox_id = ${row.mailbox_id}`.execute(tx);
    if (mark > row.warned)
      await this.notifications.send(tx, {
        recipient: row.address,
        locale: row.locale,
        template: 'mailbox_filling',
        tenantId: row.tenant_id,
        data: {
          mailbox: row.address,
          percent,
          usedMb: Math.floor(row.used_bytes / MIB),
          quotaMb: row.quota_mb,
          url: `${this.config.PUBLIC_URL}/${row.locale}/mailbox`,
        },
      });
    return true;
  }
}
