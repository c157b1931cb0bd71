import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ContainmentModule } from '../containment/containment.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { BouncesController } from './bounces.controller.js';
import { Bounces } from './bounces.service.js';

@Module({
  imports: [AuditModule, ContainmentModule, CorrectionsModule],
  controllers: [BouncesController],
  providers: [Bounces],
  exports: [Bounces],
})
export class BouncesModule {}
