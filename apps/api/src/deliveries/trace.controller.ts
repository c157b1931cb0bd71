import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Trace, TracePage, TraceQuery } from './trace.dto.js';
import { Traces } from './trace.service.js';

@ApiTags('trace')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/trace')
export class TraceController {
  constructor(private readonly traces: Traces) {}

  @Get()
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: TracePage })
  async search(@Scope() scope: TenantScope, @Query({ schema: TraceQuery }) query: TraceQuery) {
    return unwrap(await this.traces.search(scope, query));
  }

  @Get(':key')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: Trace })
  async find(@Scope() scope: TenantScope, @Param('key') key: string) {
    return unwrap(await this.traces.find(scope, key));
  }
}
