import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/access.decorators.js';
import { unwrap } from '../platform/errors/result.js';
import { Limited } from '../platform/limits/limited.js';
import { LinkedMessage, QuarantineActAnswer } from './quarantine.dto.js';
import { QuarantineLinks } from './quarantine-links.service.js';

@ApiTags('site')
@Controller('v1/quarantine-links/:token')
export class QuarantineLinksController {
  constructor(private readonly links: QuarantineLinks) {}

  /** Which message a link of the daily e-mail would let in. Mail scanners follow links: this changes nothing. */
  @Get()
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: LinkedMessage })
  async find(@Param('token') token: string) {
    return unwrap(await this.links.find(token));
  }

  /** Lets it in; the link is void afterwards. */
  @Post()
  @HttpCode(200)
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: QuarantineActAnswer })
  async release(@Param('token') token: string, @Req() request: FastifyRequest) {
    return unwrap(await this.links.release(token, request.ip, request.id));
  }
}
