import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { UsageReports } from './usage-reports.service.js';
import { UsageWarnings } from './usage-warnings.service.js';

/** How full mailboxes are, and the word to who should know. */
@Module({
  imports: [NotificationsModule],
  providers: [UsageReports, UsageWarnings],
  exports: [UsageReports, UsageWarnings],
})
export class UsageModule {}
