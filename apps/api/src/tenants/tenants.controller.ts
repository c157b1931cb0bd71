import { Controller, Get, type MessageEvent, Query, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { AuditFilter, AuditPage, AuditQuery } from '../audit/audit.dto.js';
import { Audit } from '../audit/audit.service.js';
import { Requires, Scope, StillAllowed } from '../auth/access.decorators.js';
import { ChangeHistory } from '../changes/change-history.js';
import { ChangeView } from '../changes/changes.dto.js';
import type { TenantScope } from '../platform/database/scope.js';
import { Live } from '../platform/events/live.js';
import { csvFile } from '../platform/http/csv-file.js';
import { PageQuery, page } from '../platform/http/paging.js';
import { Overview, PlanOfAction } from './tenants.dto.js';
import { Tenants } from './tenants.service.js';

const ChangesQuery = PageQuery.extend({ entityId: z.uuid().optional() });
const ChangePage = page(ChangeView);

@ApiTags('tenant')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class TenantsController {
  constructor(
    private readonly tenants: Tenants,
    private readonly changes: ChangeHistory,
    private readonly auditLog: Audit,
    private readonly live: Live,
  ) {}

  @Get('overview')
  @Requires('tenant:read')
  @ApiOkResponse({ standardSchema: Overview })
  overview(@Scope() scope: TenantScope) {
    return this.tenants.overview(scope);
  }

  @Get('plan-of-action')
  @Requires('tenant:read')
  @ApiOkResponse({ standardSchema: PlanOfAction })
  planOfAction(@Scope() scope: TenantScope) {
    return this.tenants.planOfAction(scope);
  }

  @Get('changes')
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: ChangePage })
  listChanges(@Scope() scope: TenantScope, @Query({ schema: ChangesQuery }) query: z.infer<typeof ChangesQuery>) {
    return this.changes.list(scope, query);
  }

  @Get('audit')
  @Requires('audit:read')
  @ApiOkResponse({ standardSchema: AuditPage })
  audit(@Scope() scope: TenantScope, @Query({ schema: AuditQuery }) query: AuditQuery) {
    return this.auditLog.list(scope, query);
  }

  /** The same as a file, without pages. */
  @Get('audit/export')
  @Requires('audit:read')
  @ApiProduces('text/csv')
  auditCsv(@Scope() scope: TenantScope, @Query({ schema: AuditFilter }) filter: AuditFilter) {
    return csvFile('audit.csv', this.auditLog.csv(scope, filter));
  }

  /** Server-sent events: `change`, `receipt`, `import`, `switchover`, `delivery`; `ready` first, `beat` every 20 s. */
  @Sse('events')
  @Requires('tenant:read')
  async events(@Scope() scope: TenantScope, @StillAllowed() still: StillAllowed): Promise<Observable<MessageEvent>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.live.stream([`tenant:${scope.tenantId}`, `pair:${pairId}`], still) as Observable<MessageEvent>;
  }
}
