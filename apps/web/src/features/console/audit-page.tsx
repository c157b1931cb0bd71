'use client';

import { useTranslations } from 'next-intl';
import { AuditTable } from '@/features/team/audit-table';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { useConsoleAudit } from './queries';

export function ConsoleAuditPage() {
  const t = useTranslations('console.audit');
  const audit = useConsoleAudit();
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Panel flush>
        <AuditTable
          rows={audit.data?.pages.flatMap((page) => page.items)}
          error={audit.error}
          onRetry={() => void audit.refetch()}
          more={{ available: audit.hasNextPage, loading: audit.isFetchingNextPage, load: () => void audit.fetchNextPage() }}
        />
      </Panel>
    </Page>
  );
}
