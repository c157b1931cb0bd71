import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { apiOrigin } from '@/config';
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
