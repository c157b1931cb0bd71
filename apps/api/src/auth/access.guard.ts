import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/env.js';
import { userActor } from '../platform/database/scope.js';
import { Problem } from '../platform/errors/result.js';
import type { TenantId } from '../platform/ids.js';
import { ACCESS, type Access } from './access.decorators.js';
import { AgentCredentials } from './agent.credentials.js';
import { staffMay, tenantMay } from './roles.js';
import { Sessions, type SignedIn } from './sessions.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** One guard for every operation; what is not allowed is answered like what does not exist. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly agents: AgentCredentials,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new Error(`${context.getClass().name}.${context.getHandler().name} says nothing of who may call it`);
    if (access.kind === 'agent') {
      request.agent = await this.agents.verify(request);
      return true;
    }
    this.#refuseForeignOrigin(request);
    if (access.kind === 'public') return true;
    const signedIn = await this.sessions.find(request.headers.cookie);
    if (!signedIn) throw new Problem('auth.required');
    request.signedIn = signedIn;
    if (access.kind === 'tenant') this.#enterTenant(request, signedIn, access.permission);
    if (access.kind === 'staff') this.#enterPlatform(request, signedIn, access.permission);
    return true;
  }

  /** Cookies travel with forged requests; the Origin header does not lie about where those come from (RFC 6454). */
  #refuseForeignOrigin(request: FastifyRequest): void {
    if (SAFE.has(request.method) || !request.headers.cookie) return;
    if (request.headers.origin !== new URL(this.config.PUBLIC_URL).origin) throw new Problem('request.origin');
  }

  #enterTenant(request: FastifyRequest, signedIn: SignedIn, permission: Parameters<typeof tenantMay>[1]): void {
    const { tenantId } = request.params as { tenantId?: string };
    const membership = signedIn.memberships.find((one) => one.tenantId === tenantId);
    if (!membership || !tenantMay(membership.role, permission)) throw new Problem('resource.not_found');
    request.scope = {
      kind: 'tenant',
      tenantId: tenantId as TenantId,
      actor: userActor(signedIn.userId, signedIn.name, request.ip, request.id),
    };
  }

  #enterPlatform(request: FastifyRequest, signedIn: SignedIn, permission: Parameters<typeof staffMay>[1]): void {
    if (!signedIn.staffRole || !staffMay(signedIn.staffRole, permission)) throw new Problem('resource.not_found');
    request.scope = { kind: 'platform', actor: userActor(signedIn.userId, signedIn.name, request.ip, request.id) };
  }
}
