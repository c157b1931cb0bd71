import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Requires, RoleHere, Scope } from '../auth/access.decorators.js';
import type { TenantRole } from '../auth/roles.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { UserId } from '../platform/ids.js';
import { Invitations } from './invitations.service.js';
import { Members } from './members.service.js';
import { ChangeRole, InvitationList, Invite, MemberList } from './users.dto.js';

@ApiTags('team')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class UsersController {
  constructor(
    private readonly members: Members,
    private readonly invitations: Invitations,
  ) {}

  @Get('members')
  @Requires('member:read')
  @ApiOkResponse({ standardSchema: MemberList })
  list(@Scope() scope: TenantScope) {
    return this.members.list(scope);
  }

  @Patch('members/:id')
  @HttpCode(204)
  @Requires('member:update')
  @ApiNoContentResponse()
  async changeRole(
    @Scope() scope: TenantScope,
    @RoleHere() actor: TenantRole,
    @Param('id', Uuid) id: UserId,
    @Body({ schema: ChangeRole }) body: z.infer<typeof ChangeRole>,
  ) {
    unwrap(await this.members.changeRole(scope, actor, id, body.role));
  }

  @Delete('members/:id')
  @HttpCode(204)
  @Requires('member:remove')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @RoleHere() actor: TenantRole, @Param('id', Uuid) id: UserId) {
    unwrap(await this.members.remove(scope, actor, id));
  }

  @Get('invitations')
  @Requires('member:read')
  @ApiOkResponse({ standardSchema: InvitationList })
  listInvitations(@Scope() scope: TenantScope) {
    return this.invitations.list(scope);
  }

  @Post('invitations')
  @Requires('member:invite')
  @ApiCreatedResponse({ standardSchema: z.object({ id: z.uuid() }) })
  async invite(
    @Scope() scope: TenantScope,
    @RoleHere() actor: TenantRole,
    @Body({ schema: Invite }) body: Invite,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.invitations.invite(scope, actor, request.ip, body));
  }

  /** A new link; the earlier one is void. */
  @Post('invitations/:id/resend')
  @HttpCode(204)
  @Requires('member:invite')
  @ApiNoContentResponse()
  async resend(
    @Scope() scope: TenantScope,
    @RoleHere() actor: TenantRole,
    @Param('id', Uuid) id: string,
    @Req() request: FastifyRequest,
  ) {
    unwrap(await this.invitations.resend(scope, actor, request.ip, id));
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @Requires('member:invite')
  @ApiNoContentResponse()
  async withdraw(@Scope() scope: TenantScope, @RoleHere() actor: TenantRole, @Param('id', Uuid) id: string) {
    unwrap(await this.invitations.withdraw(scope, actor, id));
  }
}
