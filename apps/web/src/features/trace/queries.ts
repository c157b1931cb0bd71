'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { TraceSummary } from '@/api/types';
import { useTenant } from '@/features/session/session';
import { keyOf } from '@/features/smtp/mail-key';
import { useMailSource } from '@/features/smtp/mail-source';

const PAGE = 50;

export type TracedMessage = TraceSummary & { company?: { id: string; name: string } };

export function useTraces(q: string, limit = PAGE) {
  const source = useMailSource();
  return useInfiniteQuery({
    queryKey: [...keyOf('trace', source), q, limit],
    queryFn: async ({ pageParam }): Promise<{ items: TracedMessage[]; nextCursor: string | null; more?: boolean }> => {
      if (source.tenantId !== null)
        return unwrap(
          api.GET('/v1/tenants/{tenantId}/trace', {
            params: { path: { tenantId: source.tenantId }, query: { q, limit, ...(pageParam && { cursor: pageParam }) } },
          }),
        );
      // Of all companies nothing is shown that nobody asked for.
      if (q === '' && !source.query.tenant) return { items: [], nextCursor: null };
      const found = await unwrap(api.GET('/v1/console/mail/trace', { params: { query: { q, limit, ...source.query } } }));
      return { ...found, nextCursor: null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useTrace(key: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['trace', tenantId, 'one', key],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/trace/{key}', { params: { path: { tenantId, key } } })),
  });
}
