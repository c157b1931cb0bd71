import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/access.decorators.js';
import { unwrap } from '../platform/errors/result.js';
import { Limited } from '../platform/limits/limited.js';
import { HandOvers } from './handover.service.js';
import { RevealedPassword } from './mailboxes.dto.js';

@ApiTags('site')
@Controller('v1/links')
export class LinksController {
  constructor(private readonly handOvers: HandOvers) {}

  /** POST and not GET, so that a mail scanner that follows the link does not use it up. */
  @Post(':token')
  @HttpCode(200)
  @Public()
  @Limited('link')
  @ApiOkResponse({ standardSchema: RevealedPassword })
  async reveal(@Param('token') token: string) {
    return unwrap(await this.handOvers.reveal(token));
  }
}
