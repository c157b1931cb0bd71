import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import {
  BouncePage,
  BounceSummary,
  BouncesQuery,
  LiftSuppression,
  Suppress,
  SuppressionPage,
  SuppressionQuery,
} from './bounces.dto.js';
import { Bounces } from './bounces.service.js';

@ApiTags('bounces')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class BouncesController {
  constructor(private readonly bounces: Bounces) {}

  @Get('bounces')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: BouncePage })
  list(@Scope() scope: TenantScope, @Query({ schema: BouncesQuery }) query: BouncesQuery) {
    return this.bounces.list(scope, query);
  }

  @Get('bounces/summary')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: BounceSummary })
  summary(@Scope() scope: TenantScope, @Query({ schema: BouncesQuery }) query: BouncesQuery) {
    return this.bounces.summary(scope, query.days);
  }

  @Get('suppressions')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: SuppressionPage })
  suppressions(@Scope() scope: TenantScope, @Query({ schema: SuppressionQuery }) query: SuppressionQuery) {
    return this.bounces.suppressions(scope, query);
  }

  @Post('suppressions')
  @HttpCode(204)
  @Requires('suppression:update')
  async suppress(@Scope() scope: TenantScope, @Body({ schema: Suppress }) body: Suppress) {
    unwrap(await this.bounces.suppress(scope, body));
  }

  @Post('suppressions/lifting')
  @HttpCode(204)
  @Requires('suppression:update')
  async lift(@Scope() scope: TenantScope, @Body({ schema: LiftSuppression }) body: LiftSuppression) {
    unwrap(await this.bounces.lift(scope, body.address));
  }
}
