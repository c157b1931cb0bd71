import { Body, Controller, Get, Header, Headers, HttpCode, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public, Requires, Scope } from '../auth/access.decorators.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import type { TenantScope } from '../platform/database/scope.js';
import { localeOf } from '../platform/errors/problem.filter.js';
import { unwrap } from '../platform/errors/result.js';
import { certificatePdf } from './certificate.pdf.js';
import { CertificateView, IssueCertificate, IssuedCertificate } from './certificates.dto.js';
import { Certificates } from './certificates.service.js';

@ApiTags('trace')
@Controller('v1')
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A certificate that this recipient's server took the message. */
  @Post('tenants/:tenantId/trace/:key/certificate')
  @HttpCode(200)
  @Requires('trace:read')
  @ApiParam({ name: 'tenantId', format: 'uuid', type: 'string' })
  @ApiOkResponse({ standardSchema: IssuedCertificate })
  async issue(
    @Scope() scope: TenantScope,
    @Param('key') key: string,
    @Body({ schema: IssueCertificate }) body: IssueCertificate,
  ) {
    return unwrap(await this.certificates.issue(scope, key, body.recipient));
  }

  @Get('certificates/:code')
  @Public()
  @ApiParam({ name: 'code', type: 'string' })
  @ApiOkResponse({ standardSchema: CertificateView })
  async verify(@Param('code') code: string) {
    return unwrap(await this.certificates.find(code));
  }

  @Get('certificates/:code/pdf')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiParam({ name: 'code', type: 'string' })
  @ApiProduces('application/pdf')
  async pdf(@Param('code') code: string, @Headers('accept-language') language?: string) {
    const view = unwrap(await this.certificates.find(code));
    const locale = localeOf(language);
    const pdf = certificatePdf(view, `${this.config.PUBLIC_URL}/${locale}/certificate/${code}`, locale);
    return new StreamableFile(pdf as never, {
      type: 'application/pdf',
      disposition: `attachment; filename="relevo-${view.number}.pdf"`,
    });
  }
}
