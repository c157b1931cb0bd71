'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useMay, useSession, useTenant } from '@/features/session/session';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { AuditTable } from './audit-table';

function useAudit() {
  const { id: tenantId } = useTenant();
  const mayRead = useMay('audit:read');
  return useInfiniteQuery({
    queryKey: ['audit', tenantId],
    enabled: mayRead,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/audit', {
          params: { path: { tenantId }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function TeamPage() {
  const t = useTranslations('team');
  const { user } = useSession();
  const tenant = useTenant();
  const mayRead = useMay('audit:read');
  const audit = useAudit();
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Panel title={t('me')}>
        <FactList
          facts={[
            { label: t('name'), value: user.name },
            { label: t('email'), value: user.email },
            { label: t('role'), value: t(`roles.${tenant.role}`) },
          ]}
        />
      </Panel>
      {mayRead && (
        <Panel title={t('auditTitle')} note={t('auditNote')} flush>
          <AuditTable
            rows={audit.data?.pages.flatMap((page) => page.items)}
            error={audit.error}
            onRetry={() => void audit.refetch()}
            more={{ available: audit.hasNextPage, loading: audit.isFetchingNextPage, load: () => void audit.fetchNextPage() }}
          />
        </Panel>
      )}
    </Page>
  );
}
