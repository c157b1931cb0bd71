import { Module } from '@nestjs/common';
import { BulkController } from './bulk.controller.js';
import { BulkSends } from './bulk.service.js';

@Module({ controllers: [BulkController], providers: [BulkSends] })
export class BulkModule {}
