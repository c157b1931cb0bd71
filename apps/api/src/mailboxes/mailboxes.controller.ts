import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { csvFile } from '../platform/http/csv.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import { MailboxHistory } from './history.service.js';
import {
  CreateMailbox,
  MailboxFilter,
  MailboxHistoryPage,
  MailboxPage,
  MailboxQuery,
  MailboxView,
  MailboxWithLink,
  SetPassword,
  UndoChange,
  UpdateMailbox,
} from './mailboxes.dto.js';
import { CSV_HEAD, Mailboxes } from './mailboxes.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailboxes')
export class MailboxesController {
  constructor(
    private readonly mailboxes: Mailboxes,
    private readonly history: MailboxHistory,
  ) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: MailboxPage })
  list(@Scope() scope: TenantScope, @Query({ schema: MailboxQuery }) query: MailboxQuery) {
    return this.mailboxes.list(scope, query);
  }

  @Post()
  @Requires('mailbox:create')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: MailboxWithLink })
  async create(@Scope() scope: TenantScope, @Body({ schema: CreateMailbox }) body: CreateMailbox) {
    return unwrap(await this.mailboxes.create(scope, body));
  }

  /** All that the filter lets through, as a file. */
  @Get('export')
  @Requires('mailbox:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/csv')
  csv(@Scope() scope: TenantScope, @Query({ schema: MailboxFilter }) filter: MailboxFilter) {
    return csvFile('relevo-mailboxes', CSV_HEAD, this.mailboxes.csv(scope, filter));
  }

  @Get(':id/history')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: MailboxHistoryPage })
  async changesOf(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId, @Query({ schema: PageQuery }) query: PageQuery) {
    return unwrap(await this.history.list(scope, id, query));
  }

  /** Takes back one change of settings, unless a later one changed the same again. */
  @Post(':id/undo')
  @HttpCode(200)
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: MailboxView })
  async undo(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: UndoChange }) body: { entry: number },
  ) {
    return unwrap(await this.history.undo(scope, id, body.entry));
  }

  @Get(':id')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: MailboxView })
  async find(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    return unwrap(await this.mailboxes.find(scope, id));
  }

  @Patch(':id')
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: MailboxView })
  async update(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: UpdateMailbox }) body: UpdateMailbox,
  ) {
    return unwrap(await this.mailboxes.update(scope, id, body));
  }

  @Post(':id/password')
  @HttpCode(200)
  @Requires('mailbox:password')
  @ApiOkResponse({ standardSchema: MailboxWithLink })
  async setPassword(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: SetPassword }) body: SetPassword,
  ) {
    return unwrap(await this.mailboxes.setPassword(scope, id, body.password));
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('mailbox:delete')
  @ApiNoContentResponse()
  async remove(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    unwrap(await this.mailboxes.remove(scope, id));
  }
}
