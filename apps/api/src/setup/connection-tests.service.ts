import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import { OutsideResolver } from '../dns/resolver.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import type { TenantScope } from '../platform/database/scope.js';
import { ok, type Result } from '../platform/errors/result.js';
import type { MailboxId } from '../platform/ids.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { Tenants } from '../tenants/tenants.service.js';
import { attemptLogin } from './login-attempt.js';
import { SERVICES } from './services.rules.js';
import type { ConnectionReport } from './setup.dto.js';

const NOT_TRIED = { certificate: null, said: null, ms: 0 };

/** Real log-ins at the name that programs are given, so that what fails there fails here. */
@Injectable()
export class ConnectionTests {
  constructor(
    private readonly mailboxes: Mailboxes,
    private readonly tenants: Tenants,
    private readonly resolver: OutsideResolver,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(scope: TenantScope, id: MailboxId, password: string | undefined, from: string): Promise<Result<ConnectionReport>> {
    const found = await this.mailboxes.find(scope, id);
    if (!found.ok) return found;
    // It tells a right password from a wrong one: as often as signing in.
    if (password !== undefined) await this.limits.take('connection_test', { address: from, user: id });
    const mailbox = found.value;
    const { slug } = await this.tenants.placement(scope);
    const host = platformNames(this.config.PLATFORM_DOMAIN, slug).mail;
    const [address] = await this.resolver.addresses(host);
    const credentials = password === undefined ? null : { user: mailbox.address, password };
    const attempts = await Promise.all(
      SERVICES.map(async ({ name: service, security, port }) => {
        const tried = { service, security, port };
        if (!mailbox.protocols[service]) return { ...tried, ...NOT_TRIED, outcome: 'closed' as const };
        if (!address) return { ...tried, ...NOT_TRIED, outcome: 'no_address' as const };
        return { ...tried, ...(await attemptLogin({ ...tried, host, address }, credentials)) };
      }),
    );
    return ok({ host, address: address ?? null, attempts });
  }
}
