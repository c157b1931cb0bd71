import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ImpersonationController } from './impersonation.controller.js';
import { Impersonations } from './impersonation.service.js';

@Module({
  imports: [AuditModule, NotificationsModule],
  controllers: [ImpersonationController],
  providers: [Impersonations],
  exports: [Impersonations],
})
export class ImpersonationModule {}
