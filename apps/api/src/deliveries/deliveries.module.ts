import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { Ingest } from './ingest.service.js';
import { TraceController } from './trace.controller.js';
import { Traces } from './trace.service.js';

@Module({
  imports: [AlarmsModule, CorrectionsModule],
  controllers: [TraceController],
  providers: [Ingest, Traces],
  exports: [Ingest, Traces],
})
export class DeliveriesModule {}
