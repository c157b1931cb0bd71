import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { FilteringController } from './filtering.controller.js';
import { Filtering } from './filtering.service.js';
import { OwnFiltersController } from './own-filters.controller.js';

@Module({
  imports: [ChangesModule, TenantsModule],
  controllers: [FilteringController, OwnFiltersController],
  providers: [Filtering],
  exports: [Filtering],
})
export class FilteringModule {}
