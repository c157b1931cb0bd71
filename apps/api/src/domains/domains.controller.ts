import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { DomainId } from '../platform/ids.js';
import { AddDomain, DomainDetail, DomainList, UpdateDomain } from './domains.dto.js';
import { Domains } from './domains.service.js';

@ApiTags('domains')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/domains')
export class DomainsController {
  constructor(private readonly domains: Domains) {}

  @Get()
  @Requires('domain:read')
  @ApiOkResponse({ standardSchema: DomainList })
  list(@Scope() scope: TenantScope) {
    return this.domains.list(scope);
  }

  /** Takes effect on the nodes once `POST …/check` sees the proof in the DNS. */
  @Post()
  @Requires('domain:update')
  @ApiCreatedResponse({ standardSchema: DomainDetail })
  async add(@Scope() scope: TenantScope, @Body({ schema: AddDomain }) body: AddDomain) {
    return unwrap(await this.domains.add(scope, body));
  }

  @Get(':id')
  @Requires('domain:read')
  @ApiOkResponse({ standardSchema: DomainDetail })
  async find(@Scope() scope: TenantScope, @Param('id', Uuid) id: DomainId) {
    return unwrap(await this.domains.find(scope, id));
  }

  @Patch(':id')
  @Requires('domain:update')
  @ApiOkResponse({ standardSchema: DomainDetail })
  async update(@Scope() scope: TenantScope, @Param('id', Uuid) id: DomainId, @Body({ schema: UpdateDomain }) body: UpdateDomain) {
    return unwrap(await this.domains.update(scope, id, body));
  }

  @Post(':id/check')
  @HttpCode(200)
  @Requires('domain:read')
  @ApiOkResponse({ standardSchema: DomainDetail })
  async check(@Scope() scope: TenantScope, @Param('id', Uuid) id: DomainId) {
    return unwrap(await this.domains.check(scope, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('domain:delete')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @Param('id', Uuid) id: DomainId) {
    unwrap(await this.domains.remove(scope, id));
  }
}
