import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequiresStaff, StaffScope } from '../auth/access.decorators.js';
import { BounceSummary } from '../bounces/bounces.dto.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Activity } from '../statistics/statistics.dto.js';
import {
  StaffActivityQuery,
  StaffBouncePage,
  StaffBouncesQuery,
  StaffQueueGroups,
  StaffQueueGroupsQuery,
  StaffQueuePage,
  StaffQueueQuery,
  StaffStatistics,
  StaffStatisticsView,
  StaffTraceQuery,
  StaffTraces,
} from './staff-mail.dto.js';
import { StaffMail } from './staff-mail.service.js';

@ApiTags('console')
@Controller('v1/console/mail')
export class StaffMailController {
  constructor(private readonly mail: StaffMail) {}

  /** What waits, newest first. Each company in it reads in its audit log who looked. */
  @Get('queue')
  @RequiresStaff('console:mail')
  @ApiOkResponse({ standardSchema: StaffQueuePage })
  queue(@StaffScope() scope: PlatformScope, @Query({ schema: StaffQueueQuery }) query: StaffQueueQuery) {
    return this.mail.queue(scope, query);
  }

  @Get('queue/groups')
  @RequiresStaff('console:mail')
  @ApiOkResponse({ standardSchema: StaffQueueGroups })
  groups(@StaffScope() scope: PlatformScope, @Query({ schema: StaffQueueGroupsQuery }) query: StaffQueueGroupsQuery) {
    return this.mail.groups(scope, query);
  }

  /** What did not arrive, newest first; looking leaves the same trace. */
  @Get('bounces')
  @RequiresStaff('console:mail')
  @ApiOkResponse({ standardSchema: StaffBouncePage })
  bounces(@StaffScope() scope: PlatformScope, @Query({ schema: StaffBouncesQuery }) query: StaffBouncesQuery) {
    return this.mail.bounces(scope, query);
  }

  @Get('bounces/summary')
  @RequiresStaff('console:mail')
  @ApiOkResponse({ standardSchema: BounceSummary })
  bounceSummary(@StaffScope() scope: PlatformScope, @Query({ schema: StaffBouncesQuery }) query: StaffBouncesQuery) {
    return this.mail.bounceSummary(scope, query);
  }

  /** Messages of whichever company by an address, a domain, a queue id or a Message-ID; looking leaves the same trace. */
  @Get('trace')
  @RequiresStaff('console:mail')
  @ApiOkResponse({ standardSchema: StaffTraces })
  async trace(@StaffScope() scope: PlatformScope, @Query({ schema: StaffTraceQuery }) query: StaffTraceQuery) {
    return unwrap(await this.mail.trace(scope, query));
  }

  /** Counts alone. */
  @Get('activity')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: Activity })
  activity(@StaffScope() scope: PlatformScope, @Query({ schema: StaffActivityQuery }) query: StaffActivityQuery) {
    return this.mail.activity(scope, query);
  }

  /** Counts by company, provider or bounce class. */
  @Get('statistics')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: StaffStatisticsView })
  statistics(@StaffScope() scope: PlatformScope, @Query({ schema: StaffStatistics }) query: StaffStatistics) {
    return this.mail.figures(scope, query);
  }
}
