'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Session } from '@/api/types';

type Membership = Session['tenants'][number];

const SessionContext = createContext<Session | null>(null);
const TenantContext = createContext<Membership | null>(null);

export function SessionProvider({ session, tenant, children }: { session: Session; tenant?: Membership; children: ReactNode }) {
  return (
    <SessionContext value={session}>
      <TenantContext value={tenant ?? null}>{children}</TenantContext>
    </SessionContext>
  );
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The company whose portal this is. */
export function useTenant(): Membership {
  const tenant = useContext(TenantContext);
  if (!tenant) throw new Error('useTenant outside the portal');
  return tenant;
}

/** The same, or null where nobody's portal is shown: in the console. */
export const useTenantOrNone = (): Membership | null => useContext(TenantContext);

/** What may not be done is not offered; the API refuses it all the same. */
export function useMay(permission: string): boolean {
  const session = useContext(SessionContext);
  const tenant = useContext(TenantContext);
  return (tenant ? tenant.permissions : session?.staffPermissions)?.includes(permission) ?? false;
}
