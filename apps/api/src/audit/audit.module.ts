import { Module } from '@nestjs/common';
import { Audit } from './audit.service.js';

@Module({
  imports: [],
  controllers: [],
  providers: [Audit],
  exports: [Audit],
})
export class AuditModule {}
