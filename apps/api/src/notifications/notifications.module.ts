import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { EmailsController } from './emails.controller.js';
import { Notifications } from './notifications.service.js';
import { Outbox } from './outbox.service.js';
import { Post } from './post.js';
import { SystemSender } from './system-sender.service.js';

@Module({
  imports: [AlarmsModule, AuditModule, ChangesModule],
  controllers: [EmailsController],
  providers: [Notifications, Outbox, Post, SystemSender],
  exports: [Notifications, Outbox],
})
export class NotificationsModule {}
