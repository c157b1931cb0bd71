import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { StaffLooks } from './staff-looks.service.js';
import { StaffMailController } from './staff-mail.controller.js';
import { StaffMail } from './staff-mail.service.js';

@Module({
  imports: [AuditModule, BouncesModule, DeliveriesModule, QueueModule, StatisticsModule],
  controllers: [StaffMailController],
  providers: [StaffMail, StaffLooks],
  exports: [],
})
export class StaffMailModule {}
