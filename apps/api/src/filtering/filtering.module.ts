import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { FilteringController } from './filtering.controller.js';
import { Filtering } from './filtering.service.js';

@Module({
  imports: [ChangesModule, TenantsModule],
  controllers: [FilteringController],
  providers: [Filtering],
  exports: [Filtering],
})
export class FilteringModule {}
