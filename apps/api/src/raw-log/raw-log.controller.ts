import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Controller, Get, Header, Inject, type MessageEvent, Query, Sse, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { Requires, Scope, StillAllowed } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { RateLimits } from '../platform/limits/rate-limits.js';
import { LOG, type Log } from '../platform/log/log.js';
import { LogDownload, LogStream, RawLogLines, RawLogQuery } from './raw-log.dto.js';
import { RawLog } from './raw-log.service.js';

@ApiTags('log')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId')
export class RawLogController {
  constructor(
    private readonly raw: RawLog,
    private readonly limits: RateLimits,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Asks the nodes: an answer takes as long as they search. */
  @Get('log')
  @Requires('trace:read')
  @ApiOkResponse({ standardSchema: RawLogLines })
  search(@Scope() scope: TenantScope, @Query({ schema: RawLogQuery }) query: RawLogQuery) {
    return this.raw.search(scope, query);
  }

  /** Everything that fits, of one day or of all that the nodes keep, as it is read. */
  @Get('log.gz')
  @Requires('trace:read')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/gzip')
  async download(@Scope() scope: TenantScope, @Query({ schema: LogDownload }) query: LogDownload) {
    await this.limits.take('log_reading', { address: scope.actor.address ?? '', user: scope.tenantId });
    const packed = createGzip();
    const text = Readable.from(this.raw.download(scope, query), { objectMode: false });
    // Whoever goes away in the middle stops the reading; a fault breaks the file off, so that it is not taken for whole.
    text.on('error', (error) => {
      this.log.warn({ err: error }, 'log download broken off');
      packed.destroy(error);
    });
    packed.on('close', () => text.destroy());
    return new StreamableFile(text.pipe(packed), {
      type: 'application/gzip',
      disposition: `attachment; filename="relevo-${query.file}${query.day ? `-${query.day}` : ''}.log.gz"`,
    });
  }

  /** Server-sent events: `lines` (an array of { node, text }) at least every few seconds, empty ones too; `end` when it is over. */
  @Sse('log/stream')
  @Requires('trace:read')
  async stream(
    @Scope() scope: TenantScope,
    @Query({ schema: LogStream }) query: LogStream,
    @StillAllowed() still: StillAllowed,
  ): Promise<Observable<MessageEvent>> {
    await this.limits.take('log_reading', { address: scope.actor.address ?? '', user: scope.tenantId });
    return new Observable((reader) => {
      const left = new AbortController();
      void (async () => {
        try {
          for await (const lines of this.raw.follow(scope, query, still, left.signal))
            reader.next({ type: 'lines', data: lines });
          reader.next({ type: 'end', data: {} });
          reader.complete();
        } catch (error) {
          this.log.warn({ err: error }, 'log stream broken off');
          reader.complete();
        }
      })();
      return () => left.abort();
    });
  }
}
