import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { GroupId, MailboxId } from '../platform/ids.js';
import { FiltersView, UpdateFilters } from './filtering.dto.js';
import { Filtering } from './filtering.service.js';
import { AddMembers, CreateGroup, GroupJoined, GroupMemberPage, GroupPage, GroupView, RenameGroup } from './groups.dto.js';
import { Groups } from './groups.service.js';

@ApiTags('filtering')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/groups')
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly filtering: Filtering,
  ) {}

  @Get()
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: GroupPage })
  list(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.groups.list(scope, query);
  }

  @Post()
  @Requires('filter:update')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: GroupJoined })
  async create(@Scope() scope: TenantScope, @Body({ schema: CreateGroup }) body: CreateGroup) {
    return unwrap(await this.groups.create(scope, body));
  }

  @Get(':id')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: GroupView })
  async one(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId) {
    return unwrap(await this.groups.find(scope, id));
  }

  @Patch(':id')
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: GroupView })
  async rename(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId, @Body({ schema: RenameGroup }) body: RenameGroup) {
    return unwrap(await this.groups.rename(scope, id, body));
  }

  /** Its filters are lost, none of its mailboxes is. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('filter:update')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId) {
    unwrap(await this.groups.remove(scope, id));
  }

  @Get(':id/members')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: GroupMemberPage })
  async members(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId, @Query({ schema: PageQuery }) query: PageQuery) {
    return unwrap(await this.groups.members(scope, id, query));
  }

  @Post(':id/members')
  @HttpCode(200)
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: GroupJoined })
  async join(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId, @Body({ schema: AddMembers }) body: AddMembers) {
    return unwrap(await this.groups.join(scope, id, body.addresses));
  }

  @Delete(':id/members/:mailboxId')
  @HttpCode(204)
  @Requires('filter:update')
  @ApiNoContentResponse()
  async leave(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId, @Param('mailboxId', Uuid) mailboxId: MailboxId) {
    unwrap(await this.groups.leave(scope, id, mailboxId));
  }

  @Get(':id/filters')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: FiltersView })
  async filters(@Scope() scope: TenantScope, @Param('id', Uuid) id: GroupId) {
    return unwrap(await this.filtering.find(scope, 'group', id));
  }

  /** For the mailboxes in it: before what their domain says, after what each says for itself. */
  @Put(':id/filters')
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: FiltersView })
  async setFilters(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: GroupId,
    @Body({ schema: UpdateFilters }) body: UpdateFilters,
  ) {
    return unwrap(await this.filtering.set(scope, 'group', id, body));
  }
}
