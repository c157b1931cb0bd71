import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { apiOrigin } from '@/config';
import { TENANT_COOKIE } from '@/features/shell/tenant-cookie';
import type { OwnMailbox, Session } from './types';

/** With the visitor's own cookies, once per rendered page; null when nobody of that kind is signed in. */
const readOwn = <T>(path: string) =>
  cache(async (): Promise<T | null> => {
    const cookie = (await cookies()).toString();
    if (!cookie) return null;
    const response = await fetch(`${apiOrigin()}${path}`, { headers: { cookie, accept: 'application/json' }, cache: 'no-store' });
    if (response.status === 401) return null;
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as T;
  });

/** Who is looking, as a person of a company or of the staff. */
export const readSession = readOwn<Session>('/v1/session');
/** The mailbox whose user is looking. */
export const readOwnMailbox = readOwn<OwnMailbox>('/v1/mailbox');

/** The company whose portal this is: the one acted for comes first; else the one chosen last. */
export async function tenantOf(session: Session): Promise<Session['tenants'][number] | undefined> {
  const chosen = session.impersonation ? undefined : (await cookies()).get(TENANT_COOKIE)?.value;
  return session.tenants.find(({ id }) => id === chosen) ?? session.tenants[0];
}

const AHEAD_MS = 1500;
/** A reading while the page is made, for what it shows first; undefined when that fails or takes long: the page reads by itself then. */
export async function readAhead<T>(path: string): Promise<T | undefined> {
  try {
    const cookie = (await cookies()).toString();
    const signal = AbortSignal.timeout(AHEAD_MS);
    const response = await fetch(`${apiOrigin()}${path}`, {
      headers: { cookie, accept: 'application/json' },
      cache: 'no-store',
      signal,
    });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
