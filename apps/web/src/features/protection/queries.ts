'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { Filters } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type Wishes = Pick<Filters, 'version' | 'junkAt' | 'rejectAt' | 'allow' | 'deny' | 'spamTo'>;
type Whose = 'mailbox' | 'domain' | 'company';

export function useFiltering() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['filtering', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/filtering', { params: { path: { tenantId } } })),
  });
}

export function useFilters(whose: 'mailbox', id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['filtering', tenantId, whose, id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path: { tenantId, id } } })),
  });
}

export function useSaveFilters(whose: Whose, id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wishes) => {
      if (whose === 'company') return unwrap(api.PUT('/v1/tenants/{tenantId}/filters', { params: { path: { tenantId } }, body }));
      const options = { params: { path: { tenantId, id } }, body };
      return whose === 'mailbox'
        ? unwrap(api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', options))
        : unwrap(api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', options));
    },
    onSuccess: () => {
      for (const subject of ['filtering', 'domains', 'mailboxes']) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
