import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { DnsModule } from '../dns/dns.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ContinuityController } from './continuity.controller.js';
import { ReadinessService } from './readiness.service.js';
import { SwitchoverDriver } from './switchover.driver.js';
import { Switchovers } from './switchovers.service.js';

@Module({
  imports: [AuditModule, CommandsModule, DnsModule, TenantsModule],
  controllers: [ContinuityController],
  providers: [ReadinessService, Switchovers, SwitchoverDriver],
  exports: [Switchovers, SwitchoverDriver],
})
export class FailoverModule {}
