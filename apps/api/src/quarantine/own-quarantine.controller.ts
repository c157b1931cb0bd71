import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MailboxOnly, OwnMailbox, Scope } from '../auth/access.decorators.js';
import type { MailboxIdentity } from '../auth/mailbox-sessions.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import { QuarantineActAnswer, QuarantineActBody, QuarantinedContent, QuarantinePage, QuarantineQuery } from './quarantine.dto.js';
import { Quarantine } from './quarantine.service.js';

@ApiTags('mailbox panel')
@Controller('v1/mailbox/quarantine')
export class OwnQuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Get()
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: QuarantinePage })
  list(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Query({ schema: QuarantineQuery }) query: QuarantineQuery,
  ) {
    return this.quarantine.list(scope, query, own.mailboxId);
  }

  @Post('acts')
  @HttpCode(200)
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: QuarantineActAnswer })
  async act(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: QuarantineActBody }) body: QuarantineActBody,
  ) {
    return unwrap(await this.quarantine.act(scope, body, own.mailboxId));
  }

  /** What one's own message says; of this no trace is kept. */
  @Get(':id/content')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: QuarantinedContent })
  async content(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity, @Param('id', Uuid) id: string) {
    return unwrap(await this.quarantine.ownContent(scope, id, own.mailboxId));
  }
}
