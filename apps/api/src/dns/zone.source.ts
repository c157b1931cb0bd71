import { Inject, Injectable } from '@nestjs/common';
import { customerZone, type DnsRecord, platformRecords, setupName } from '@relevo/dns-records';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { TenantId } from '../platform/ids.js';
import type { Zones } from './zone.js';

interface TenantRow {
  id: string;
  slug: string;
  serving: 'primary' | 'standby';
  primary: string | null;
  standby: string | null;
  bulk: string[];
  domains: { id: string; name: string; dnsMode: 'ours' | 'outside'; selector: string; publicKey: string }[];
}

/** Renders our zones from PostgreSQL: the platform's own, each tenant's names, and whole zones of domains pointed at us. */
@Injectable()
export class ZoneSource {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest change that the zones must show, and the tenants that changed after `last` (null: all of them). */
  async changesSince(last: number): Promise<{ last: number; tenants: Set<TenantId | null> }> {
    // A transaction that took its id earlier may commit later; looking back a few seconds catches it.
    const { rows } = await this.database.platformPool.query<{ id: number; tenant_id: TenantId | null }>({
      name: 'zone_change',
      text: `SELECT id, tenant_id FROM zone_change WHERE id > $1 OR (id > $1 - 1000 AND at > now() - interval '3 seconds') ORDER BY id`,
      values: [last],
    });
    return { last: Math.max(last, ...rows.map((row) => row.id)), tenants: new Set(rows.map((row) => row.tenant_id)) };
  }

  /** Puts the records of one tenant, or of all and the platform's own, into `zones`. */
  async load(zones: Zones, tenantId: TenantId | null, serial: number): Promise<void> {
    if (tenantId === null) zones.replace('platform', await this.#platform(serial));
    const { rows } = await this.database.platformPool.query<TenantRow>(
      `SELECT t.id, t.slug, t.serving,
         (SELECT host(address) FROM node WHERE pair_id = t.pair_id AND role = 'primary') AS primary,
         (SELECT host(address) FROM node WHERE pair_id = t.pair_id AND role = 'standby') AS standby,
         ARRAY(SELECT host(bulk_address) FROM node WHERE pair_id = t.pair_id AND bulk_address IS NOT NULL ORDER BY role) AS bulk,
         coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.name, 'dnsMode', d.dns_mode, 'selector', d.dkim_selector, 'publicKey', d.dkim_public))
           FROM domain d WHERE d.tenant_id = t.id), '[]') AS domains
       FROM tenant t ${tenantId ? 'WHERE t.id = $1' : ''}`,
      tenantId ? [tenantId] : [],
    );
    for (const tenant of rows) {
      if (!tenant.primary) continue;
      zones.replace(`tenant:${tenant.id}`, this.#tenant(tenant, tenant.primary));
      for (const domain of tenant.domains)
        zones.replace(`domain:${domain.id}`, domain.dnsMode === 'ours' ? this.#domain(tenant, domain, serial) : []);
    }
  }

  #tenant(tenant: TenantRow, primary: string): readonly DnsRecord[] {
    return platformRecords({
      platform: this.config.PLATFORM_DOMAIN,
      slug: tenant.slug,
      primary,
      standby: tenant.standby,
      serving: tenant.serving,
      senders: [primary, ...(tenant.standby ? [tenant.standby] : []), ...tenant.bulk],
      keys: tenant.domains.map((domain) => ({ selector: domain.selector, publicKeyPem: domain.publicKey })),
      domains: tenant.domains.map((domain) => domain.name),
    });
  }

  #domain(tenant: TenantRow, domain: TenantRow['domains'][number], serial: number): readonly DnsRecord[] {
    return customerZone({
      domain: domain.name,
      platform: this.config.PLATFORM_DOMAIN,
      slug: tenant.slug,
      dkim: { selector: domain.selector, publicKeyPem: domain.publicKey },
      nameServers: this.#nameServers(),
      serial,
      extra: [],
    });
  }

  async #platform(serial: number): Promise<DnsRecord[]> {
    const { PLATFORM_DOMAIN: apex, NAME_SERVER_ADDRESS: address } = this.config;
    const servers = this.#nameServers();
    const challenges = await this.database.platform.selectFrom('acme_challenge').select(['name', 'value']).execute();
    const nodes = await this.database.platform.selectFrom('node').select(['host', 'address', 'bulk_address']).execute();
    return [
      {
        name: apex,
        ttl: 3600,
        data: {
          type: 'SOA',
          primary: servers[0],
          admin: `hostmaster.${apex}`,
          serial,
          refresh: 3600,
          retry: 600,
          expire: 604_800,
          minimum: 10,
        },
      },
      ...servers.map((target): DnsRecord => ({ name: apex, ttl: 3600, data: { type: 'NS', target } })),
      ...servers.map((name): DnsRecord => ({ name, ttl: 3600, data: { type: 'A', address } })),
      { name: setupName(apex), ttl: 300, data: { type: 'A', address: this.config.SETUP_ADDRESS ?? address } },
      ...nodes.map(
        (node): DnsRecord => ({ name: node.host, ttl: 300, data: { type: 'A', address: node.address.replace(/\/\d+$/, '') } }),
      ),
      // RFC 8555 section 8.4; the authority may ask again at once, so nobody keeps it.
      ...challenges.map(({ name, value }): DnsRecord => ({ name, ttl: 1, data: { type: 'TXT', text: value } })),
      // The name in the EHLO of bulk mail has to lead back to the address it comes from.
      ...nodes.flatMap(({ host, bulk_address }): DnsRecord[] =>
        bulk_address
          ? [{ name: `bulk.${host}`, ttl: 300, data: { type: 'A', address: bulk_address.replace(/\/\d+$/, '') } }]
          : [],
      ),
      // A node is the sender's domain of what it forwards, and the name in its EHLO (RFC 7208 section 2.3).
      ...nodes.map((node): DnsRecord => ({ name: node.host, ttl: 300, data: { type: 'TXT', text: 'v=spf1 a -all' } })),
      // Our own e-mails leave through the nodes, and nowhere else (RFC 7208).
      {
        name: apex,
        ttl: 300,
        data: { type: 'TXT', text: `v=spf1 ${nodes.map((node) => `ip4:${node.address.replace(/\/\d+$/, '')} `).join('')}-all` },
      },
    ];
  }

  #nameServers(): [string, ...string[]] {
    const [first, ...rest] = this.config.NAME_SERVERS.split(',').map((name) => name.trim());
    return [first ?? `ns1.${this.config.PLATFORM_DOMAIN}`, ...rest];
  }
}
