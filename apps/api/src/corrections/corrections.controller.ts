import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { RequiresStaff, StaffScope } from '../auth/access.decorators.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import {
  CorrectionPage,
  CorrectionsQuery,
  CorrectionTrial,
  CorrectionView,
  CreateCorrection,
  TryCorrection,
  UnclearReplies,
} from './corrections.dto.js';
import { Corrections } from './corrections.service.js';

@ApiTags('console')
@Controller('v1/console/bounce-corrections')
export class CorrectionsController {
  constructor(private readonly corrections: Corrections) {}

  @Get()
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: CorrectionPage })
  list(@Query({ schema: CorrectionsQuery }) query: z.infer<typeof CorrectionsQuery>) {
    return this.corrections.list(query);
  }

  /** Replies of the last thirty days that no rule is sure of, all companies together. */
  @Get('unclear')
  @RequiresStaff('bounce:correct')
  @ApiOkResponse({ standardSchema: UnclearReplies })
  unclear() {
    return this.corrections.unclear();
  }

  /** What it would change; changes nothing. */
  @Post('trial')
  @HttpCode(200)
  @RequiresStaff('bounce:correct')
  @ApiOkResponse({ standardSchema: CorrectionTrial })
  async try(@Body({ schema: TryCorrection }) body: TryCorrection) {
    return unwrap(await this.corrections.try(body));
  }

  /** Refused where it would make one reply of the corpus wrong that is right today. */
  @Post()
  @RequiresStaff('bounce:correct')
  @ApiCreatedResponse({ standardSchema: CorrectionView })
  async create(@StaffScope() scope: PlatformScope, @Body({ schema: CreateCorrection }) body: CreateCorrection) {
    return unwrap(await this.corrections.create(scope, body));
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @RequiresStaff('bounce:correct')
  async withdraw(@StaffScope() scope: PlatformScope, @Param('id', Uuid) id: string) {
    unwrap(await this.corrections.withdraw(scope, id));
  }
}
