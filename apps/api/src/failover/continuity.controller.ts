import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { SwitchoverId } from '../platform/ids.js';
import { Continuity, StartSwitchover, SwitchoverPage, SwitchoverView } from './switchovers.dto.js';
import { Switchovers } from './switchovers.service.js';

@ApiTags('continuity')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class ContinuityController {
  constructor(private readonly switchovers: Switchovers) {}

  @Get('continuity')
  @Requires('continuity:read')
  @ApiOkResponse({ standardSchema: Continuity })
  continuity(@Scope() scope: TenantScope) {
    return this.switchovers.continuity(scope);
  }

  @Post('switchovers')
  @Requires('switchover:start')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: SwitchoverView })
  async start(@Scope() scope: TenantScope, @Body({ schema: StartSwitchover }) body: StartSwitchover) {
    return unwrap(await this.switchovers.startForTenant(scope, body));
  }

  @Get('switchovers')
  @Requires('continuity:read')
  @ApiOkResponse({ standardSchema: SwitchoverPage })
  list(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.switchovers.list(scope, null, query);
  }

  @Get('switchovers/:id')
  @Requires('continuity:read')
  @ApiOkResponse({ standardSchema: SwitchoverView })
  async find(@Scope() scope: TenantScope, @Param('id', Uuid) id: SwitchoverId) {
    return unwrap(await this.switchovers.find(scope, id));
  }
}
