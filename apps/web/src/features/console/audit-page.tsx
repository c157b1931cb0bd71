'use client';

import { useTranslations } from 'next-intl';
import { AuditList, useAuditFilter } from '@/features/team/audit-list';
import { Page } from '@/ui/page';
import { useConsoleAudit } from './queries';

export function ConsoleAuditPage() {
  const t = useTranslations('console.audit');
  const audit = useConsoleAudit(useAuditFilter());
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <AuditList audit={audit} exportUrl="/v1/console/audit/export" />
    </Page>
  );
}
