import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { FailoverModule } from '../failover/failover.module.js';
import { NodesModule } from '../nodes/nodes.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { ConsoleController } from './console.controller.js';
import { Console } from './console.service.js';
import { Fleet } from './fleet.service.js';

@Module({
  imports: [AuditModule, ChangesModule, CommandsModule, FailoverModule, NodesModule, PlansModule],
  controllers: [ConsoleController],
  providers: [Console, Fleet],
  exports: [],
})
export class ConsoleModule {}
