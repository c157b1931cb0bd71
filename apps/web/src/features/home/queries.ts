'use client';

import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';

export function useOverview() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['overview', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/overview', { params: { path: { tenantId } } })),
  });
}

export function usePlanOfAction() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['plan-of-action', tenantId],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/plan-of-action', { params: { path: { tenantId } } })),
  });
}
