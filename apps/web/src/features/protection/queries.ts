'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { FilterChange, Filters } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type Wishes = Pick<Filters, 'version' | 'junkAt' | 'quarantineAt' | 'rejectAt' | 'allow' | 'deny'>;
type Whose = 'mailbox' | 'group' | 'domain' | 'company';

export function useFiltering() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['filtering', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/filtering', { params: { path: { tenantId } } })),
  });
}

export function useFilters(whose: 'mailbox' | 'group', id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['filtering', tenantId, whose, id],
    queryFn: () => {
      const options = { params: { path: { tenantId, id } } };
      return whose === 'mailbox'
        ? unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', options))
        : unwrap(api.GET('/v1/tenants/{tenantId}/groups/{id}/filters', options));
    },
  });
}

const TOUCHED = ['filtering', 'filter-changes', 'domains', 'groups', 'mailboxes'];

export function useFilterChanges(group: string | undefined) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['filter-changes', tenantId, group],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/filter-changes', {
          params: { path: { tenantId }, query: { limit: 10, ...(group && { group }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useUndoFilterChange() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id: entry }: FilterChange) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/filter-changes/undo', { params: { path: { tenantId } }, body: { entry } })),
    onSuccess: () => {
      for (const subject of TOUCHED) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}

export function useSaveFilters(whose: Whose, id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wishes) => {
      if (whose === 'company') return unwrap(api.PUT('/v1/tenants/{tenantId}/filters', { params: { path: { tenantId } }, body }));
      const options = { params: { path: { tenantId, id } }, body };
      if (whose === 'mailbox') return unwrap(api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', options));
      return whose === 'group'
        ? unwrap(api.PUT('/v1/tenants/{tenantId}/groups/{id}/filters', options))
        : unwrap(api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', options));
    },
    onSuccess: () => {
      for (const subject of TOUCHED) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
