import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangeHistory } from './change-history.js';
import { Changes } from './changes.service.js';
import { DesiredState } from './desired-state.js';

@Module({
  imports: [AuditModule],
  controllers: [],
  providers: [Changes, ChangeHistory, DesiredState],
  exports: [Changes, ChangeHistory, DesiredState],
})
export class ChangesModule {}
