import { Body, Controller, Get, HttpCode, type MessageEvent, Param, Post, Put, Query, Sse } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { AuditFilter, AuditPage, AuditQuery } from '../audit/audit.dto.js';
import { Audit } from '../audit/audit.service.js';
import { RequiresStaff, StaffScope, StillAllowed } from '../auth/access.decorators.js';
import { StartSwitchover, SwitchoverPage, SwitchoverView } from '../failover/switchovers.dto.js';
import { Switchovers } from '../failover/switchovers.service.js';
import { Nodes } from '../nodes/nodes.service.js';
import { SizingSettings } from '../plans/sizing-settings.service.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { csvFile } from '../platform/http/csv-file.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { CommandId, NodeId, PairId, TenantId } from '../platform/ids.js';
import {
  AssumptionList,
  BulkAddress,
  ConsoleMail,
  ConsoleMailQuery,
  ConsoleOverview,
  ConsoleTenant,
  ConsoleTenantPage,
  EnrolmentToken,
  JobPage,
  PairDetail,
  PairList,
  SearchResults,
  UpdateAssumption,
  UpdateOverrides,
} from './console.dto.js';
import { Console } from './console.service.js';
import { Fleet } from './fleet.service.js';

const TenantQuery = PageQuery.extend({ q: z.string().trim().max(200).optional() });
const JobQuery = PageQuery.extend({ state: z.enum(['open', 'done', 'failed']).optional() });
const SearchQuery = z.object({ q: z.string().trim().min(2).max(200) });
const Revision = z.object({ revision: z.int() });
const NewId = z.object({ id: z.uuid() });

@ApiTags('console')
@Controller('v1/console')
export class ConsoleController {
  constructor(
    private readonly console: Console,
    private readonly fleet: Fleet,
    private readonly nodes: Nodes,
    private readonly switchovers: Switchovers,
    private readonly settings: SizingSettings,
    private readonly auditLog: Audit,
    private readonly live: Live,
  ) {}

  @Get('overview')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: ConsoleOverview })
  overview() {
    return this.console.overview();
  }

  /** What mail does today over all companies: counts alone, no address. */
  @Get('mail')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: ConsoleMail })
  mail(@Query({ schema: ConsoleMailQuery }) query: ConsoleMailQuery) {
    return this.console.mail(query.sort);
  }

  @Get('pairs')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: PairList })
  pairs() {
    return this.fleet.pairs();
  }

  @Get('pairs/:id')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: PairDetail })
  async pair(@Param('id', Uuid) id: PairId) {
    return unwrap(await this.fleet.pair(id));
  }

  @Put('pairs/:id/overrides')
  @RequiresStaff('fleet:operate')
  @ApiOkResponse({ standardSchema: Revision })
  async setOverrides(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: PairId,
    @Body({ schema: UpdateOverrides }) body: UpdateOverrides,
  ) {
    return unwrap(await this.fleet.setOverrides(scope, id, body));
  }

  @Get('pairs/:id/switchovers')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: SwitchoverPage })
  listSwitchovers(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: PairId,
    @Query({ schema: PageQuery }) query: PageQuery,
  ) {
    return this.switchovers.list(scope, id, query);
  }

  @Post('pairs/:id/switchovers')
  @RequiresStaff('fleet:operate')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: SwitchoverView })
  async startSwitchover(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: PairId,
    @Body({ schema: StartSwitchover }) body: StartSwitchover,
  ) {
    return unwrap(await this.switchovers.startForPair(scope, id, body));
  }

  /** Where the node's bulk mail leaves from; the address has to be on its network card before. */
  @Put('nodes/:id/bulk-address')
  @RequiresStaff('fleet:operate')
  @ApiOkResponse({ standardSchema: Revision })
  async setBulkAddress(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: NodeId,
    @Body({ schema: BulkAddress }) body: BulkAddress,
  ) {
    return unwrap(await this.fleet.setBulkAddress(scope, id, body.address));
  }

  /** A token that enrols this node once, within the hour; shown here and never again. */
  @Post('nodes/:id/enrolment-token')
  @RequiresStaff('fleet:operate')
  @ApiCreatedResponse({ standardSchema: EnrolmentToken })
  async enrolmentToken(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: NodeId) {
    return unwrap(await this.nodes.createEnrolmentToken(scope, id));
  }

  @Post('nodes/:id/revocation')
  @HttpCode(204)
  @RequiresStaff('fleet:operate')
  async revoke(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: NodeId) {
    unwrap(await this.nodes.revoke(scope, id));
  }

  /** Asks the node to make itself a new key now; the old one holds until the new is in use. */
  @Post('nodes/:id/key-rotation')
  @RequiresStaff('fleet:operate')
  @ApiCreatedResponse({ standardSchema: NewId })
  async rotateKey(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: NodeId) {
    return unwrap(await this.console.rotateKey(scope, id));
  }

  @Get('tenants')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: ConsoleTenantPage })
  tenants(@Query({ schema: TenantQuery }) query: z.infer<typeof TenantQuery>) {
    return this.console.tenants(query);
  }

  @Get('tenants/:tenantId')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: ConsoleTenant })
  async tenant(@Param('tenantId', Uuid) id: TenantId) {
    return unwrap(await this.console.tenant(id));
  }

  @Get('jobs')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: JobPage })
  jobs(@Query({ schema: JobQuery }) query: z.infer<typeof JobQuery>) {
    return this.console.jobs(query);
  }

  @Post('jobs/:id/retry')
  @RequiresStaff('job:retry')
  @ApiCreatedResponse({ standardSchema: NewId })
  async retry(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: CommandId) {
    return unwrap(await this.console.retry(scope, id));
  }

  @Get('assumptions')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: AssumptionList })
  async assumptions() {
    const { assumptions, version } = await this.settings.assumptions();
    return { version, items: Object.entries(assumptions).map(([id, one]) => ({ id, ...one })) };
  }

  @Put('assumptions/:id')
  @RequiresStaff('catalogue:update')
  @ApiOkResponse({ standardSchema: z.object({ version: z.int() }) })
  async setAssumption(
    @StaffScope() scope: PlatformScope,
    @Param('id') id: string,
    @Body({ schema: UpdateAssumption }) body: z.infer<typeof UpdateAssumption>,
  ) {
    return unwrap(await this.settings.setAssumption(scope, id, body.value, body.version));
  }

  @Get('audit')
  @RequiresStaff('console:audit')
  @ApiOkResponse({ standardSchema: AuditPage })
  audit(@StaffScope() scope: PlatformScope, @Query({ schema: AuditQuery }) query: AuditQuery) {
    return this.auditLog.list(scope, query);
  }

  /** The same as a file, without pages. */
  @Get('audit/export')
  @RequiresStaff('console:audit')
  @ApiProduces('text/csv')
  auditCsv(@StaffScope() scope: PlatformScope, @Query({ schema: AuditFilter }) filter: AuditFilter) {
    return csvFile('audit.csv', this.auditLog.csv(scope, filter));
  }

  @Get('search')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: SearchResults })
  search(@StaffScope() scope: PlatformScope, @Query({ schema: SearchQuery }) query: z.infer<typeof SearchQuery>) {
    return this.console.search(scope, query.q);
  }

  /** Server-sent events: `change`, `health`, `switchover`, `zone`. */
  @Sse('events')
  @RequiresStaff('console:read')
  events(@StillAllowed() still: StillAllowed): Observable<MessageEvent> {
    return this.live.stream(['platform'], still) as Observable<MessageEvent>;
  }
}
