import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Caller, SelfOnly, SignedInOnly } from '../auth/access.decorators.js';
import type { SignedIn } from '../auth/sessions.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import {
  AddPasskey,
  ChangePassword,
  Confirmed,
  PasskeyOptions,
  RecoveryCodes,
  RenamePasskey,
  SecondFactor,
  SecurityView,
  TotpSecret,
  UpdateProfile,
} from './identity.dto.js';
import { Profiles } from './profile.service.js';

type Confirmation = z.infer<typeof Confirmed>;

/** Oneself. What opens or closes the door asks for `password`, the current one. */
@ApiTags('session')
@Controller('v1/me')
export class ProfileController {
  constructor(private readonly profiles: Profiles) {}

  @Patch()
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async update(@Caller() caller: SignedIn, @Body({ schema: UpdateProfile }) body: UpdateProfile) {
    await this.profiles.update(caller, body);
  }

  @Get('security')
  @SignedInOnly()
  @ApiOkResponse({ standardSchema: SecurityView })
  security(@Caller() caller: SignedIn) {
    return this.profiles.security(caller);
  }

  /** Ends the other sessions. */
  @Post('password')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async password(
    @Caller() caller: SignedIn,
    @Body({ schema: ChangePassword }) body: z.infer<typeof ChangePassword>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    unwrap(await this.profiles.changePassword({ caller, request, reply }, body.current, body.password));
  }

  /** A secret for an app, asked for from the first right code on (`POST /v1/me/totp/confirmation`). */
  @Post('totp')
  @HttpCode(200)
  @SelfOnly()
  @ApiOkResponse({ standardSchema: TotpSecret })
  async startTotp(
    @Caller() caller: SignedIn,
    @Body({ schema: Confirmed }) body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.profiles.startTotp({ caller, request, reply }, body.password));
  }

  @Post('totp/confirmation')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async confirmTotp(
    @Caller() caller: SignedIn,
    @Body({ schema: SecondFactor }) body: z.infer<typeof SecondFactor>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    unwrap(await this.profiles.confirmTotp({ caller, request, reply }, body.code));
  }

  @Post('totp/removal')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async removeTotp(
    @Caller() caller: SignedIn,
    @Body({ schema: Confirmed }) body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    unwrap(await this.profiles.removeTotp({ caller, request, reply }, body.password));
  }

  /** Makes the earlier ones void. */
  @Post('recovery-codes')
  @HttpCode(200)
  @SelfOnly()
  @ApiOkResponse({ standardSchema: RecoveryCodes })
  async recoveryCodes(
    @Caller() caller: SignedIn,
    @Body({ schema: Confirmed }) body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.profiles.newRecoveryCodes({ caller, request, reply }, body.password));
  }

  @Post('passkey-options')
  @HttpCode(200)
  @SelfOnly()
  @ApiOkResponse({ standardSchema: PasskeyOptions })
  async passkeyOptions(
    @Caller() caller: SignedIn,
    @Body({ schema: Confirmed }) body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.profiles.passkeyOptions({ caller, request, reply }, body.password));
  }

  @Post('passkeys')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async addPasskey(
    @Caller() caller: SignedIn,
    @Body({ schema: AddPasskey }) body: z.infer<typeof AddPasskey>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    unwrap(await this.profiles.addPasskey({ caller, request, reply }, body.name, body.response));
  }

  @Patch('passkeys/:id')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async renamePasskey(
    @Caller() caller: SignedIn,
    @Param('id', Uuid) id: string,
    @Body({ schema: RenamePasskey }) body: z.infer<typeof RenamePasskey>,
  ) {
    unwrap(await this.profiles.renamePasskey(caller, id, body.name));
  }

  @Post('passkeys/:id/removal')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async removePasskey(
    @Caller() caller: SignedIn,
    @Param('id', Uuid) id: string,
    @Body({ schema: Confirmed }) body: Confirmation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    unwrap(await this.profiles.removePasskey({ caller, request, reply }, id, body.password));
  }

  @Delete('sessions')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async endOtherSessions(@Caller() caller: SignedIn) {
    await this.profiles.endOtherSessions(caller);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @SelfOnly()
  @ApiNoContentResponse()
  async endSession(@Caller() caller: SignedIn, @Param('id', Uuid) id: string) {
    unwrap(await this.profiles.endSession(caller, id));
  }
}
