import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ListsController } from './lists.controller.js';
import { Lists } from './lists.service.js';

@Module({
  imports: [ChangesModule, MailboxesModule, RoutingModule, TenantsModule],
  controllers: [ListsController],
  providers: [Lists],
})
export class ListsModule {}
