import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { MailboxOnly, OwnMailbox, Public, Requires, Scope } from '../auth/access.decorators.js';
import type { MailboxIdentity } from '../auth/mailbox-sessions.js';
import { MailboxPanel } from '../identity/mailbox-panel.service.js';
import type { TenantScope } from '../platform/database/scope.js';
import { localeOf } from '../platform/errors/problem.filter.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { MailboxId } from '../platform/ids.js';
import { Limited } from '../platform/limits/limited.js';
import { ConnectionTests } from './connection-tests.service.js';
import { DeviceLinks } from './device-links.service.js';
import {
  ConnectionReport,
  ConnectionTest,
  CreateDeviceLink,
  CreateOwnDeviceLink,
  DeviceLink,
  DeviceLinkView,
  SetUpDevice,
} from './setup.dto.js';

@ApiTags('devices')
@ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
@Controller('v1/tenants/:tenantId/mailboxes/:id')
export class TenantSetupController {
  constructor(
    private readonly tests: ConnectionTests,
    private readonly links: DeviceLinks,
  ) {}

  /** Real connections to the name that programs are given, and real log-ins where a password comes along. Takes up to 8 s. */
  @Post('connection-test')
  @HttpCode(200)
  @Requires('mailbox:update')
  @ApiOkResponse({ standardSchema: ConnectionReport })
  async test(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: ConnectionTest }) body: ConnectionTest,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.tests.run(scope, id, body.password, request.ip));
  }

  /** A link for one device, good for 24 hours and one use; its app password is made when it is opened. */
  @Post('device-links')
  @Requires('mailbox:update')
  @ApiCreatedResponse({ standardSchema: DeviceLink })
  async link(
    @Scope() scope: TenantScope,
    @Param('id', Uuid) id: MailboxId,
    @Body({ schema: CreateDeviceLink }) body: z.infer<typeof CreateDeviceLink>,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.links.create(scope, id, body.name, localeOf(request.headers['accept-language'])));
  }
}

@ApiTags('mailbox panel')
@Controller('v1/mailbox')
export class OwnSetupController {
  constructor(
    private readonly tests: ConnectionTests,
    private readonly links: DeviceLinks,
    private readonly panel: MailboxPanel,
  ) {}

  /** As for administrators, of one's own mailbox. */
  @Post('connection-test')
  @HttpCode(200)
  @MailboxOnly()
  @ApiOkResponse({ standardSchema: ConnectionReport })
  async test(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: ConnectionTest }) body: ConnectionTest,
    @Req() request: FastifyRequest,
  ) {
    return unwrap(await this.tests.run(scope, own.mailboxId, body.password, request.ip));
  }

  @Post('device-links')
  @MailboxOnly()
  @ApiCreatedResponse({ standardSchema: DeviceLink })
  async link(
    @Scope() scope: TenantScope,
    @OwnMailbox() own: MailboxIdentity,
    @Body({ schema: CreateOwnDeviceLink }) body: z.infer<typeof CreateOwnDeviceLink>,
    @Req() request: FastifyRequest,
  ) {
    unwrap(await this.panel.confirm(own, body.current, request));
    return unwrap(await this.links.create(scope, own.mailboxId, body.name, localeOf(request.headers['accept-language'])));
  }
}

/** For whoever holds a link; POST uses it up, so that a scanner which follows it does not. */
@ApiTags('site')
@Controller('v1/device-links')
export class DeviceLinksController {
  constructor(private readonly links: DeviceLinks) {}

  @Get(':token')
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: DeviceLinkView })
  async view(@Param('token') token: string) {
    return unwrap(await this.links.view(token));
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: SetUpDevice })
  async open(@Param('token') token: string, @Req() request: FastifyRequest) {
    return unwrap(await this.links.open(token, request.ip));
  }

  /** A profile for iPhone, iPad and Mac with the app password inside (Apple, Device Management). */
  @Post(':token/profile')
  @HttpCode(200)
  @Public()
  @Limited('link')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/x-apple-aspen-config')
  async profile(@Param('token') token: string, @Req() request: FastifyRequest) {
    const { address, file } = unwrap(await this.links.profile(token, request.ip));
    return new StreamableFile(file, {
      type: 'application/x-apple-aspen-config',
      disposition: `attachment; filename="${address.replace(/[^\w.@-]/g, '_')}.mobileconfig"`,
    });
  }
}
