'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { CreateApiKey } from '@/api/types';
import { useTenant } from '@/features/session/session';

export function useApiKeys() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['api-keys', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/api-keys', { params: { path: { tenantId } } })),
  });
}

export function useCreateApiKey() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApiKey) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/api-keys', { params: { path: { tenantId } }, body })),
    // The answer holds the key itself: it is not kept once the page has let it go.
    gcTime: 0,
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}

export function useRevokeApiKey() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/v1/tenants/{tenantId}/api-keys/{id}', { params: { path: { tenantId, id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
