import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { PlatformScope, TenantScope } from '../platform/database/scope.js';
import type { NodeId, PairId } from '../platform/ids.js';
import type { MailboxIdentity } from './mailbox-sessions.js';
import type { StaffPermission, TenantPermission, TenantRole } from './roles.js';
import type { SignedIn } from './sessions.js';

export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in'; readonly self?: true }
  | { readonly kind: 'tenant'; readonly permission: TenantPermission }
  | { readonly kind: 'staff'; readonly permission: StaffPermission }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'agent' };

export const ACCESS = Symbol('ACCESS');
const access = (value: Access) => applyDecorators(SetMetadata(ACCESS, value), ApiExtension('x-access', value as never));

/** Each operation carries exactly one of these; the start fails for one that has none. */
export const Public = () => access({ kind: 'public' });
export const SignedInOnly = () => access({ kind: 'signed_in' });
/** One's own ways to sign in: whoever acts for somebody else changes nobody's, their own included. */
export const SelfOnly = () => access({ kind: 'signed_in', self: true });
/** The caller's role in the tenant of the path must hold this permission. */
export const Requires = (permission: TenantPermission) => access({ kind: 'tenant', permission });
export const RequiresStaff = (permission: StaffPermission) => access({ kind: 'staff', permission });
/** A mailbox's own user, signed in with its address and password; it reaches its own mailbox and nothing else. */
export const MailboxOnly = () => access({ kind: 'mailbox' });
export const AgentOnly = () => access({ kind: 'agent' });

/** Asks the guard again, for an answer that lasts longer than a moment. */
export type StillAllowed = () => Promise<boolean>;

export interface AgentIdentity {
  readonly nodeId: NodeId;
  readonly pairId: PairId;
  readonly name: string;
  /** Signed by the key that is to follow the present one. */
  readonly byNextKey: boolean;
}
declare module 'fastify' {
  interface FastifyRequest {
    signedIn?: SignedIn;
    scope?: TenantScope | PlatformScope;
    agent?: AgentIdentity;
    stillAllowed?: StillAllowed;
    mailbox?: MailboxIdentity;
    roleHere?: TenantRole;
    rawBody?: Buffer;
  }
}

const fromRequest = <T>(pick: (request: FastifyRequest) => T | undefined) =>
  createParamDecorator((_: unknown, context: ExecutionContext): T => {
    const value = pick(context.switchToHttp().getRequest<FastifyRequest>());
    if (value === undefined) throw new Error('an operation asks for what its access does not give');
    return value;
  });
/** The tenant of the path, for a caller whose role allows the operation. */
export const Scope = fromRequest((request) => (request.scope?.kind === 'tenant' ? request.scope : undefined));
/** The whole platform, for staff. */
export const StaffScope = fromRequest((request) => (request.scope?.kind === 'platform' ? request.scope : undefined));
export const Caller = fromRequest((request) => request.signedIn);
export const StillAllowed = fromRequest((request) => request.stillAllowed);
/** As what the caller belongs to the tenant of the path. */
export const RoleHere = fromRequest((request) => request.roleHere);
export const OwnMailbox = fromRequest((request) => request.mailbox);
export const Agent = fromRequest((request) => request.agent);
