import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { MailboxOnly, OwnMailbox, Scope } from '../auth/access.decorators.js';
import type { MailboxIdentity } from '../auth/mailbox-sessions.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { WebmailDoor } from './webmail.dto.js';
import { Webmail } from './webmail.service.js';

@ApiTags('mailbox panel')
@Controller('v1/mailbox/webmail')
export class WebmailController {
  constructor(private readonly webmail: Webmail) {}

  /** For the mailbox's own user alone: an administrator has no way into anybody's webmail. */
  @Post()
  @MailboxOnly()
  @ApiCreatedResponse({ standardSchema: WebmailDoor })
  async open(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return unwrap(await this.webmail.open(scope, own));
  }
}
