'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { Filters } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type Wishes = Pick<Filters, 'version' | 'junkAt' | 'rejectAt' | 'allow' | 'deny'>;

export function useFiltering() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['filtering', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/filtering', { params: { path: { tenantId } } })),
  });
}

export function useSaveDomainFilters(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wishes) =>
      unwrap(api.PUT('/v1/tenants/{tenantId}/domains/{id}/filters', { params: { path: { tenantId, id } }, body })),
    onSuccess: () => {
      for (const subject of ['filtering', 'domains']) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}
