'use client';

import { useLocale, useTranslations } from 'next-intl';
import { ActFor } from '@/features/impersonation/act-for';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { CompanyLimitForm } from './company-limit-form';
import { useConsoleCompany } from './queries';

/** One company as staff see it: what its plan gives, and what we gave beyond it. */
export function TenantPage({ id }: { id: string }) {
  const t = useTranslations('console.tenants');
  const locale = useLocale();
  const boxes = useTranslations('mailboxes');
  const company = useConsoleCompany(id);
  const back = { href: '/console/tenants', label: t('title') };
  const data = company.data;
  if (!data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          {company.error ? (
            <LoadError error={company.error} onRetry={() => void company.refetch()} />
          ) : (
            <SkeletonLines lines={6} />
          )}
        </Panel>
      </Page>
    );
  }
  return (
    <Page title={data.name} back={back} actions={<ActFor tenant={data} />}>
      <Panel>
        <FactList
          facts={[
            { label: t('columns.domains'), value: data.domains.join(', ') || '—' },
            { label: t('columns.plan'), value: data.planName?.[locale] ?? data.planId },
            {
              label: t('columns.mailboxes'),
              value: <span className="figures">{boxes('ofLimit', { used: data.mailboxes, limit: data.mailboxLimit })}</span>,
            },
            { label: t('logDays'), value: t('days', { n: data.logDays }) },
            { label: t('columns.pair'), value: data.pair },
            {
              label: t('columns.serving'),
              value: <Badge tone={data.serving === 'primary' ? 'good' : 'warn'}>{t(`serving.${data.serving}`)}</Badge>,
            },
            { label: t('columns.since'), value: <RelativeTime at={data.createdAt} /> },
          ]}
        />
      </Panel>
      <CompanyLimitForm id={id} />
    </Page>
  );
}
