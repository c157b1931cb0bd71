import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Public } from '../auth/access.decorators.js';
import { unwrap } from '../platform/errors/result.js';
import { PasskeyAnswer, PasskeyOptions, SecondFactor, SignIn, SignInAnswer } from './identity.dto.js';
import { SignIns } from './sign-in.service.js';

/** Refusals say the same whoever exists; too many are answered 429 with `Retry-After`. */
@ApiTags('session')
@Controller('v1/sign-in')
export class SignInController {
  constructor(private readonly signIns: SignIns) {}

  /** For people of companies, staff and mailbox users alike; the answer says which it was. */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: SignInAnswer })
  async password(
    @Body({ schema: SignIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.signIns.withPassword(body.email, body.password, request, reply));
  }

  @Post('code')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: SignInAnswer })
  async code(
    @Body({ schema: SecondFactor }) body: z.infer<typeof SecondFactor>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.signIns.withCode(body.code, request, reply));
  }

  @Post('passkey-options')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: PasskeyOptions })
  async passkeyOptions(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return { options: await this.signIns.passkeyOptions(request, reply) };
  }

  @Post('passkey')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: SignInAnswer })
  async passkey(
    @Body({ schema: PasskeyAnswer }) body: z.infer<typeof PasskeyAnswer>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.signIns.withPasskey(body.response, request, reply));
  }
}
