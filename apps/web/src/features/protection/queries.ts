'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { Filters } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type Wishes = Pick<Filters, 'version' | 'junkAt' | 'rejectAt' | 'allow' | 'deny' | 'spamTo'>;
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
      for (const subject of ['filtering', 'domains', 'groups', 'mailboxes'])
        void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
