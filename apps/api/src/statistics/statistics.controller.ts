import { Body, Controller, Get, Header, HttpCode, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { csvFile } from '../platform/http/csv.js';
import {
  Activity,
  ActivityQuery,
  DeliveriesQuery,
  DeliveryPage,
  StatisticsQuery,
  Statistics as StatisticsView,
  WeeklyWish,
} from './statistics.dto.js';
import { Statistics } from './statistics.service.js';
import { WeeklySummaries } from './weekly-summaries.service.js';

@ApiTags('statistics')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class StatisticsController {
  constructor(
    private readonly statistics: Statistics,
    private readonly weekly: WeeklySummaries,
  ) {}

  @Get('activity')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: Activity })
  activity(@Scope() scope: TenantScope, @Query({ schema: ActivityQuery }) query: ActivityQuery) {
    return this.statistics.activity(scope, query);
  }

  @Get('statistics')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: StatisticsView })
  by(@Scope() scope: TenantScope, @Query({ schema: StatisticsQuery }) query: StatisticsQuery) {
    return this.statistics.by(scope, query);
  }

  @Get('weekly-summary')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: WeeklyWish })
  async weeklySummary(@Scope() scope: TenantScope) {
    return { wanted: await this.weekly.wanted(scope) };
  }

  /** The caller's own e-mail and nobody else's. */
  @Put('weekly-summary')
  @HttpCode(204)
  @Requires('trace:read')
  async wantWeeklySummary(@Scope() scope: TenantScope, @Body({ schema: WeeklyWish }) body: WeeklyWish) {
    await this.weekly.want(scope, body.wanted);
  }

  @Get('statistics.csv')
  @Requires('trace:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/csv')
  byCsv(@Scope() scope: TenantScope, @Query({ schema: StatisticsQuery }) query: StatisticsQuery) {
    const head = [query.by, 'sent', 'received', 'deferred', 'bounced', 'rejected', 'bytes', 'logins', 'logins_refused'];
    return csvFile(`relevo-${query.by}`, head, this.statistics.byCsv(scope, query));
  }

  /** Attempts and refusals, newest first: what stands behind a point of a plot. */
  @Get('deliveries')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: DeliveryPage })
  deliveries(@Scope() scope: TenantScope, @Query({ schema: DeliveriesQuery }) query: DeliveriesQuery) {
    return this.statistics.deliveries(scope, query);
  }

  @Get('deliveries.csv')
  @Requires('trace:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/csv')
  deliveriesCsv(@Scope() scope: TenantScope, @Query({ schema: DeliveriesQuery }) query: DeliveriesQuery) {
    const head = ['at', 'direction', 'outcome', 'sender', 'recipient', 'relay', 'size', 'code', 'class', 'label', 'reply'];
    return csvFile('relevo-deliveries', head, this.statistics.deliveriesCsv(scope, query));
  }
}
