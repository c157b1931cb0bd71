import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { BouncesController } from './bounces.controller.js';
import { Bounces } from './bounces.service.js';

@Module({ imports: [AuditModule], controllers: [BouncesController], providers: [Bounces], exports: [Bounces] })
export class BouncesModule {}
