import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { QueueController } from './queue.controller.js';
import { Queue } from './queue.service.js';
import { QueueReports } from './queue-reports.service.js';

@Module({
  imports: [AuditModule, CommandsModule, CorrectionsModule],
  controllers: [QueueController],
  providers: [Queue, QueueReports],
  exports: [Queue, QueueReports],
})
export class QueueModule {}
