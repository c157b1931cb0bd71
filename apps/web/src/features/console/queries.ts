'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { ConsoleMailSort, Email, Job, StartSwitchover, UpdateOverrides } from '@/api/types';

// Every key begins with "console", so that one event of the live stream refreshes whatever is on screen.

export const useConsoleOverview = () =>
  useQuery({
    queryKey: ['console', 'overview'],
    queryFn: () => unwrap(api.GET('/v1/console/overview')),
    refetchInterval: 10_000,
  });

export const useConsoleMail = (sort: ConsoleMailSort) =>
  useQuery({
    queryKey: ['console', 'mail', sort],
    queryFn: () => unwrap(api.GET('/v1/console/mail', { params: { query: { sort } } })),
    placeholderData: (previous) => previous,
    refetchInterval: 10_000,
  });

export const useConsoleCompany = (id: string | undefined) =>
  useQuery({
    queryKey: ['console', 'company', id],
    queryFn: () => unwrap(api.GET('/v1/console/tenants/{tenantId}', { params: { path: { tenantId: id ?? '' } } })),
    enabled: !!id,
  });

export const useCompanyLimit = (id: string) =>
  useQuery({
    queryKey: ['console', 'company', id, 'limit'],
    queryFn: () => unwrap(api.GET('/v1/console/tenants/{id}/sending-limit', { params: { path: { id } } })),
  });

export function useSetCompanyLimit(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (limit: { hour: number; day: number } | null) =>
      unwrap(api.PUT('/v1/console/tenants/{id}/sending-limit', { params: { path: { id } }, body: { limit } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['console', 'company', id] }),
  });
}

export function useSetBulkAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, address }: { id: string; address: string | null }) =>
      unwrap(api.PUT('/v1/console/nodes/{id}/bulk-address', { params: { path: { id } }, body: { address } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export const usePairs = () =>
  useQuery({ queryKey: ['console', 'pairs'], queryFn: () => unwrap(api.GET('/v1/console/pairs')), refetchInterval: 10_000 });

export const usePair = (id: string) =>
  useQuery({
    queryKey: ['console', 'pairs', id],
    queryFn: () => unwrap(api.GET('/v1/console/pairs/{id}', { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

export const usePairCertificate = (id: string) =>
  useQuery({
    queryKey: ['console', 'pairs', id, 'certificate'],
    queryFn: () => unwrap(api.GET('/v1/console/pairs/{id}/certificate', { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

export function useAskCertificate(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { source: 'local' | 'acme' }) =>
      unwrap(api.POST('/v1/console/pairs/{id}/certificate', { params: { path: { id } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export function useSaveOverrides(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: UpdateOverrides) =>
      unwrap(api.PUT('/v1/console/pairs/{id}/overrides', { params: { path: { id } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export const usePairSwitchovers = (id: string) =>
  useInfiniteQuery({
    queryKey: ['console', 'switchovers', id],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/pairs/{id}/switchovers', {
          params: { path: { id }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export function useStartPairSwitchover(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: StartSwitchover) =>
      unwrap(
        api.POST('/v1/console/pairs/{id}/switchovers', {
          params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body,
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export const useConsoleTenants = (q: string) =>
  useInfiniteQuery({
    queryKey: ['console', 'tenants', q],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/tenants', {
          params: { query: { limit: 50, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });

export const useJobs = (state: Job['state'] | undefined) =>
  useInfiniteQuery({
    queryKey: ['console', 'jobs', state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/jobs', {
          params: { query: { limit: 50, ...(state && { state }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: 5_000,
  });

export function useRetryJob() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/jobs/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console', 'jobs'] }),
  });
}

export const useAssumptions = () =>
  useQuery({ queryKey: ['console', 'assumptions'], queryFn: () => unwrap(api.GET('/v1/console/assumptions')) });

export function useSetAssumption() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, value }: { id: string; version: number; value: number }) =>
      unwrap(api.PUT('/v1/console/assumptions/{id}', { params: { path: { id } }, body: { version, value } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['console', 'assumptions'] }),
  });
}

export const useConsoleAudit = (filter: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: ['console', 'audit', filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/audit', { params: { query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });

export const useSearch = (q: string) =>
  useQuery({
    queryKey: ['console', 'search', q],
    enabled: q.length >= 2,
    queryFn: () => unwrap(api.GET('/v1/console/search', { params: { query: { q } } })),
    placeholderData: (previous) => previous,
  });

export const useEmails = ({ q, state }: { q: string; state: Email['state'] | undefined }) =>
  useInfiniteQuery({
    queryKey: ['console', 'emails', q, state],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/emails', {
          params: { query: { limit: 50, ...(q && { q }), ...(state && { state }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: 5_000,
  });

export const useEmailContent = (id: string) =>
  useQuery({
    queryKey: ['console', 'email', id],
    queryFn: () => unwrap(api.GET('/v1/console/emails/{id}', { params: { path: { id } } })),
  });

export function useRetryEmail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/emails/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export const useAlarms = (state: 'open' | 'closed') =>
  useInfiniteQuery({
    queryKey: ['console', 'alarms', state],
    queryFn: ({ pageParam }) =>
      unwrap(api.GET('/v1/console/alarms', { params: { query: { limit: 50, state, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });

export function useCloseAlarm() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/alarms/{id}/closure', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console', 'alarms'] }),
  });
}

export function useEnrolmentToken() {
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/nodes/{id}/enrolment-token', { params: { path: { id } } })),
    // The answer holds the token: it is not kept once the page has let it go.
    gcTime: 0,
  });
}

export function useRevokeNode() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/nodes/{id}/revocation', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

export function useRotateKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/nodes/{id}/key-rotation', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console'] }),
  });
}
