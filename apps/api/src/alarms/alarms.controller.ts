import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequiresStaff, StaffScope } from '../auth/access.decorators.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import { AlarmPage, AlarmQuery } from './alarms.dto.js';
import { Alarms } from './alarms.service.js';

@ApiTags('console')
@Controller('v1/console/alarms')
export class AlarmsController {
  constructor(private readonly alarms: Alarms) {}

  @Get()
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: AlarmPage })
  list(@Query({ schema: AlarmQuery }) query: AlarmQuery) {
    return this.alarms.list(query);
  }

  /** Says that somebody has looked at it; it comes again if its cause does. */
  @Post(':id/closure')
  @HttpCode(204)
  @RequiresStaff('alarm:close')
  async close(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: string) {
    unwrap(await this.alarms.close(scope, id));
  }
}
