import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SizingSettings } from './sizing-settings.service.js';

@Module({
  imports: [AuditModule],
  controllers: [],
  providers: [SizingSettings],
  exports: [SizingSettings],
})
export class PlansModule {}
