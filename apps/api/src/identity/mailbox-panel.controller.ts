import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MailboxOnly, OwnMailbox, Scope } from '../auth/access.decorators.js';
import { type MailboxIdentity, MailboxSessions } from '../auth/mailbox-sessions.js';
import { LookPage } from '../looks/looks.dto.js';
import { AppPasswordList, CreatedAppPassword } from '../mailboxes/mailboxes.dto.js';
import type { TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { PageQuery } from '../platform/http/paging.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { AppPasswordId } from '../platform/ids.js';
import { ChangePassword } from './identity.dto.js';
import { CreateOwnAppPassword, OwnForward, OwnLogIns, OwnMailboxView, OwnVacation, Revision } from './mailbox-panel.dto.js';
import { MailboxPanel } from './mailbox-panel.service.js';

const SignOut = z.object({ everywhere: z.stringbool().default(false) });

/** The mailbox of whoever signed in with its address and password. */
@ApiTags('mailbox panel')
@Controller('v1/mailbox')
export class MailboxPanelController {
  constructor(
    private readonly panel: MailboxPanel,
    private readonly sessions: MailboxSessions,
  ) {}

  @Get()
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnMailboxView })
  view(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return this.panel.view(scope, own);
  }

  /** The answer's revision is active on a node when that node runs it. */
  @Post('password')
  @HttpCode(200)
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: Revision })
  async password(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: ChangePassword }) body: z.infer<typeof ChangePassword>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return unwrap(await this.panel.changePassword(scope, own, body, request, reply));
  }

  /** The automatic answer while its person is away; `null` ends it. */
  @Put('vacation')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnMailboxView })
  async setVacation(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: OwnVacation }) body: OwnVacation,
  ) {
    return unwrap(await this.panel.setVacation(scope, own, body));
  }

  /** Where its mail goes on to; `null` ends it. For those whose company allows it. */
  @Put('forward')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnMailboxView })
  async setForward(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: OwnForward }) body: OwnForward,
  ) {
    return unwrap(await this.panel.setForward(scope, own, body));
  }

  @Get('app-passwords')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: AppPasswordList })
  appPasswords(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return this.panel.appPasswordsOf(scope, own);
  }

  /** The password is in this answer and nowhere else. */
  @Post('app-passwords')
  @MailboxOnly()
  @ApiCreatedResponse({ standardSchema: CreatedAppPassword })
  async createAppPassword(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: CreateOwnAppPassword }) body: CreateOwnAppPassword,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.panel.createAppPassword(scope, own, body, request));
  }

  @Delete('app-passwords/:appPasswordId')
  @HttpCode(204)
  @MailboxOnly()
  @ApiNoContentResponse()
  async removeAppPassword(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Param('appPasswordId', Uuid) id: AppPasswordId,
  ) {
    unwrap(await this.panel.removeAppPassword(scope, own, id));
  }

  /** The last twenty-five, refused ones too. */
  @Get('log-ins')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: OwnLogIns })
  logIns(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity) {
    return this.panel.logIns(scope, own);
  }

  /** Who looked into this mailbox, when and why. */
  @Get('looks')
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: LookPage })
  looks(@Scope() scope: TenantScope, @OwnMailbox() own: MailboxIdentity, @Query({ schema: PageQuery }) query: PageQuery) {
    return this.panel.looksInto(scope, own, query);
  }

  @Delete('session')
  @HttpCode(204)
  @MailboxOnly()
  @ApiNoContentResponse()
  async signOut(
    @OwnMailbox() own: MailboxIdentity,
    @Query({ schema: SignOut }) query: z.infer<typeof SignOut>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.close(own, request, reply, query.everywhere);
  }
}
