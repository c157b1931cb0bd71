'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

const page = (tenantId: string, cursor: string | undefined, limit: number) =>
  unwrap(
    api.GET('/v1/tenants/{tenantId}/changes', { params: { path: { tenantId }, query: { limit, ...(cursor && { cursor }) } } }),
  );

/** The newest changes; kept current by the live stream. */
export function useRecentChanges(limit = 30) {
  const { id } = useTenant();
  return useQuery({ queryKey: ['changes', id, 'recent', limit], queryFn: () => page(id, undefined, limit) });
}

export function useChangeHistory() {
  const { id } = useTenant();
  return useInfiniteQuery({
    queryKey: ['changes', id, 'history'],
    queryFn: ({ pageParam }) => page(id, pageParam, 50),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}
