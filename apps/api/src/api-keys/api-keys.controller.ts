import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, Requires, Scope } from '../auth/access.decorators.js';
import type { SignedIn } from '../auth/sessions.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import { ApiKeyList, CreateApiKey, NewApiKey } from './api-keys.dto.js';
import { ApiKeys } from './api-keys.service.js';

@ApiTags('team')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  @Requires('apikey:read')
  @ApiOkResponse({ standardSchema: ApiKeyList })
  async list(@Scope() scope: TenantScope) {
    return { items: await this.keys.list(scope) };
  }

  @Post()
  @Requires('apikey:manage')
  @ApiCreatedResponse({ standardSchema: NewApiKey })
  async create(@Scope() scope: TenantScope, @Caller() caller: SignedIn, @Body({ schema: CreateApiKey }) body: CreateApiKey) {
    return unwrap(await this.keys.create(scope, caller, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('apikey:manage')
  @ApiNoContentResponse()
  async revoke(@Scope() scope: TenantScope, @Param('id', Uuid) id: string) {
    unwrap(await this.keys.revoke(scope, id));
  }
}
