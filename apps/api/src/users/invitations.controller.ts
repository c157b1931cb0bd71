import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/access.decorators.js';
import { unwrap } from '../platform/errors/result.js';
import { Limited } from '../platform/limits/limited.js';
import { Invitations } from './invitations.service.js';
import { AcceptedInvitation, AcceptInvitation, OpenInvitation } from './users.dto.js';

/** For whoever holds the link of the e-mail. */
@ApiTags('site')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Get(':token')
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: OpenInvitation })
  async open(@Param('token') token: string) {
    return unwrap(await this.invitations.open(token));
  }

  /** Sign in afterwards. */
  @Post(':token/acceptance')
  @HttpCode(200)
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: AcceptedInvitation })
  async accept(
    @Param('token') token: string,
    @Body({ schema: AcceptInvitation }) body: AcceptInvitation,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.invitations.accept(token, body, request.ip, request.id));
  }
}
