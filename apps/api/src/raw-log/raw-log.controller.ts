import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { RawLogLines, RawLogQuery } from './raw-log.dto.js';
import { RawLog } from './raw-log.service.js';

@ApiTags('log')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class RawLogController {
  constructor(private readonly log: RawLog) {}

  /** Asks the nodes: an answer takes as long as they search. */
  @Get('log')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: RawLogLines })
  search(@Scope() scope: TenantScope, @Query({ schema: RawLogQuery }) query: RawLogQuery) {
    return this.log.search(scope, query);
  }

  @Get('log.gz')
  @Requires('trace:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/gzip')
  async download(@Scope() scope: TenantScope, @Query({ schema: RawLogQuery }) query: RawLogQuery) {
    const { lines } = await this.log.search(scope, query);
    const text = Readable.from(lines.map((line) => `${line.text}\n`));
    return new StreamableFile(text.pipe(createGzip()), {
      type: 'application/gzip',
      disposition: 'attachment; filename="relevo-log.gz"',
    });
  }
}
