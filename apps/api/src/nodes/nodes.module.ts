import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { CommandsModule } from '../commands/commands.module.js';
import { ContainmentModule } from '../containment/containment.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { QuarantineModule } from '../quarantine/quarantine.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { WebmailModule } from '../webmail/webmail.module.js';
import { AgentController } from './agent.controller.js';
import { Nodes } from './nodes.service.js';
import { RedisAcl } from './redis-acl.js';

@Module({
  imports: [
    AlarmsModule,
    AuditModule,
    ChangesModule,
    CommandsModule,
    ContainmentModule,
    DeliveriesModule,
    QuarantineModule,
    QueueModule,
    UsageModule,
    WebmailModule,
  ],
  controllers: [AgentController],
  providers: [Nodes, RedisAcl],
  exports: [Nodes],
})
export class NodesModule {}
