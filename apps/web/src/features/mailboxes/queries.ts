'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import type { CreateAlias, CreateMailbox, Mailbox, MailboxHistoryEntry, UpdateAlias, UpdateMailbox } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type MailboxFilter = {
  q?: string;
  kind?: Mailbox['kind'];
  state?: Mailbox['state'];
  space?: 'near_full';
  group?: string;
  sort?: 'address' | '-created';
};

export function useMailboxes(filter: MailboxFilter) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['mailboxes', tenantId, 'list', filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/mailboxes', {
          params: { path: { tenantId }, query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useMailbox(id: string) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['mailboxes', tenantId, 'one', id],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId, id } } })),
  });
}

/** What follows every act on mailboxes: lists, figures and the record of changes are read again. */
export function useAfterwards() {
  const queries = useQueryClient();
  return () => {
    for (const subject of ['mailboxes', 'aliases', 'lists', 'deleted-mailboxes', 'changes', 'overview', 'plan-of-action']) {
      void queries.invalidateQueries({ queryKey: [subject] });
    }
  };
}

export function useCreateMailbox() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: CreateMailbox }) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/mailboxes', {
          params: { path: { tenantId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: afterwards,
  });
}

export function useUpdateMailbox(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (body: UpdateMailbox) =>
      unwrap(api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId, id } }, body })),
    onSuccess: (mailbox) => {
      queries.setQueryData(['mailboxes', tenantId, 'one', id], mailbox);
      afterwards();
    },
  });
}

/** Read again with each version of the mailbox: what can be undone changes with it. */
export function useMailboxHistory(id: string, version: number) {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['mailboxes', tenantId, 'history', id, version],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/history', {
          params: { path: { tenantId, id }, query: { limit: 10, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

export function useUndoChange(id: string) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: async ({ id: entry, action }: MailboxHistoryEntry) => {
      if (action === 'mailbox.updated')
        await unwrap(
          api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/undo', { params: { path: { tenantId, id } }, body: { entry } }),
        );
      else
        await unwrap(api.POST('/v1/tenants/{tenantId}/filter-changes/undo', { params: { path: { tenantId } }, body: { entry } }));
    },
    onSuccess: () => {
      for (const subject of ['filtering', 'groups']) void queries.invalidateQueries({ queryKey: [subject] });
      afterwards();
    },
  });
}

export function useSetPassword(id: string) {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (password: string | undefined) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
          params: { path: { tenantId, id } },
          body: password ? { password } : {},
        }),
      ),
    onSuccess: afterwards,
  });
}

export function useDeleteMailbox(id: string) {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId, id } } })),
    onSuccess: afterwards,
  });
}

export function useAliases() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['aliases', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/aliases', {
          params: { path: { tenantId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useCreateAlias() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (body: CreateAlias) =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/aliases', {
          params: { path: { tenantId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body,
        }),
      ),
    onSuccess: afterwards,
  });
}

export function useUpdateAlias() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: ({ id, ...body }: UpdateAlias & { id: string }) =>
      unwrap(api.PATCH('/v1/tenants/{tenantId}/aliases/{id}', { params: { path: { tenantId, id } }, body })),
    onSuccess: afterwards,
  });
}

export function useDeleteAlias() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/v1/tenants/{tenantId}/aliases/{id}', { params: { path: { tenantId, id } } })),
    onSuccess: afterwards,
  });
}

export function useDeletedMailboxes() {
  const { id: tenantId } = useTenant();
  return useInfiniteQuery({
    queryKey: ['deleted-mailboxes', tenantId],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/deleted-mailboxes', {
          params: { path: { tenantId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useRestoreMailbox() {
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/deleted-mailboxes/{id}/restore', { params: { path: { tenantId, id } } })),
    onSuccess: afterwards,
  });
}
