import { Module } from '@nestjs/common';
import { FilteringModule } from '../filtering/filtering.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { BatchesController } from './batches.controller.js';
import { Batches } from './batches.service.js';

@Module({ imports: [FilteringModule, MailboxesModule], controllers: [BatchesController], providers: [Batches] })
export class BatchesModule {}
