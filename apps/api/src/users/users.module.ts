import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.service.js';
import { Members } from './members.service.js';
import { UsersController } from './users.controller.js';

@Module({
  imports: [AuditModule, NotificationsModule],
  controllers: [UsersController, InvitationsController],
  providers: [Members, Invitations],
  exports: [Invitations],
})
export class UsersModule {}
