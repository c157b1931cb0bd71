import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { FilteringModule } from '../filtering/filtering.module.js';
import { LooksModule } from '../looks/looks.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { OwnQuarantineController } from './own-quarantine.controller.js';
import { QuarantineController } from './quarantine.controller.js';
import { Quarantine } from './quarantine.service.js';
import { QuarantineDigests } from './quarantine-digests.service.js';
import { QuarantineLinksController } from './quarantine-links.controller.js';
import { QuarantineLinks } from './quarantine-links.service.js';
import { QuarantineReports } from './quarantine-reports.service.js';

@Module({
  imports: [AuditModule, CommandsModule, FilteringModule, LooksModule, NotificationsModule],
  controllers: [QuarantineController, OwnQuarantineController, QuarantineLinksController],
  providers: [Quarantine, QuarantineReports, QuarantineLinks, QuarantineDigests],
  exports: [QuarantineReports, QuarantineDigests],
})
export class QuarantineModule {}
