'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

/** The newest changes; kept current by the live stream. */
export function useRecentChanges(limit = 30) {
  const { id } = useTenant();
  return useQuery({
    queryKey: ['changes', id, 'recent', limit],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/changes', { params: { path: { tenantId: id }, query: { limit } } })),
  });
}
