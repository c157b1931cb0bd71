import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { RetentionController } from './retention.controller.js';
import { RetentionDriver } from './retention.driver.js';
import { Retention } from './retention.service.js';

@Module({
  imports: [AuditModule, ChangesModule, CommandsModule, TenantsModule],
  controllers: [RetentionController],
  providers: [Retention, RetentionDriver],
  exports: [RetentionDriver],
})
export class RetentionModule {}
