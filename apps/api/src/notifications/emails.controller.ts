import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequiresStaff, StaffScope } from '../auth/access.decorators.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import { EmailContent, EmailPage, EmailQuery } from './emails.dto.js';
import { Notifications } from './notifications.service.js';

@ApiTags('console')
@Controller('v1/console/emails')
export class EmailsController {
  constructor(private readonly notifications: Notifications) {}

  @Get()
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: EmailPage })
  list(@Query({ schema: EmailQuery }) query: EmailQuery) {
    return this.notifications.list(query);
  }

  /** Of a stack that keeps copies (`EMAIL_KEEP`); elsewhere there is nothing to read. */
  @Get(':id')
  @RequiresStaff('email:read')
  @ApiOkResponse({ standardSchema: EmailContent })
  async content(@Param('id', Uuid) id: string) {
    return unwrap(await this.notifications.content(id));
  }

  @Post(':id/retry')
  @HttpCode(204)
  @RequiresStaff('job:retry')
  @ApiNoContentResponse()
  async retry(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: string) {
    unwrap(await this.notifications.retry(scope, id));
  }
}
