'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { QueueActBody, QueueChoice, QueueGroupQuery, QueueQuery } from '@/api/types';
import { useTenant } from '@/features/session/session';

export function useQueue(filter: Omit<QueueQuery, 'cursor'>) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['queue', tenantId, filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/queue', {
          params: { path: { tenantId }, query: { limit: 50, ...filter, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useQueueGroups(query: QueueGroupQuery) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['queue', tenantId, 'groups', query],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/queue/groups', { params: { path: { tenantId }, query } })),
    placeholderData: (previous) => previous,
  });
}

export function useQueuePreview(choice: QueueChoice | null) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['queue', tenantId, 'preview', choice],
    queryFn: () =>
      unwrap(api.POST('/v1/tenants/{tenantId}/queue/preview', { params: { path: { tenantId } }, body: choice ?? {} })),
    enabled: choice !== null,
  });
}

export function useQueueAct() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: QueueActBody) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/queue/acts', { params: { path: { tenantId } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['queue'] }),
  });
}

export function useQueueRefresh() {
  const { id: tenantId } = useTenant();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/tenants/{tenantId}/queue/refresh', { params: { path: { tenantId } } })),
  });
}
