'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { BulkSendsQuery } from '@/api/types';
import { useTenant } from '@/features/session/session';

export function useBulkSends(query: Omit<BulkSendsQuery, 'cursor'>) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['bulk-sends', tenantId, query],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/bulk-sends', {
          params: { path: { tenantId }, query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}
