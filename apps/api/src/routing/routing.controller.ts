import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires, Scope } from '../auth/access.decorators.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { SimulatedMail, SimulateMail } from './routing.dto.js';
import { Routing } from './routing.service.js';

@ApiTags('mailboxes')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/simulations')
export class RoutingController {
  constructor(private readonly routing: Routing) {}

  /** Changes nothing: what a node would answer to RCPT TO, and where the mail would end. */
  @Post()
  @HttpCode(200)
  @Requires('mailbox:read')
  @ApiOkResponse({ standardSchema: SimulatedMail })
  async simulate(@Scope() scope: TenantScope, @Body({ schema: SimulateMail }) body: SimulateMail) {
    return unwrap(await this.routing.simulate(scope, body));
  }
}
