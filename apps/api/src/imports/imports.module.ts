import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { FilteringModule } from '../filtering/filtering.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.service.js';

@Module({
  imports: [ChangesModule, FilteringModule, MailboxesModule, TenantsModule],
  controllers: [ImportsController],
  providers: [Imports],
  exports: [Imports],
})
export class ImportsModule {}
