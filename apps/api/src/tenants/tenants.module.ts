import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { PlanOfAction } from './plan-of-action.service.js';
import { TenantsController } from './tenants.controller.js';
import { Tenants } from './tenants.service.js';

@Module({
  imports: [AuditModule, ChangesModule],
  controllers: [TenantsController],
  providers: [Tenants, PlanOfAction],
  exports: [Tenants, PlanOfAction],
})
export class TenantsModule {}
