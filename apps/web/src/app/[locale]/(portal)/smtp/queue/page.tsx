import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { readAhead, readSession, tenantOf } from '@/api/server-session';
import type { QueueMessages } from '@/api/types';
import { PAGE_OF_QUEUE, queueKey, queueView } from '@/features/smtp/queue-filter';
import { QueuePage } from '@/features/smtp/queue-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.queue.queue.title);

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first rows come with the page: a queue of fifty thousand is seen before the scripts have run. */
export default async function Page({ searchParams }: Props) {
  const params = await searchParams;
  return (
    <Texts of={['queue']}>
      <HydrationBoundary state={await firstRows((name) => [params[name]].flat()[0] ?? '')}>
        <QueuePage />
      </HydrationBoundary>
    </Texts>
  );
}

async function firstRows(get: Parameters<typeof queueView>[0]) {
  const queries = new QueryClient();
  const session = await readSession();
  const tenant = session && (await tenantOf(session));
  if (!tenant) return dehydrate(queries);
  const { filter, place } = queueView(get);
  const query = new URLSearchParams({ limit: String(PAGE_OF_QUEUE), ...(filter as Record<string, string>), ...place });
  const first = await readAhead<QueueMessages>(`/v1/tenants/${tenant.id}/queue?${query}`);
  if (first) queries.setQueryData(queueKey({ tenantId: tenant.id }, filter, place), first);
  return dehydrate(queries);
}
