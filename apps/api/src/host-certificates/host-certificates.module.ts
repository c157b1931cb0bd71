import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { AcmeAuthority } from './acme-authority.js';
import { CertificateWatch } from './certificate-watch.service.js';
import { AnsweredChallenges } from './challenges.js';
import { HostCertificatesController } from './host-certificates.controller.js';
import { HostCertificates } from './host-certificates.service.js';
import { LocalAuthority } from './local-authority.js';

/** What nodes show to mail programs and to other servers. */
@Module({
  imports: [AlarmsModule, AuditModule, ChangesModule],
  controllers: [HostCertificatesController],
  providers: [HostCertificates, CertificateWatch, LocalAuthority, AcmeAuthority, AnsweredChallenges],
  exports: [HostCertificates, CertificateWatch],
})
export class HostCertificatesModule {}
