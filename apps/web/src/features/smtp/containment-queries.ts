'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { SetSendingLimit } from '@/api/types';
import { useMay, useTenant } from '@/features/session/session';

export function useContainments(state: 'open' | 'lifted') {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['containments', tenantId, state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/containments', {
          params: { path: { tenantId }, query: { state, limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useContainment(id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['containments', tenantId, 'one', id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/containments/{id}', { params: { path: { tenantId, id } } })),
  });
}

/** What the company sends and may send; asked for by pages that not everybody may see, so only for whoever may. */
export function useCompanySending() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['sending', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/sending', { params: { path: { tenantId } } })),
    enabled: useMay('queue:read'),
  });
}

export function useMailboxSending(id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['sending', tenantId, id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/sending', { params: { path: { tenantId, id } } })),
  });
}

function useAfterwards() {
  const queries = useQueryClient();
  return () => {
    for (const subject of ['containments', 'sending', 'mailboxes', 'queue'])
      void queries.invalidateQueries({ queryKey: [subject] });
  };
}

export function useLift(id: string) {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/tenants/{tenantId}/containments/{id}/lift', { params: { path: { tenantId, id } } })),
    onSuccess: afterwards,
  });
}

export function useSetLimit() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (body: SetSendingLimit) =>
      unwrap(api.PUT('/v1/tenants/{tenantId}/sending/limits', { params: { path: { tenantId } }, body })),
    onSuccess: afterwards,
  });
}
