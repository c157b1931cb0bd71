import { Controller, Get, Header, Query } from '@nestjs/common';
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
} from './statistics.dto.js';
import { Statistics } from './statistics.service.js';

@ApiTags('statistics')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class StatisticsController {
  constructor(private readonly statistics: Statistics) {}

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
