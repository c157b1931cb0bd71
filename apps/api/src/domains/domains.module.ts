import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { DnsModule } from '../dns/dns.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { DomainsController } from './domains.controller.js';
import { Domains } from './domains.service.js';

@Module({
  imports: [ChangesModule, DnsModule, TenantsModule],
  controllers: [DomainsController],
  providers: [Domains],
  exports: [],
})
export class DomainsModule {}
