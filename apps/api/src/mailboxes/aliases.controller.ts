import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { AliasId } from '../platform/ids.js';
import { Aliases } from './aliases.service.js';
import { AliasPage, AliasView, CreateAlias, UpdateAlias } from './mailboxes.dto.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/aliases')
export class AliasesController {
  constructor(private readonly aliases: Aliases) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: AliasPage })
  list(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.aliases.list(scope, query);
  }

  @Post()
  @Requires('mailbox:create')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: AliasView })
  async create(@Scope() scope: TenantScope, @Body({ schema: CreateAlias }) body: CreateAlias) {
    return unwrap(await this.aliases.create(scope, body));
  }

  @Patch(':id')
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: AliasView })
  async update(@Scope() scope: TenantScope, @Param('id', Uuid) id: AliasId, @Body({ schema: UpdateAlias }) body: UpdateAlias) {
    return unwrap(await this.aliases.update(scope, id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('mailbox:delete')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @Param('id', Uuid) id: AliasId) {
    unwrap(await this.aliases.remove(scope, id));
  }
}
