import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { FilteringModule } from '../filtering/filtering.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { AliasesController } from './aliases.controller.js';
import { Aliases } from './aliases.service.js';
import { AppPasswordsController } from './app-passwords.controller.js';
import { AppPasswords } from './app-passwords.service.js';
import { DeletedMailboxesController } from './deleted-mailboxes.controller.js';
import { DeletedMailboxes } from './deleted-mailboxes.service.js';
import { HandOvers } from './handover.service.js';
import { MailboxHistory } from './history.service.js';
import { LinksController } from './links.controller.js';
import { MailboxesController } from './mailboxes.controller.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { Mailboxes } from './mailboxes.service.js';
import { Purges } from './purges.service.js';

@Module({
  imports: [AuditModule, ChangesModule, CommandsModule, FilteringModule, NotificationsModule, RoutingModule, TenantsModule],
  controllers: [MailboxesController, AppPasswordsController, DeletedMailboxesController, AliasesController, LinksController],
  providers: [Purges, Mailboxes, MailboxHistory, MailboxesRepository, AppPasswords, DeletedMailboxes, Aliases, HandOvers],
  exports: [Purges, AppPasswords, HandOvers, Mailboxes, Aliases],
})
export class MailboxesModule {}
