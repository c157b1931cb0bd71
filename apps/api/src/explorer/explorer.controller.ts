import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import {
  FolderList,
  FolderMessages,
  MessageContent,
  MessageQuery,
  MessagesQuery,
  StartedLook,
  StartLook,
} from './explorer.dto.js';
import { Explorer } from './explorer.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailboxes/:id/explorer')
export class ExplorerController {
  constructor(private readonly explorer: Explorer) {}

  /** Says why; the mailbox's own person is told, and for half an hour its folders can be seen. */
  @Post()
  @HttpCode(200)
  @Requires('mailbox:look')
  @ApiOkResponse({ standardSchema: StartedLook })
  async start(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId, @Body({ schema: StartLook }) body: StartLook) {
    return unwrap(await this.explorer.start(scope, id, body.why));
  }

  @Get(':look/folders')
  @Requires('mailbox:look')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: FolderList })
  async folders(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId, @Param('look', Uuid) look: string) {
    return unwrap(await this.explorer.folders(scope, id, look));
  }

  /** A page of a folder, newest first. */
  @Get(':look/messages')
  @Requires('mailbox:look')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: FolderMessages })
  async messages(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Param('look', Uuid) look: string,
    @Query({ schema: MessagesQuery }) query: MessagesQuery,
  ) {
    return unwrap(await this.explorer.messages(scope, id, look, query));
  }

  /** Headers and text of one message. */
  @Get(':look/message')
  @Requires('mailbox:look')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ standardSchema: MessageContent })
  async message(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Param('look', Uuid) look: string,
    @Query({ schema: MessageQuery }) query: MessageQuery,
  ) {
    return unwrap(await this.explorer.message(scope, id, look, query));
  }
}
