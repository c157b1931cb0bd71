'use client';

import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

/** What is seen of a mailbox is forgotten as soon as nobody looks at it any more. */
const FORGET = { gcTime: 0, staleTime: 60_000, refetchOnWindowFocus: false } as const;

export function useStartLook(id: string) {
  const { id: tenantId } = useTenant();
  return useMutation({
    mutationFn: (why: string) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/explorer', { params: { path: { tenantId, id } }, body: { why } })),
  });
}

export function useFolders(id: string, look: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['explorer', tenantId, id, look, 'folders'],
    queryFn: () =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/folders', { params: { path: { tenantId, id, look } } }),
      ),
    ...FORGET,
  });
}

export function useFolderMessages(id: string, look: string, folder: string, q: string) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['explorer', tenantId, id, look, 'messages', folder, q],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/messages', {
          params: {
            path: { tenantId, id, look },
            query: { folder, limit: 50, ...(q && { q }), ...(pageParam && { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    ...FORGET,
  });
}

export function useFolderMessage(id: string, look: string, folder: string, uid: number | null) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['explorer', tenantId, id, look, 'message', folder, uid],
    queryFn: () =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/message', {
          params: { path: { tenantId, id, look }, query: { folder, uid: uid ?? 0 } },
        }),
      ),
    enabled: uid !== null,
    ...FORGET,
  });
}
