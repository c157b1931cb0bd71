'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { StartSwitchover } from '@/api/types';
import { useTenant } from '@/features/session/session';

export function useContinuity() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['continuity', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/continuity', { params: { path: { tenantId } } })),
    // Events tell of changes; the age of the last contact moves without any.
    refetchInterval: (query) => (query.state.data?.running ? 1000 : 10_000),
  });
}

export function useSwitchovers() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['switchovers', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/switchovers', {
          params: { path: { tenantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useSwitchover(id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['switchovers', tenantId, id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/switchovers/{id}', { params: { path: { tenantId, id } } })),
  });
}

export function useStartSwitchover() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: StartSwitchover) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/switchovers', {
          params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body,
        }),
      ),
    onSettled: () => {
      for (const subject of ['continuity', 'switchovers', 'overview']) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
