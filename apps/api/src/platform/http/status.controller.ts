import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../../auth/access.decorators.js';
import { Database } from '../database/database.js';

const Status = z.object({
  state: z.enum(['ok', 'degraded']),
  mail: z.object({ nodesOnline: z.int(), nodesReady: z.int(), nodes: z.int() }),
});

@ApiTags('site')
@Controller('v1/status')
export class StatusController {
  constructor(private readonly database: Database) {}

  /** What anybody may know of the platform's state. */
  @Get()
  @Public()
  @ApiOkResponse({ standardSchema: Status })
  async status(): Promise<z.infer<typeof Status>> {
    const { rows } = await this.database.platformPool.query<{ online: number; ready: number; total: number }>(
      `SELECT count(*) FILTER (WHERE last_seen_at > now() - interval '20 seconds') AS online, count(*) AS total,
         count(*) FILTER (WHERE n.revision >= p.revision AND last_seen_at > now() - interval '20 seconds'
           AND n.health IS NOT NULL AND NOT jsonb_path_exists(n.health, '$.services.*.ok ? (@ == false)')) AS ready
       FROM node n JOIN pair p ON p.id = n.pair_id WHERE n.revoked_at IS NULL`,
    );
    const { online = 0, ready = 0, total = 0 } = rows[0] ?? {};
    return { state: online === total ? 'ok' : 'degraded', mail: { nodesOnline: online, nodesReady: ready, nodes: total } };
  }
}
