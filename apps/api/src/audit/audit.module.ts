import { Module } from '@nestjs/common';
import { Audit } from './audit.service.js';
import { AuditSeals } from './audit-seals.service.js';

@Module({
  imports: [],
  controllers: [],
  providers: [Audit, AuditSeals],
  exports: [Audit, AuditSeals],
})
export class AuditModule {}
