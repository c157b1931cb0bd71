import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { CertificatesController } from './certificates.controller.js';
import { Certificates } from './certificates.service.js';

@Module({ imports: [AuditModule, DeliveriesModule], controllers: [CertificatesController], providers: [Certificates] })
export class CertificatesModule {}
