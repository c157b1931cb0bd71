import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { ListId } from '../platform/ids.js';
import { CreateList, ListPage, ListView, UpdateList } from './lists.dto.js';
import { Lists } from './lists.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/lists')
export class ListsController {
  constructor(private readonly lists: Lists) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: ListPage })
  list(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.lists.list(scope, query);
  }

  @Post()
  @Requires('mailbox:create')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: ListView })
  async create(@Scope() scope: TenantScope, @Body({ schema: CreateList }) body: CreateList) {
    return unwrap(await this.lists.create(scope, body));
  }

  @Patch(':id')
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: ListView })
  async update(@Scope() scope: TenantScope, @Param('id', Uuid) id: ListId, @Body({ schema: UpdateList }) body: UpdateList) {
    return unwrap(await this.lists.update(scope, id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('mailbox:delete')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @Param('id', Uuid) id: ListId) {
    unwrap(await this.lists.remove(scope, id));
  }
}
