import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { UsersModule } from '../users/users.module.js';
import { Acceptance } from './acceptance.service.js';
import { AssessmentsController } from './assessments.controller.js';
import { Assessments } from './assessments.service.js';

@Module({
  imports: [ChangesModule, NotificationsModule, PlansModule, TenantsModule, UsersModule],
  controllers: [AssessmentsController],
  providers: [Assessments, Acceptance],
  exports: [Assessments, Acceptance],
})
export class AssessmentsModule {}
