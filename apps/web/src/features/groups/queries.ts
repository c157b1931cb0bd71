'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { Group } from '@/api/types';
import { useAfterwards } from '@/features/mailboxes/queries';
import { useMay, useTenant } from '@/features/session/session';

export function useGroups() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['groups', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/groups', {
          params: { path: { tenantId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** All of them, to choose from. */
export function useGroupChoice() {
  const { id: tenantId } = useTenant();
  const may = useMay('filter:read');
  return useQuery({
    queryKey: ['groups', tenantId, 'choice'],
    queryFn: async () => {
      const all: Pick<Group, 'id' | 'name'>[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Group[]; nextCursor: string | null } = await unwrap(
          api.GET('/v1/tenants/{tenantId}/groups', {
            params: { path: { tenantId }, query: { limit: 200, ...(cursor && { cursor }) } },
          }),
        );
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return all;
    },
    enabled: may,
  });
}

export function useGroup(id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['groups', tenantId, id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/groups/{id}', { params: { path: { tenantId, id } } })),
  });
}

export function useGroupMembers(id: string) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['groups', tenantId, id, 'members'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/groups/{id}/members', {
          params: { path: { tenantId, id }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** The first mailboxes that fit what is typed. */
export function useFoundMailboxes(q: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['mailboxes', tenantId, 'found', q],
    queryFn: () =>
      unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path: { tenantId }, query: { q, limit: 50 } } })),
    enabled: q !== '',
  });
}

function useAfterGroup() {
  const queries = useQueryClient();
  const afterwards = useAfterwards();
  return () => {
    for (const subject of ['groups', 'filtering', 'filter-changes']) void queries.invalidateQueries({ queryKey: [subject] });
    afterwards();
  };
}

export function useCreateGroup() {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterGroup();
  return useMutation({
    mutationFn: (name: string) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/groups', {
          params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { name },
        }),
      ),
    onSuccess,
  });
}

export function useRenameGroup(id: string) {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterGroup();
  return useMutation({
    mutationFn: (body: { name: string; version: number }) =>
      unwrap(api.PATCH('/v1/tenants/{tenantId}/groups/{id}', { params: { path: { tenantId, id } }, body })),
    onSuccess,
  });
}

export function useDeleteGroup(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/v1/tenants/{tenantId}/groups/{id}', { params: { path: { tenantId, id } } })),
    // The page of the group itself is about to be left: it must not be read again, as it is gone.
    onSuccess: () => {
      for (const subject of [
        ['groups', tenantId],
        ['groups', tenantId, 'choice'],
      ])
        void queries.invalidateQueries({ queryKey: subject, exact: true });
      void queries.invalidateQueries({ queryKey: ['filter-changes', tenantId, undefined] });
      void queries.invalidateQueries({ queryKey: ['filtering'], refetchType: 'none' });
      afterwards();
    },
  });
}

export function useJoinGroup(id: string) {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterGroup();
  return useMutation({
    mutationFn: (address: string) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/groups/{id}/members', {
          params: { path: { tenantId, id } },
          body: { addresses: [address] },
        }),
      ),
    onSuccess,
  });
}

export function useLeaveGroup(id: string) {
  const { id: tenantId } = useTenant();
  const onSuccess = useAfterGroup();
  return useMutation({
    mutationFn: (mailboxId: string) =>
      unwrap(
        api.DELETE('/v1/tenants/{tenantId}/groups/{id}/members/{mailboxId}', { params: { path: { tenantId, id, mailboxId } } }),
      ),
    onSuccess,
  });
}
