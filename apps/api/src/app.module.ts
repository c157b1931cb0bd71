import { type DynamicModule, Module } from '@nestjs/common';
import { AlarmsModule } from './alarms/alarms.module.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BatchesModule } from './batches/batches.module.js';
import { BouncesModule } from './bounces/bounces.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ConsoleModule } from './console/console.module.js';
import { ContainmentModule } from './containment/containment.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DomainsModule } from './domains/domains.module.js';
import { ExplorerModule } from './explorer/explorer.module.js';
import { FailoverModule } from './failover/failover.module.js';
import { FilteringModule } from './filtering/filtering.module.js';
import { HostCertificatesModule } from './host-certificates/host-certificates.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { ImpersonationModule } from './impersonation/impersonation.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { ListsModule } from './lists/lists.module.js';
import { LooksModule } from './looks/looks.module.js';
import { MailboxesModule } from './mailboxes/mailboxes.module.js';
import { NodesModule } from './nodes/nodes.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import type { Config } from './platform/config/env.js';
import { StatusController } from './platform/http/status.controller.js';
import { PlatformModule } from './platform/platform.module.js';
import { QuarantineModule } from './quarantine/quarantine.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RawLogModule } from './raw-log/raw-log.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RoutingModule } from './routing/routing.module.js';
import { SetupModule } from './setup/setup.module.js';
import { StaffMailModule } from './staff-mail/staff-mail.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TenantsModule } from './tenants/tenants.module.js';
import { UsersModule } from './users/users.module.js';

/** The whole HTTP API; stateless, so any number of processes may run it. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      controllers: [StatusController],
      imports: [
        PlatformModule.with(config, 'api'),
        AuthModule,
        NodesModule,
        TenantsModule,
        MailboxesModule,
        BatchesModule,
        FilteringModule,
        ListsModule,
        RoutingModule,
        ImportsModule,
        DomainsModule,
        AssessmentsModule,
        FailoverModule,
        ConsoleModule,
        HostCertificatesModule,
        StaffMailModule,
        SetupModule,
        StatisticsModule,
        QuarantineModule,
        QueueModule,
        ContainmentModule,
        BouncesModule,
        BulkModule,
        CorrectionsModule,
        CertificatesModule,
        RawLogModule,
        RetentionModule,
        AlarmsModule,
        ApiKeysModule,
        ImpersonationModule,
        LooksModule,
        ExplorerModule,
        NotificationsModule,
        IdentityModule,
        UsersModule,
      ],
    };
  }
}
