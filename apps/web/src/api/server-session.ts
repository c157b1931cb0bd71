import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { apiOrigin } from '@/config';
import type { Session } from './types';

/** Who is looking, asked once per rendered page with the visitor's own cookies; null when nobody is signed in. */
export const readSession = cache(async (): Promise<Session | null> => {
  const cookie = (await cookies()).toString();
  if (!cookie) return null;
  const response = await fetch(`${apiOrigin()}/v1/session`, {
    headers: { cookie, accept: 'application/json' },
    cache: 'no-store',
  });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`session answered ${response.status}`);
  return (await response.json()) as Session;
});
