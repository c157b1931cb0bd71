import { Module } from '@nestjs/common';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { WebmailController } from './webmail.controller.js';
import { Webmail } from './webmail.service.js';

@Module({ imports: [MailboxesModule], controllers: [WebmailController], providers: [Webmail], exports: [Webmail] })
export class WebmailModule {}
