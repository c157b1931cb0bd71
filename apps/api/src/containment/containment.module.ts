import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { CompanyLimitController, ContainmentController } from './containment.controller.js';
import { ContainmentWatch } from './containment-watch.service.js';
import { Containments } from './containments.service.js';
import { SendingUsage } from './sending.service.js';
import { SendingBooks } from './sending-book.service.js';
import { SendingReports } from './sending-reports.service.js';

@Module({
  imports: [AlarmsModule, AuditModule, CommandsModule, MailboxesModule, NotificationsModule, TenantsModule],
  controllers: [ContainmentController, CompanyLimitController],
  providers: [Containments, ContainmentWatch, SendingBooks, SendingReports, SendingUsage],
  exports: [Containments, ContainmentWatch, SendingBooks, SendingReports],
})
export class ContainmentModule {}
