import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { LimitName } from './limits.js';
import { RateLimits } from './rate-limits.js';

const LIMITED = Symbol('LIMITED');

@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.limits.take(this.reflector.get<LimitName>(LIMITED, context.getHandler()), { address: request.ip });
    return true;
  }
}

/** Bounded by the caller's address. What is bounded by user too calls `RateLimits` itself. */
export const Limited = (name: LimitName) =>
  applyDecorators(
    SetMetadata(LIMITED, name),
    UseGuards(LimitGuard),
    ApiTooManyRequestsResponse({ description: 'Too many; `Retry-After` says when to try again.' }),
  );
