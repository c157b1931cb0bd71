import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { BulkSendPage, BulkSendsQuery } from './bulk.dto.js';
import { BulkSends } from './bulk.service.js';

@ApiTags('bulk')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class BulkController {
  constructor(private readonly sends: BulkSends) {}

  /** What left by the way for bulk mail, send by send: what became of it, and whether who got it can unsubscribe. */
  @Get('bulk-sends')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: BulkSendPage })
  list(@Scope() scope: TenantScope, @Query({ schema: BulkSendsQuery }) query: BulkSendsQuery) {
    return this.sends.list(scope, query);
  }
}
