import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { FilterHistoryController } from './filter-history.controller.js';
import { FilterHistory } from './filter-history.service.js';
import { FilteringController } from './filtering.controller.js';
import { Filtering } from './filtering.service.js';
import { GroupsController } from './groups.controller.js';
import { Groups } from './groups.service.js';
import { OwnFiltersController } from './own-filters.controller.js';

@Module({
  imports: [AuditModule, ChangesModule, TenantsModule],
  controllers: [FilteringController, FilterHistoryController, GroupsController, OwnFiltersController],
  providers: [Filtering, FilterHistory, Groups],
  exports: [Filtering, FilterHistory, Groups],
})
export class FilteringModule {}
