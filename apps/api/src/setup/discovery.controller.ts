import { Body, Controller, Get, Header, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { parseAddress, parseDomain } from '@relevo/mail-address';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../auth/access.decorators.js';
import { askedAddress, autodiscover, autodiscoverError } from './autodiscover.js';
import { clientConfig } from './client-config.js';
import { Discovery } from './discovery.service.js';

const AUTOCONFIG = ['mail/config-v1.1.xml', '.well-known/autoconfig/mail/config-v1.1.xml'];
// Routes mind their case, Outlook's versions do not.
const AUTODISCOVER = ['autodiscover/autodiscover.xml', 'Autodiscover/Autodiscover.xml', 'AutoDiscover/AutoDiscover.xml'];
const DAY = 'public, max-age=86400';
const Asked = z.object({ emailaddress: z.string().max(320).optional() });

/**
 * Addresses that mail programs know by heart, asked at `autoconfig.DOMAIN` and `autodiscover.DOMAIN`. They are part of no API of
 * ours: shapes and errors are those of the programs.
 */
@ApiExcludeController()
@Controller()
export class DiscoveryController {
  constructor(private readonly discovery: Discovery) {}

  @Get(AUTOCONFIG)
  @Public()
  @Header('content-type', 'text/xml; charset=utf-8')
  async autoconfig(
    @Query({ schema: Asked }) query: z.infer<typeof Asked>,
    @Headers('host') host: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The address in the query, or else the domain in the name by which we were asked.
    const asked = query.emailaddress?.split('@').at(-1) ?? (host ?? '').replace(/:\d+$/, '').replace(/^autoconfig\./i, '');
    const domain = parseDomain(asked);
    const home = domain.ok ? await this.discovery.homeOf(domain.value) : null;
    if (!home) {
      reply.status(404);
      return '';
    }
    reply.header('cache-control', DAY);
    return clientConfig(home);
  }

  @Post(AUTODISCOVER)
  @HttpCode(200)
  @Public()
  @Header('content-type', 'text/xml; charset=utf-8')
  async autodiscover(@Body() body: unknown) {
    const asked = typeof body === 'string' ? askedAddress(body) : null;
    const address = asked === null ? null : parseAddress(asked);
    if (!address?.ok) return autodiscoverError(600);
    const home = await this.discovery.homeOf(address.value.slice(address.value.lastIndexOf('@') + 1));
    return home ? autodiscover(home, address.value) : autodiscoverError(500);
  }
}
