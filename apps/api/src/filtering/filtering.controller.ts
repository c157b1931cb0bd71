import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { DomainId, MailboxId } from '../platform/ids.js';
import { FilteringOverview, FiltersView, UpdateFilters } from './filtering.dto.js';
import { Filtering } from './filtering.service.js';

@ApiTags('filtering')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class FilteringController {
  constructor(private readonly filtering: Filtering) {}

  @Get('filtering')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: FilteringOverview })
  overview(@Scope() scope: TenantScope) {
    return this.filtering.overview(scope);
  }

  /** For all mailboxes of the company: what neither they nor their domain say otherwise. */
  @Put('filters')
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: FiltersView })
  async setOfTenant(@Scope() scope: TenantScope, @Body({ schema: UpdateFilters }) body: UpdateFilters) {
    return unwrap(await this.filtering.set(scope, 'tenant', scope.tenantId, body));
  }

  @Get('mailboxes/:id/filters')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: FiltersView })
  async ofMailbox(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    return unwrap(await this.filtering.find(scope, 'mailbox', id));
  }

  @Put('mailboxes/:id/filters')
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: FiltersView })
  async setOfMailbox(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: UpdateFilters }) body: UpdateFilters,
  ) {
    return unwrap(await this.filtering.set(scope, 'mailbox', id, body));
  }

  @Get('domains/:id/filters')
  @Requires('filter:read')
  @ApiOkResponse({ standardSchema: FiltersView })
  async ofDomain(@Scope() scope: TenantScope, @Param('id', Uuid) id: DomainId) {
    return unwrap(await this.filtering.find(scope, 'domain', id));
  }

  @Put('domains/:id/filters')
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: FiltersView })
  async setOfDomain(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: DomainId,
    @Body({ schema: UpdateFilters }) body: UpdateFilters,
  ) {
    return unwrap(await this.filtering.set(scope, 'domain', id, body));
  }
}
