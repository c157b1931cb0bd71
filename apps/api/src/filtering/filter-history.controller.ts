import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { FilterChangePage, FilterChangesQuery, UndoFilterChange } from './filter-history.dto.js';
import { FilterHistory } from './filter-history.service.js';

@ApiTags('filtering')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/filter-changes')
export class FilterHistoryController {
  constructor(private readonly history: FilterHistory) {}

  @Get()
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: FilterChangePage })
  list(@Scope() scope: TenantScope, @Query({ schema: FilterChangesQuery }) { group, domain, ...query }: FilterChangesQuery) {
    return this.history.list(scope, group ? `group:${group}` : domain ? `domain:${domain}` : null, query);
  }

  /** Takes back one change of filters, of a group or of who is in it, unless a later one changed the same again. */
  @Post('undo')
  @HttpCode(204)
  @Requires('filter:update')
  @ApiNoContentResponse()
  async undo(@Scope() scope: TenantScope, @Body({ schema: UndoFilterChange }) body: { entry: number }) {
    unwrap(await this.history.undo(scope, body.entry));
  }
}
