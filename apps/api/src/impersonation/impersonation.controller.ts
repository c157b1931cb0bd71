import { Body, Controller, Delete, HttpCode, Ip, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Caller, RequiresStaff, SignedInOnly, StaffScope } from '../auth/access.decorators.js';
import type { SignedIn } from '../auth/sessions.js';
import { type PlatformScope, userActor } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { TenantId } from '../platform/ids.js';
import { ImpersonationView, StartImpersonation } from './impersonation.dto.js';
import { Impersonations } from './impersonation.service.js';

@ApiTags('console')
@Controller('v1')
export class ImpersonationController {
  constructor(private readonly impersonations: Impersonations) {}

  /** From now on, for half an hour, this session opens that company's operations, with less than its owner may. */
  @Post('console/tenants/:tenantId/impersonation')
  @RequiresStaff('tenant:impersonate')
  @ApiCreatedResponse({ standardSchema: ImpersonationView })
  async start(
    @StaffScope() scope: PlatformScope,
    @Caller() caller: SignedIn,
    @Param('tenantId', Uuid) tenantId: TenantId,
    @Body({ schema: StartImpersonation }) body: StartImpersonation,
  ) {
    return unwrap(await this.impersonations.start(scope, caller, tenantId, body.reason));
  }

  @Delete('session/impersonation')
  @HttpCode(204)
  @SignedInOnly()
  @ApiNoContentResponse()
  async end(@Caller() caller: SignedIn, @Ip() address: string, @Req() request: FastifyRequest) {
    await this.impersonations.end(caller, userActor(caller.userId, caller.name, address, request.id));
  }
}
