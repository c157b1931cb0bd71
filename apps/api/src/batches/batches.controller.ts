import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { BatchOutcome, ChangeBatch, DeleteBatch, GroupBatch, GroupBatchOutcome } from './batches.dto.js';
import { Batches } from './batches.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailbox-batches')
export class BatchesController {
  constructor(private readonly batches: Batches) {}

  /** What a change would do to how many; changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: BatchOutcome })
  preview(@Scope() scope: TenantScope, @Body({ schema: ChangeBatch }) body: ChangeBatch) {
    return this.batches.preview(scope, body);
  }

  /** Answers when all are changed; each keeps its own history, and its own undo. */
  @Post()
  @HttpCode(200)
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: BatchOutcome })
  change(@Scope() scope: TenantScope, @Body({ schema: ChangeBatch }) body: ChangeBatch) {
    return this.batches.change(scope, body);
  }

  /** How many would join the group or leave theirs; changes nothing. */
  @Post('group/preview')
  @HttpCode(200)
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: GroupBatchOutcome })
  async previewGroup(@Scope() scope: TenantScope, @Body({ schema: GroupBatch }) body: GroupBatch) {
    return unwrap(await this.batches.group(scope, body, { dryRun: true }));
  }

  /** Puts them in one group, or takes them out of theirs. */
  @Post('group')
  @HttpCode(200)
  @Requires('filter:update')
  @ApiOkResponse({ standardSchema: GroupBatchOutcome })
  async group(@Scope() scope: TenantScope, @Body({ schema: GroupBatch }) body: GroupBatch) {
    return unwrap(await this.batches.group(scope, body));
  }

  @Post('deletion')
  @HttpCode(200)
  @Requires('mailbox:delete')
  @ApiOkResponse({ standardSchema: BatchOutcome })
  remove(@Scope() scope: TenantScope, @Body({ schema: DeleteBatch }) body: DeleteBatch) {
    return this.batches.remove(scope, body);
  }
}
