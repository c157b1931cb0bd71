import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import {
  QueueActAnswer,
  QueueActBody,
  QueueChoice,
  QueueGroupQuery,
  QueueGroups,
  QueuePage,
  QueuePreview,
  QueueQuery,
} from './queue.dto.js';
import { Queue } from './queue.service.js';

@ApiTags('queue')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/queue')
export class QueueController {
  constructor(private readonly queue: Queue) {}

  @Get()
  @Requires('queue:read')
  @ApiOkResponse({ standardSchema: QueuePage })
  list(@Scope() scope: TenantScope, @Query({ schema: QueueQuery }) query: QueueQuery) {
    return this.queue.list(scope, query);
  }

  @Get('groups')
  @Requires('queue:read')
  @ApiOkResponse({ standardSchema: QueueGroups })
  groups(@Scope() scope: TenantScope, @Query({ schema: QueueGroupQuery }) query: QueueGroupQuery) {
    return this.queue.groups(scope, query);
  }

  /** Asks the nodes for their queues as they are; what comes is pushed. */
  @Post('refresh')
  @HttpCode(204)
  @Requires('queue:read')
  refresh(@Scope() scope: TenantScope) {
    return this.queue.refresh(scope);
  }

  /** What an act would touch. */
  @Post('preview')
  @HttpCode(200)
  @Requires('queue:act')
  @ApiOkResponse({ standardSchema: QueuePreview })
  async preview(@Scope() scope: TenantScope, @Body({ schema: QueueChoice }) body: QueueChoice) {
    return unwrap(await this.queue.preview(scope, body));
  }

  /** Hold, release, try again or delete. What is deleted is gone, and its sender is told nothing. */
  @Post('acts')
  @HttpCode(200)
  @Requires('queue:act')
  @ApiOkResponse({ standardSchema: QueueActAnswer })
  async act(@Scope() scope: TenantScope, @Body({ schema: QueueActBody }) body: QueueActBody) {
    return unwrap(await this.queue.act(scope, body));
  }
}
