'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

const PAGE = 50;

export function useTraces(q: string, limit = PAGE) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['trace', tenantId, q, limit],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/trace', {
          params: { path: { tenantId }, query: { q, limit, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useTrace(key: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['trace', tenantId, 'one', key],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/trace/{key}', { params: { path: { tenantId, key } } })),
  });
}
