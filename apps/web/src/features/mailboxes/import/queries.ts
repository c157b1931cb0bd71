'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

export function useStartImport() {
  const { id: tenantId } = useTenant();
  return useMutation({
    mutationFn: ({ key, csv }: { key: string; csv: string }) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/imports', {
          params: { path: { tenantId }, header: { 'Idempotency-Key': key } },
          body: { csv },
        }),
      ),
  });
}

export function useImport(id: string | null) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['imports', tenantId, id],
    enabled: id !== null,
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/imports/{id}', { params: { path: { tenantId, id: id ?? '' } } })),
    // The live stream moves it along; this is for when the stream is down.
    refetchInterval: (query) => (query.state.data?.state === 'running' || query.state.data?.active === false ? 2000 : false),
  });
}

export function useImportLinks(id: string) {
  const { id: tenantId } = useTenant();
  return useMutation({
    mutationFn: (linkKey: string) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/imports/{id}/links', {
          params: { path: { tenantId, id }, header: { 'x-link-key': linkKey } },
        }),
      ),
  });
}
