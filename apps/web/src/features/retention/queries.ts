'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { UpdateRetention } from '@/api/types';
import { useTenant } from '@/features/session/session';

const LOOK_AGAIN_MS = 700;

export function useRetention() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['retention', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/retention', { params: { path: { tenantId } } })),
  });
}

/** The latest first; read again while one of them is at work. */
export function useRetentionRuns() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['retention-runs', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/retention/runs', {
          params: { path: { tenantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((run) => run.state === 'running')) ? LOOK_AGAIN_MS : false,
  });
}

/** What a run found in each mailbox; `state` is in the key, so that its end is read. */
export function useRunMailboxes(run: { id: string; state: string } | undefined) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['retention-runs', tenantId, run?.id, run?.state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/retention/runs/{id}/mailboxes', {
          params: { path: { tenantId, id: run?.id ?? '' }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    enabled: run !== undefined,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function usePreviewRetention() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { clientDays: number; unfetched: boolean }) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/retention/previews', { params: { path: { tenantId } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['retention-runs', tenantId] }),
  });
}

export function useUpdateRetention() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateRetention) =>
      unwrap(api.PATCH('/v1/tenants/{tenantId}/retention', { params: { path: { tenantId } }, body })),
    onSuccess: (view) => {
      queries.setQueryData(['retention', tenantId], view);
      for (const subject of ['mailboxes', 'changes']) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
