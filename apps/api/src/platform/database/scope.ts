import type { PairId, TenantId, UserId } from '../ids.js';

/** Who acts, as the audit log writes it. */
export interface Actor {
  /** `user:<id>`, `key:<id>`, `node:<id>`, `system`. */
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly requestId: string | null;
  /** Staff in the place of a person of the company: both stand in the audit log. */
  readonly actingFor?: { readonly id: string; readonly name: string; readonly impersonationId: string; readonly reason: string };
}

/** One tenant's rows and nothing else. */
export interface TenantScope {
  readonly kind: 'tenant';
  readonly tenantId: TenantId;
  readonly actor: Actor;
  /** Known already where the guard's own query has read it. */
  readonly placement?: Placement;
}
/** Where a tenant lives. Its pair changes by a migration of its own, never in the middle of a request. */
export interface Placement {
  readonly pairId: PairId;
  readonly mailboxLimit: number;
  readonly slug: string;
  readonly serving: 'primary' | 'standby';
}
/** The rows placed on one pair: what its nodes may see. */
export interface PairScope {
  readonly kind: 'pair';
  readonly pairId: PairId;
}
/** Every row: staff, workers, the sign-in guard. */
export interface PlatformScope {
  readonly kind: 'platform';
  readonly actor: Actor;
}
/** Mail of all companies, or of the one that staff named. */
export interface StaffMailScope extends PlatformScope {
  readonly of: TenantId | null;
}
export type MailScope = TenantScope | StaffMailScope;
export type Scope = TenantScope | PairScope | PlatformScope;

export const systemActor: Actor = { id: 'system', name: 'Relevo', address: null, requestId: null };
export const platformScope: PlatformScope = { kind: 'platform', actor: systemActor };
export const userActor = (id: UserId, name: string, address: string | null, requestId: string | null): Actor => ({
  id: `user:${id}`,
  name,
  address,
  requestId,
});
