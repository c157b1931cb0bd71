import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import { DeletedMailboxes } from './deleted-mailboxes.service.js';
import { DeletedMailboxPage } from './mailboxes.dto.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/deleted-mailboxes')
export class DeletedMailboxesController {
  constructor(private readonly deleted: DeletedMailboxes) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: DeletedMailboxPage })
  list(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.deleted.list(scope, query);
  }

  @Post(':id/restore')
  @HttpCode(204)
  @Requires('mailbox:delete')
  @ApiNoContentResponse()
  async restore(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    unwrap(await this.deleted.restore(scope, id));
  }
}
