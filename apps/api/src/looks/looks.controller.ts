import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import { LookPage } from './looks.dto.js';
import { MailboxLooks } from './looks.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailboxes/:id/looks')
export class LooksController {
  constructor(private readonly looks: MailboxLooks) {}

  /** Who looked into this mailbox, when and why. */
  @Get()
  @Requires('audit:read')
  @ApiOkResponse({ standardSchema: LookPage })
  async list(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId, @Query({ schema: PageQuery }) query: PageQuery) {
    return unwrap(await this.looks.list(scope, id, query));
  }
}
