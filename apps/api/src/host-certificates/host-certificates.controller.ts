import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RequiresStaff, StaffScope } from '../auth/access.decorators.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import { Uuid } from '../platform/http/uuid.pipe.js';
import type { PairId } from '../platform/ids.js';
import { AskHostCertificate, HostCertificateView } from './host-certificates.dto.js';
import { HostCertificates } from './host-certificates.service.js';

@ApiTags('console')
@Controller('v1/console')
export class HostCertificatesController {
  constructor(private readonly certificates: HostCertificates) {}

  /** What a pair's nodes are to show to mail programs; what each really shows is told with the node. */
  @Get('pairs/:id/certificate')
  @RequiresStaff('console:read')
  @ApiOkResponse({ standardSchema: HostCertificateView })
  async find(@Param('id', Uuid) id: PairId) {
    return unwrap(await this.certificates.view(id));
  }

  /** Asks for a new one now. */
  @Post('pairs/:id/certificate')
  @HttpCode(200)
  @RequiresStaff('fleet:operate')
  @ApiOkResponse({ standardSchema: HostCertificateView })
  async ask(
    @StaffScope() scope: PlatformScope,
    @Param('id', Uuid) id: PairId,
    @Body({ schema: AskHostCertificate }) body: AskHostCertificate,
  ) {
    return unwrap(await this.certificates.ask(scope, id, body));
  }

  /** The local authority's own certificate (PEM), for programs that are to trust it. */
  @Get('local-authority')
  @RequiresStaff('console:read')
  @Header('content-disposition', 'attachment; filename="relevo-local-authority.pem"')
  @ApiProduces('application/x-pem-file')
  authority() {
    return this.certificates.authorityCertificate();
  }
}
