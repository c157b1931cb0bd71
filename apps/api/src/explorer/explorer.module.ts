import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { LooksModule } from '../looks/looks.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { TenantsModule } from '../tenants/tenants.module.js';
import { ExplorerController } from './explorer.controller.js';
import { Explorer } from './explorer.service.js';

@Module({
  imports: [CommandsModule, LooksModule, NotificationsModule, TenantsModule],
  controllers: [ExplorerController],
  providers: [Explorer],
})
export class ExplorerModule {}
