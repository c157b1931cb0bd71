import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BounceRules } from './bounce-rules.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { Corrections } from './corrections.service.js';

@Module({
  imports: [AuditModule],
  controllers: [CorrectionsController],
  providers: [BounceRules, Corrections],
  exports: [BounceRules],
})
export class CorrectionsModule {}
