import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../platform/config/env.js';
import { type Actor, userActor } from '../platform/database/scope.js';
import { Problem } from '../platform/errors/result.js';
import type { TenantId } from '../platform/ids.js';
import { ACCESS, type Access } from './access.decorators.js';
import { AgentCredentials } from './agent.credentials.js';
import { ApiKeyCredentials } from './api-key.credentials.js';
import { MailboxSessions } from './mailbox-sessions.js';
import { impersonatorMay, keyMay, staffMay, type TenantPermission, tenantMay } from './roles.js';
import { type Impersonation, Sessions, type SignedIn } from './sessions.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
type Guarded = Exclude<Access, { kind: 'public' | 'agent' }>;

/** One guard for every operation; what is not allowed is answered like what does not exist. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeyCredentials,
    private readonly agents: AgentCredentials,
    private readonly mailboxSessions: MailboxSessions,
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
    await this.#admit(request, access);
    // When the database is away, nothing says that the right has ended.
    request.stillAllowed = () =>
      this.#admit(request, access).then(
        () => true,
        (error) => !(error instanceof Problem),
      );
    return true;
  }

  async #enterMailbox(request: FastifyRequest): Promise<void> {
    const mailbox = await this.mailboxSessions.find(request.headers.cookie);
    if (!mailbox) throw new Problem('auth.required');
    request.mailbox = mailbox;
    request.scope = {
      kind: 'tenant',
      tenantId: mailbox.tenantId,
      actor: { id: `mailbox:${mailbox.mailboxId}`, name: mailbox.address, address: request.ip, requestId: request.id },
    };
  }

  /** Cookies travel with forged requests; the Origin header does not lie about where those come from (RFC 6454). */
  #refuseForeignOrigin(request: FastifyRequest): void {
    if (SAFE.has(request.method) || !request.headers.cookie) return;
    if (request.headers.origin !== new URL(this.config.PUBLIC_URL).origin) throw new Problem('request.origin');
  }

  async #admit(request: FastifyRequest, access: Guarded): Promise<void> {
    if (access.kind === 'mailbox') return this.#enterMailbox(request);
    if (this.keys.isKey(request.headers.authorization)) return this.#admitKey(request, access);
    const signedIn = await this.sessions.find(request.headers.cookie);
    if (!signedIn) throw new Problem('auth.required');
    request.signedIn = signedIn;
    if (access.kind === 'signed_in' && access.self && signedIn.impersonation) throw new Problem('impersonation.running');
    if (access.kind === 'tenant') this.#enterTenant(request, signedIn, access.permission);
    if (access.kind === 'staff') this.#enterPlatform(request, signedIn, access.permission);
  }

  #enterTenant(request: FastifyRequest, signedIn: SignedIn, permission: TenantPermission): void {
    const { tenantId } = request.params as { tenantId?: string };
    const { impersonation } = signedIn;
    if (impersonation?.tenantId === tenantId && impersonation && signedIn.staffRole) {
      if (!staffMay(signedIn.staffRole, 'tenant:impersonate') || !impersonatorMay(impersonation.asRole, permission))
        throw new Problem('resource.not_found');
      const { tenantId: id, placement } = impersonation;
      request.scope = { kind: 'tenant', tenantId: id, placement, actor: impersonator(request, signedIn, impersonation) };
      return;
    }
    const membership = signedIn.memberships.find((one) => one.tenantId === tenantId);
    if (!membership || !tenantMay(membership.role, permission)) throw new Problem('resource.not_found');
    request.roleHere = membership.role;
    request.scope = {
      kind: 'tenant',
      tenantId: membership.tenantId,
      placement: membership.placement,
      actor: userActor(signedIn.userId, signedIn.name, request.ip, request.id),
    };
  }

  #enterPlatform(request: FastifyRequest, signedIn: SignedIn, permission: Parameters<typeof staffMay>[1]): void {
    if (!signedIn.staffRole || !staffMay(signedIn.staffRole, permission)) throw new Problem('resource.not_found');
    if (!signedIn.secondFactor) throw new Problem('auth.second_factor_required');
    request.scope = { kind: 'platform', actor: userActor(signedIn.userId, signedIn.name, request.ip, request.id) };
  }

  /** A key opens operations of its own tenant and nothing else, whatever cookie comes with it. */
  async #admitKey(request: FastifyRequest, access: Guarded): Promise<void> {
    const key = await this.keys.find(request.headers.authorization, request.ip);
    if (!key) throw new Problem('key.refused');
    const { tenantId } = request.params as { tenantId?: string };
    const allowed =
      access.kind === 'tenant' && key.tenantId === tenantId && keyMay(key.permissions, key.makerRole, access.permission);
    if (!allowed) throw new Problem('resource.not_found');
    request.scope = {
      kind: 'tenant',
      tenantId: tenantId as TenantId,
      placement: key.placement,
      actor: { id: `key:${key.id}`, name: key.name, address: request.ip, requestId: request.id },
    };
  }
}

function impersonator(request: FastifyRequest, signedIn: SignedIn, { id, asUserId, asName, reason }: Impersonation): Actor {
  return {
    ...userActor(signedIn.userId, `${signedIn.name} (Relevo)`, request.ip, request.id),
    actingFor: { id: `user:${asUserId}`, name: asName, impersonationId: id, reason },
  };
}
