import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AlarmsModule } from './alarms/alarms.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ContainmentModule } from './containment/containment.module.js';
import { FailoverModule } from './failover/failover.module.js';
import { HostCertificatesModule } from './host-certificates/host-certificates.module.js';
import { ImpersonationModule } from './impersonation/impersonation.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { MailboxesModule } from './mailboxes/mailboxes.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { loadConfig } from './platform/config/env.js';
import { createLog, NestLog } from './platform/log/log.js';
import { PlatformModule } from './platform/platform.module.js';
import { QuarantineModule } from './quarantine/quarantine.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { UsageModule } from './usage/usage.module.js';
import { AuditWatch } from './worker/audit-watch.service.js';
import { Housekeeping } from './worker/housekeeping.service.js';
import { WebmailWatch } from './worker/webmail-watch.service.js';
import { WorkerService } from './worker/worker.service.js';

const config = loadConfig(process.env);

@Module({
  imports: [
    PlatformModule.with(config, 'worker'),
    AlarmsModule,
    AuditModule,
    ContainmentModule,
    HostCertificatesModule,
    ImpersonationModule,
    ImportsModule,
    MailboxesModule,
    FailoverModule,
    NotificationsModule,
    QuarantineModule,
    StatisticsModule,
    RetentionModule,
    UsageModule,
  ],
  providers: [WorkerService, Housekeeping, AuditWatch, WebmailWatch],
})
class WorkerApp {}

const app = await NestFactory.createApplicationContext(WorkerApp, { logger: new NestLog(createLog(config.LOG_LEVEL, 'worker')) });
app.enableShutdownHooks();
