import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import {
  PageQuery,
  PreviewRetention,
  RetentionResultPage,
  RetentionRunPage,
  RetentionRunView,
  RetentionView,
  UpdateRetention,
} from './retention.dto.js';
import { Retention } from './retention.service.js';

@ApiTags('retention')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: RetentionView })
  view(@Scope() scope: TenantScope) {
    return this.retention.view(scope);
  }

  /** Turning it on asks for a preview with the same settings, of the last day. */
  @Patch()
  @Requires('mailbox:delete')
  @ApiOkResponse({ standardSchema: RetentionView })
  async update(@Scope() scope: TenantScope, @Body({ schema: UpdateRetention }) body: UpdateRetention) {
    return unwrap(await this.retention.update(scope, body));
  }

  /** Counts what would go; nothing is removed. */
  @Post('previews')
  @HttpCode(201)
  @Requires('mailbox:delete')
  @ApiCreatedResponse({ standardSchema: RetentionRunView })
  async preview(@Scope() scope: TenantScope, @Body({ schema: PreviewRetention }) body: PreviewRetention) {
    return unwrap(await this.retention.preview(scope, body));
  }

  @Get('runs')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: RetentionRunPage })
  runs(@Scope() scope: TenantScope, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.retention.runs(scope, query);
  }

  @Get('runs/:id')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: RetentionRunView })
  async run(@Scope() scope: TenantScope, @Param('id', Uuid) id: string) {
    return unwrap(await this.retention.run(scope, id));
  }

  /** The mailboxes that it found something in, most bytes first. */
  @Get('runs/:id/mailboxes')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: RetentionResultPage })
  async results(@Scope() scope: TenantScope, @Param('id', Uuid) id: string, @Query({ schema: PageQuery }) query: PageQuery) {
    return unwrap(await this.retention.results(scope, id, query));
  }
}
