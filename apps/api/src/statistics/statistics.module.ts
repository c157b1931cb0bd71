import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { StatisticsController } from './statistics.controller.js';
import { Statistics } from './statistics.service.js';
import { WeeklySummaries } from './weekly-summaries.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [StatisticsController],
  providers: [Statistics, WeeklySummaries],
  exports: [Statistics, WeeklySummaries],
})
export class StatisticsModule {}
