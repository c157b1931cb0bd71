import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public } from '../auth/access.decorators.js';
import { unwrap } from '../platform/errors/result.js';
import { Limited } from '../platform/limits/limited.js';
import { AskReset, NewPassword } from './identity.dto.js';
import { Resets } from './resets.service.js';

@ApiTags('session')
@Controller('v1/password-resets')
export class ResetsController {
  constructor(private readonly resets: Resets) {}

  /** Always 204: an e-mail follows if somebody signs in with that address. */
  @Post()
  @HttpCode(204)
  @Public()
  @ApiNoContentResponse()
  async ask(@Body({ schema: AskReset }) body: z.infer<typeof AskReset>, @Req() request: FastifyRequest) {
    await this.resets.ask(body.email, request.ip);
  }

  /** Ends every session of the person; sign in afterwards. */
  @Post(':token')
  @HttpCode(204)
  @Public()
  @Limited('link')
  @ApiNoContentResponse()
  async use(
    @Param('token') token: string,
    @Body({ schema: NewPassword }) body: z.infer<typeof NewPassword>,
    @Req() request: FastifyRequest,
  ) {
    unwrap(await this.resets.use(token, body.password, request.ip));
  }
}
