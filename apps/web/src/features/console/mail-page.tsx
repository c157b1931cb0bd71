'use client';

import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ConsoleMailRow } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { ActFor } from '@/features/impersonation/act-for';
import { useMay } from '@/features/session/session';
import { SmtpTabs } from '@/features/smtp/smtp-tabs';
import { Link } from '@/i18n/navigation';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Page } from '@/ui/page';
import { Figure, Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { StateBadge } from '@/ui/state-badge';
import { useListParams } from '@/ui/use-list-params';
import { useConsoleMail } from './queries';

const SORTS = ['waiting', 'bounced', 'sent', 'contained'] as const;
type Sort = (typeof SORTS)[number];
const FIGURES = ['received', 'sent', 'bounced', 'rejected', 'waiting', 'held', 'contained'] as const;

/** What mail does over all companies, in numbers; what is in it is seen by acting for the company, which is written down. */
export function MailPage() {
  const t = useTranslations('console.mail');
  const { get, set } = useListParams<'sort'>();
  const sort: Sort = SORTS.find((one) => one === get('sort')) ?? 'waiting';
  const mail = useConsoleMail(sort);
  const may = useMay('console:mail');
  const number = (n: number) => t('number', { n });
  const columns: Column<ConsoleMailRow>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: (row) =>
        may ? (
          <Link href={`/console/mail/queue?company=${row.id}`} className="font-medium hover:underline">
            {row.name}
          </Link>
        ) : (
          <span className="font-medium">{row.name}</span>
        ),
    },
    ...(['sent', 'received', 'bounced', 'rejected', 'waiting', 'held'] as const).map((name) => ({
      id: name,
      header: t(`columns.${name}`),
      cell: (row: ConsoleMailRow) => number(row[name]),
      numeric: true,
      secondary: name === 'received' || name === 'rejected',
    })),
    {
      id: 'contained',
      header: t('columns.contained'),
      cell: (row) => (row.contained > 0 ? <StateBadge state="held">{number(row.contained)}</StateBadge> : number(0)),
      numeric: true,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('columns.acts')}</span>,
      cell: (row) => <ActFor tenant={row} />,
      className: 'w-px',
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={<LiveMark />}>
      <SmtpTabs />
      <Panel title={t('today')}>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-7">
          {FIGURES.map((name) => (
            <Figure
              key={name}
              label={t(`columns.${name}`)}
              value={mail.data ? number(mail.data.totals[name]) : <Skeleton className="my-1.25 h-6 w-16" />}
            />
          ))}
        </div>
      </Panel>
      <Panel
        flush
        title={t('byCompany')}
        note={t('byCompanyNote')}
        actions={
          <Select
            value={sort}
            aria-label={t('sort')}
            options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
            onValue={(value) => set({ sort: value === 'waiting' ? '' : value })}
            className="w-44"
          />
        }
      >
        <DataTable
          label={t('byCompany')}
          columns={columns}
          rows={mail.data?.companies}
          rowKey={(row) => row.id}
          error={mail.error}
          onRetry={() => void mail.refetch()}
          empty={
            <EmptyState icon={MailCheck} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
    </Page>
  );
}
