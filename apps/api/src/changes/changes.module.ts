import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesRepository } from './changes.repository.js';
import { Changes } from './changes.service.js';
import { DesiredState } from './desired-state.js';

@Module({
  imports: [AuditModule],
  controllers: [],
  providers: [Changes, ChangesRepository, DesiredState],
  exports: [Changes, ChangesRepository, DesiredState],
})
export class ChangesModule {}
