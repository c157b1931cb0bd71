import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { LooksModule } from '../looks/looks.module.js';
import { MailboxesModule } from '../mailboxes/mailboxes.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { MailboxPanelController } from './mailbox-panel.controller.js';
import { MailboxPanel } from './mailbox-panel.service.js';
import { People } from './people.service.js';
import { ProfileController } from './profile.controller.js';
import { Profiles } from './profile.service.js';
import { ResetsController } from './resets.controller.js';
import { Resets } from './resets.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignIns } from './sign-in.service.js';

@Module({
  imports: [AuthModule, LooksModule, MailboxesModule, NotificationsModule],
  controllers: [SignInController, ResetsController, ProfileController, MailboxPanelController],
  providers: [People, SignIns, Resets, Profiles, MailboxPanel],
  exports: [MailboxPanel, People],
})
export class IdentityModule {}
