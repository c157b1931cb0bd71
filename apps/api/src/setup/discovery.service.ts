import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { MailHome } from './client-config.js';

/** Where mail programs find a domain's servers, by its name alone. */
@Injectable()
export class Discovery {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null for a domain that is not served here. */
  async homeOf(domain: string): Promise<MailHome | null> {
    const row = await this.database.platform
      .selectFrom('domain as d')
      .innerJoin('tenant as t', 't.id', 'd.tenant_id')
      .select(['d.name', 't.name as company', 't.slug'])
      .where('d.name', '=', domain)
      .executeTakeFirst();
    if (!row) return null;
    return { domain: row.name, company: row.company, host: platformNames(this.config.PLATFORM_DOMAIN, row.slug).mail };
  }
}
