import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import {
  LookBody,
  QuarantineActAnswer,
  QuarantineActBody,
  QuarantinedContent,
  QuarantinePage,
  TenantQuarantineQuery,
} from './quarantine.dto.js';
import { Quarantine } from './quarantine.service.js';

@ApiTags('quarantine')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Get()
  @Requires('quarantine:read')
  @ApiOkResponse({ standardSchema: QuarantinePage })
  list(@Scope() scope: TenantScope, @Query({ schema: TenantQuarantineQuery }) query: TenantQuarantineQuery) {
    return this.quarantine.list(scope, query, (query.mailboxId as MailboxId | undefined) ?? null);
  }

  /** Lets messages into their inboxes as they came, or deletes them for good. */
  @Post('acts')
  @HttpCode(200)
  @Requires('quarantine:act')
  @ApiOkResponse({ standardSchema: QuarantineActAnswer })
  async act(@Scope() scope: TenantScope, @Body({ schema: QuarantineActBody }) body: QuarantineActBody) {
    return unwrap(await this.quarantine.act(scope, body, null));
  }

  /** What one message says. The look stays on record, where the mailbox's person sees it. */
  @Post(':id/look')
  @HttpCode(200)
  @Requires('mailbox:look')
  @ApiOkResponse({ standardSchema: QuarantinedContent })
  async look(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: string,
    @Body({ schema: LookBody }) body: z.infer<typeof LookBody>,
  ) {
    return unwrap(await this.quarantine.lookInto(scope, id, body.why));
  }
}
