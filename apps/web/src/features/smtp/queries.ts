'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { ActivityQuery, DeliveriesQuery, StatisticsQuery } from '@/api/types';
import { useTenant } from '@/features/session/session';

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export function useActivity(query: Omit<ActivityQuery, 'zone'>) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['activity', tenantId, query],
    queryFn: () =>
      unwrap(api.GET('/v1/tenants/{tenantId}/activity', { params: { path: { tenantId }, query: { ...query, zone: zone() } } })),
    placeholderData: (previous) => previous,
  });
}

export function useStatistics(query: Omit<StatisticsQuery, 'zone'>) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['statistics', tenantId, query],
    queryFn: () =>
      unwrap(api.GET('/v1/tenants/{tenantId}/statistics', { params: { path: { tenantId }, query: { ...query, zone: zone() } } })),
    placeholderData: (previous) => previous,
  });
}

export function useDeliveries(query: Omit<DeliveriesQuery, 'zone' | 'cursor'>, enabled = true) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['deliveries', tenantId, query],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/deliveries', {
          params: { path: { tenantId }, query: { ...query, zone: zone(), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    enabled,
  });
}

/** Where the same rows are as a file. */
export function useCsvHref(name: 'statistics' | 'deliveries', query: Record<string, string | number | undefined>): string {
  const { id: tenantId } = useTenant();
  const params = new URLSearchParams({ zone: zone() });
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') params.set(key, String(value));
  return `/v1/tenants/${tenantId}/${name}.csv?${params}`;
}
