import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { AccessCheck } from './access.check.js';
import { AccessGuard } from './access.guard.js';
import { AgentCredentials } from './agent.credentials.js';
import { ApiKeyCredentials } from './api-key.credentials.js';
import { AUTH, createAuth } from './auth.library.js';
import { MailboxSessions } from './mailbox-sessions.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController],
  providers: [
    Sessions,
    ApiKeyCredentials,
    MailboxSessions,
    AgentCredentials,
    AccessCheck,
    { provide: APP_GUARD, useClass: AccessGuard },
    {
      provide: AUTH,
      useFactory: (database: Database, config: Config) => createAuth(database.platformPool, config),
      inject: [Database, CONFIG],
    },
  ],
  exports: [AUTH, MailboxSessions],
})
export class AuthModule {}
