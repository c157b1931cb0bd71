'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { LiveMark } from '@/features/changes/live-mark';
import { OUTCOMES, type Outcome, Plot, Totals } from '@/features/smtp/activity-page';
import { CompanyChip, useMailSource } from '@/features/smtp/mail-source';
import { zone } from '@/features/smtp/queries';
import { SmtpTabs } from '@/features/smtp/smtp-tabs';
import { SPANS, spanOf } from '@/features/smtp/span';
import { SpanSelect } from '@/features/smtp/span-select';
import { providerName } from '@/features/smtp/statistics-page';
import { TopTable } from '@/features/smtp/top-table';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { useListParams } from '@/ui/use-list-params';

/** Counts over all companies: no address, so nothing of it is written down. */
export function MailActivityPage() {
  const t = useTranslations('smtp');
  const { get, set } = useListParams<'span' | 'outcome' | 'company'>();
  const span = SPANS.find((one) => one === get('span')) ?? 'week';
  const outcome: Outcome = OUTCOMES.find((one) => one === get('outcome')) ?? 'sent';
  const source = useMailSource();
  const of = 'query' in source ? source.query : {};
  const query = { ...spanOf(span), ...of, zone: zone() };
  const activity = useQuery({
    queryKey: ['activity', 'console', query],
    queryFn: () =>
      unwrap(api.GET('/v1/console/mail/activity', { params: { query: { ...query, step: span === 'today' ? 'hour' : 'day' } } })),
    placeholderData: (previous) => previous,
  });
  return (
    <Page title={t('activity.title')} purpose={t('activity.purposeOfAll')} actions={<LiveMark />}>
      <SmtpTabs />
      <div className="flex flex-wrap items-center gap-2">
        <SpanSelect value={span} onValue={(value) => set({ span: value })} />
        <CompanyChip />
      </div>
      <Panel>
        {activity.error && !activity.data ? (
          <LoadError error={activity.error} onRetry={() => void activity.refetch()} />
        ) : (
          <div className="flex flex-col gap-6">
            <Totals data={activity.data} chosen={outcome} onChoose={(next) => set({ outcome: next })} />
            <Plot data={activity.data} outcome={outcome} />
          </div>
        )}
      </Panel>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Top by="company" query={query} onChoose={(company) => set({ company })} />
        <Top by="provider" query={query} />
      </div>
    </Page>
  );
}

type TopProps = {
  by: 'company' | 'provider';
  query: { from: string; to: string; zone: string; tenant?: string };
  onChoose?: (key: string) => void;
};

function Top({ by, query, onChoose }: TopProps) {
  const t = useTranslations('smtp');
  const top = useQuery({
    queryKey: ['statistics', 'console', by, query],
    queryFn: () => unwrap(api.GET('/v1/console/mail/statistics', { params: { query: { ...query, by, limit: 20 } } })),
    placeholderData: (previous) => previous,
  });
  const name = (key: string) => (by === 'company' ? (top.data?.names[key] ?? key) : providerName(key) || t('nullSender'));
  return (
    <TopTable
      label={t(`by.${by}`)}
      header={by === 'company' ? t('company.column') : t('by.provider')}
      top={top}
      name={name}
      {...(onChoose && { onChoose })}
    />
  );
}
