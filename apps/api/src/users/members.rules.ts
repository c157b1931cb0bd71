import type { TenantRole } from '../auth/roles.js';
import { err, ok, type Result } from '../platform/errors/result.js';

/**
 * Whether somebody of this role may make a member's role `from` into `to` (null: not a member before, or afterwards). Owners are the
 * business of owners, and one is always left.
 */
export function mayChange(
  actor: TenantRole,
  from: TenantRole | null,
  to: TenantRole | null,
  owners: number,
): Result<null, 'member.only_owner' | 'member.last_owner'> {
  if (actor !== 'owner' && (from === 'owner' || to === 'owner')) return err('member.only_owner');
  if (from === 'owner' && to !== 'owner' && owners <= 1) return err('member.last_owner');
  return ok(null);
}
