import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { localeOf } from '../platform/errors/problem.filter.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import { ImportLinks, ImportView, StartedImport, StartImport } from './imports.dto.js';
import { Imports } from './imports.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/imports')
export class ImportsController {
  constructor(private readonly imports: Imports) {}

  /** Columns: address (required), name, kind, access, quota_mb, group, password; Spanish headings too. At most 10,000 rows. */
  @Post()
  @HttpCode(202)
  @Requires('mailbox:create')
  @Idempotent()
  @ApiResponse({ status: 202, standardSchema: StartedImport })
  async start(
    @Scope() scope: TenantScope,
    @Headers('accept-language') language: string,
    @Body({ schema: StartImport }) body: StartImport,
  ) {
    return unwrap(await this.imports.start(scope, body.csv, localeOf(language)));
  }

  @Get(':id')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: ImportView })
  async find(@Scope() scope: TenantScope, @Headers('accept-language') language: string, @Param('id', Uuid) id: string) {
    return unwrap(await this.imports.find(scope, id, localeOf(language)));
  }

  @Get(':id/links')
  @Requires('mailbox:create')
  @ApiHeader({ name: 'x-link-key', required: true })
  @ApiOkResponse({ standardSchema: ImportLinks })
  async links(@Scope() scope: TenantScope, @Headers('x-link-key') linkKey: string, @Param('id', Uuid) id: string) {
    return unwrap(await this.imports.links(scope, id, linkKey ?? ''));
  }
}
