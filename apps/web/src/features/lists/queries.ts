'use client';

import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { CreateList, UpdateList } from '@/api/types';
import { useAfterwards } from '@/features/mailboxes/queries';
import { useTenant } from '@/features/session/session';

export function useLists() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['lists', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/lists', {
          params: { path: { tenantId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** With an id and a version it changes that list, without it makes one. */
export type SaveList = { create: CreateList } | { id: string; update: UpdateList };

export function useSaveList() {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (wish: SaveList) =>
      unwrap(
        'create' in wish
          ? api.POST('/v1/tenants/{tenantId}/lists', {
              params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
              body: wish.create,
            })
          : api.PATCH('/v1/tenants/{tenantId}/lists/{id}', { params: { path: { tenantId, id: wish.id } }, body: wish.update }),
      ),
    onSuccess,
  });
}

export function useDeleteList() {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterwards();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/v1/tenants/{tenantId}/lists/{id}', { params: { path: { tenantId, id } } })),
    onSuccess,
  });
}
