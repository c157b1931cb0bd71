import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AliasesController } from './aliases.controller.js';
import { Aliases } from './aliases.service.js';
import { HandOvers } from './handover.service.js';
import { LinksController } from './links.controller.js';
import { MailboxesController } from './mailboxes.controller.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { Mailboxes } from './mailboxes.service.js';

@Module({
  imports: [ChangesModule, TenantsModule],
  controllers: [MailboxesController, AliasesController, LinksController],
  providers: [Mailboxes, MailboxesRepository, Aliases, HandOvers],
  exports: [HandOvers, Mailboxes, Aliases],
})
export class MailboxesModule {}
