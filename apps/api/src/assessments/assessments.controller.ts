import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/access.decorators.js';
import { SizingSettings } from '../plans/sizing-settings.service.js';
import { localeOf } from '../platform/errors/problem.filter.js';
import { unwrap } from '../platform/errors/result.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { Limited } from '../platform/limits/limited.js';
import { Acceptance } from './acceptance.service.js';
import { AcceptAssessment, Accepted, AssessmentView, PlanList, StartAssessment, UpdateAssessment } from './assessments.dto.js';
import { Assessments } from './assessments.service.js';
import { catalogueView } from './recommendation.view.js';

/** Sentences come in the language of `Accept-Language`: Spanish unless it asks for English first. */
@ApiTags('site')
@Controller('v1')
export class AssessmentsController {
  constructor(
    private readonly assessments: Assessments,
    private readonly acceptance: Acceptance,
    private readonly settings: SizingSettings,
  ) {}

  @Get('plans')
  @Public()
  @ApiOkResponse({ standardSchema: PlanList })
  async plans(@Headers('accept-language') language: string) {
    return catalogueView(await this.settings.catalogue(), localeOf(language));
  }

  @Post('assessments')
  @Public()
  @Limited('quote')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: AssessmentView })
  start(@Headers('accept-language') language: string, @Body({ schema: StartAssessment }) body: StartAssessment) {
    return this.assessments.start(body.answers, localeOf(language));
  }

  @Get('assessments/:code')
  @Public()
  @ApiOkResponse({ standardSchema: AssessmentView })
  async find(@Headers('accept-language') language: string, @Param('code') code: string) {
    return unwrap(await this.assessments.find(code, localeOf(language)));
  }

  @Patch('assessments/:code')
  @Public()
  @ApiOkResponse({ standardSchema: AssessmentView })
  async update(
    @Headers('accept-language') language: string,
    @Param('code') code: string,
    @Body({ schema: UpdateAssessment }) body: UpdateAssessment,
  ) {
    return unwrap(await this.assessments.update(code, body.version, body.answers, localeOf(language)));
  }

  /** Makes the tenant and its owner; sign in afterwards with the same address and password. */
  @Post('assessments/:code/acceptance')
  @HttpCode(201)
  @Public()
  @Limited('quote')
  @Idempotent()
  @ApiCreatedResponse({ standardSchema: Accepted })
  async accept(@Param('code') code: string, @Body({ schema: AcceptAssessment }) body: AcceptAssessment) {
    return unwrap(await this.acceptance.accept(code, body));
  }
}
