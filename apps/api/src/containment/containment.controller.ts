import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, RequiresStaff, Scope, StaffScope } from '../auth/access.decorators.js';
import type { PlatformScope, TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import {
  CompanyLimit,
  CompanySending,
  ContainmentDetail,
  ContainmentPage,
  ContainmentQuery,
  ContainmentView,
  MailboxSending,
  SetCompanyLimit,
  SetLimit,
} from './containment.dto.js';
import { Containments } from './containments.service.js';
import { SendingUsage } from './sending.service.js';

@ApiTags('containment')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class ContainmentController {
  constructor(
    private readonly containments: Containments,
    private readonly usage: SendingUsage,
  ) {}

  @Get('containments')
  @Requires('queue:read')
  @ApiOkResponse({ standardSchema: ContainmentPage })
  list(@Scope() scope: TenantScope, @Query({ schema: ContainmentQuery }) query: ContainmentQuery) {
    return this.containments.list(scope, query);
  }

  /** The evidence: what was sent, to whom, what became of it, from which networks. */
  @Get('containments/:id')
  @Requires('queue:read')
  @ApiOkResponse({ standardSchema: ContainmentDetail })
  async detail(@Scope() scope: TenantScope, @Param('id', Uuid) id: string) {
    return unwrap(await this.containments.detail(scope, id));
  }

  /** Mail leaves again; what is on hold stays on hold. */
  @Post('containments/:id/lift')
  @HttpCode(200)
  @Requires('queue:act')
  @ApiOkResponse({ standardSchema: ContainmentView })
  async lift(@Scope() scope: TenantScope, @Param('id', Uuid) id: string) {
    return unwrap(await this.containments.lift(scope, id));
  }

  @Get('sending')
  @Requires('queue:read')
  @ApiOkResponse({ standardSchema: CompanySending })
  company(@Scope() scope: TenantScope) {
    return this.usage.company(scope);
  }

  @Get('mailboxes/:id/sending')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: MailboxSending })
  async mailbox(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    return unwrap(await this.usage.mailbox(scope, id));
  }

  /** Outside recipients per hour and day for a mailbox or a domain, within what the company has. */
  @Put('sending/limits')
  @HttpCode(204)
  @Requires('mailbox:update')
  async setLimit(@Scope() scope: TenantScope, @Body({ schema: SetLimit }) body: SetLimit) {
    unwrap(await this.usage.setLimit(scope, body));
  }
}

@ApiTags('console')
@Controller('v1/console/tenants/:id/sending-limit')
export class CompanyLimitController {
  constructor(private readonly usage: SendingUsage) {}

  @Get()
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: CompanyLimit })
  async get(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: TenantId) {
    return unwrap(await this.usage.companyLimit(scope, id));
  }

  /** What a company may send in an hour and in a day; null: what its plan gives. */
  @Put()
  @HttpCode(204)
  @RequiresStaff('fleet:operate')
  async set(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: TenantId,
    @Body({ schema: SetCompanyLimit }) body: SetCompanyLimit,
  ) {
    unwrap(await this.usage.setCompanyLimit(scope, id, body.limit));
  }
}
