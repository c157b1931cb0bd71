import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LooksController } from './looks.controller.js';
import { MailboxLooks } from './looks.service.js';

@Module({
  imports: [AuditModule],
  controllers: [LooksController],
  providers: [MailboxLooks],
  exports: [MailboxLooks],
})
export class LooksModule {}
