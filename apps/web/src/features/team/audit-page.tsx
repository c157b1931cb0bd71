'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';
import { Page } from '@/ui/page';
import { AuditList, useAuditFilter } from './audit-list';
import { TeamTabs } from './team-tabs';

export function TeamAuditPage() {
  const t = useTranslations('audit');
  const team = useTranslations('team');
  const { id: tenantId } = useTenant();
  const filter = useAuditFilter();
  const audit = useInfiniteQuery({
    queryKey: ['audit', tenantId, filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/audit', {
          params: { path: { tenantId }, query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  return (
    <Page title={team('title')} purpose={t('purpose')}>
      <TeamTabs />
      <AuditList audit={audit} exportUrl={`/v1/tenants/${tenantId}/audit/export`} />
    </Page>
  );
}
