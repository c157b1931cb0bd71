'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { AddDomain, UpdateDomain } from '@/api/types';
import { useTenant } from '@/features/session/session';

export function useDomains() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['domains', tenantId, 'list'],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/domains', { params: { path: { tenantId } } })),
  });
}

/** Those that can have addresses of their own: proven, and not just another name of one that is. */
export function useOwnDomains() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['domains', tenantId, 'list'],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/domains', { params: { path: { tenantId } } })),
    select: (domains) => domains.filter((domain) => domain.aliasOf === null && domain.proof === null),
  });
}

export function useDomain(id: string | undefined) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['domains', tenantId, 'one', id],
    enabled: id !== undefined,
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/domains/{id}', { params: { path: { tenantId, id: id ?? '' } } })),
  });
}

export function useCheckDomain(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/v1/tenants/{tenantId}/domains/{id}/check', { params: { path: { tenantId, id } } })),
    onSuccess: (detail) => {
      queries.setQueryData(['domains', tenantId, 'one', id], detail);
      for (const subject of ['domains', 'plan-of-action', 'overview']) void queries.invalidateQueries({ queryKey: [subject] });
    },
  });
}

export function useUpdateDomain(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateDomain) =>
      unwrap(api.PATCH('/v1/tenants/{tenantId}/domains/{id}', { params: { path: { tenantId, id } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['domains'] }),
  });
}

export function useAddDomain() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AddDomain) => unwrap(api.POST('/v1/tenants/{tenantId}/domains', { params: { path: { tenantId } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['domains'] }),
  });
}

export function useDeleteDomain(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/v1/tenants/{tenantId}/domains/{id}', { params: { path: { tenantId, id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['domains'] }),
  });
}
