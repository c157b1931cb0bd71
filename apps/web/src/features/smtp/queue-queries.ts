'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type {
  QueueActBody,
  QueueChoice,
  QueueGroup,
  QueueGroupQuery,
  QueueMessage,
  QueueQuery,
  StaffQueueGroupQuery,
} from '@/api/types';
import { useTenant } from '@/features/session/session';
import { keyOf } from './mail-key';
import { useMailSource } from './mail-source';
import { PAGE_OF_QUEUE, type QueuePlace, queueKey } from './queue-filter';

type Row = QueueMessage & { company?: { id: string; name: string } };
type Groups = {
  messages: number;
  recipients: number;
  held: number;
  oldestAt: string | null;
  groups: QueueGroup[];
  names?: Record<string, string>;
};

/** One page: what is on screen is read again when something moves, however far down the queue it is. */
export function useQueue(filter: Omit<QueueQuery, 'cursor' | 'before'>, place: QueuePlace) {
  const source = useMailSource();
  return useQuery({
    queryKey: queueKey(source, filter, place),
    queryFn: (): Promise<{ items: Row[]; nextCursor: string | null; previousCursor: string | null }> => {
      const query = { limit: PAGE_OF_QUEUE, ...filter, ...place };
      return source.tenantId === null
        ? unwrap(api.GET('/v1/console/mail/queue', { params: { query: { ...query, ...source.query } } }))
        : unwrap(api.GET('/v1/tenants/{tenantId}/queue', { params: { path: { tenantId: source.tenantId }, query } }));
    },
    placeholderData: (previous) => previous,
  });
}

/** By sender for a company alone, by company for staff alone. */
export function useQueueGroups({
  by,
  ...query
}: Omit<QueueGroupQuery, 'by'> & { by: QueueGroupQuery['by'] | StaffQueueGroupQuery['by'] }) {
  const source = useMailSource();
  return useQuery({
    queryKey: [...keyOf('queue', source), 'groups', by, query],
    queryFn: (): Promise<Groups> =>
      source.tenantId === null
        ? unwrap(
            api.GET('/v1/console/mail/queue/groups', {
              params: { query: { ...query, by: by === 'sender' ? 'provider' : by, ...source.query } },
            }),
          )
        : unwrap(
            api.GET('/v1/tenants/{tenantId}/queue/groups', {
              params: { path: { tenantId: source.tenantId }, query: { ...query, by: by === 'company' ? 'provider' : by } },
            }),
          ),
    placeholderData: (previous) => previous,
  });
}

export function useQueuePreview(choice: QueueChoice | null) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['queue', tenantId, 'preview', choice],
    queryFn: () =>
      unwrap(api.POST('/v1/tenants/{tenantId}/queue/preview', { params: { path: { tenantId } }, body: choice ?? {} })),
    enabled: choice !== null,
  });
}

export function useQueueAct() {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: QueueActBody) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/queue/acts', { params: { path: { tenantId } }, body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['queue'] }),
  });
}

/** Asks a company's nodes for their listings; over all of them the nodes' own each minute has to do. */
export function useQueueRefresh() {
  const source = useMailSource();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (source.tenantId === null) return queries.invalidateQueries({ queryKey: ['queue'] });
      await unwrap(api.POST('/v1/tenants/{tenantId}/queue/refresh', { params: { path: { tenantId: source.tenantId } } }));
    },
  });
}
