import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { AppPasswordId, MailboxId } from '../platform/ids.js';
import { AppPasswords } from './app-passwords.service.js';
import { AppPasswordList, CreateAppPassword, CreatedAppPassword } from './mailboxes.dto.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailboxes/:id/app-passwords')
export class AppPasswordsController {
  constructor(private readonly appPasswords: AppPasswords) {}

  @Get()
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: AppPasswordList })
  async list(@Scope() scope: TenantScope, @Param('id', Uuid) id: MailboxId) {
    return unwrap(await this.appPasswords.list(scope, id));
  }

  /** The password is in this answer and nowhere else. */
  @Post()
  @Requires('mailbox:update')
  @ApiCreatedResponse({ standardSchema: CreatedAppPassword })
  async create(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: CreateAppPassword }) body: { name: string },
  ) {
    return unwrap(await this.appPasswords.create(scope, id, body.name));
  }

  @Delete(':appPasswordId')
  @HttpCode(204)
  @Requires('mailbox:update')
  @ApiNoContentResponse()
  async remove(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Param('appPasswordId', Uuid) appPasswordId: AppPasswordId,
  ) {
    unwrap(await this.appPasswords.remove(scope, id, appPasswordId));
  }
}
