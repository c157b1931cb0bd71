'use client';

import { ChartColumn, Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { StatisticsRow } from '@/api/types';
import { buttonClass } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { useListParams } from '@/ui/use-list-params';
import { useCsvHref, useStatistics } from './queries';
import { SmtpTabs } from './smtp-tabs';
import { SPANS, spanOf } from './span';
import { SpanSelect } from './span-select';
import { WeeklySummary } from './weekly-summary';

const BY = ['mailbox', 'provider', 'domain', 'peer', 'class', 'size', 'verdict', 'protocol'] as const;
const VERDICTS = ['clean', 'junk', 'quarantine', 'spam', 'virus', 'denied', 'refused', 'later'] as const;
type By = (typeof BY)[number];
const DIRECTIONS = ['all', 'out', 'in', 'inside'] as const;
const CLASSES = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown'] as const;
const SIZES = ['10k', '100k', '1m', '5m', '10m', '25m', 'more'] as const;
const PROVIDERS: Readonly<Record<string, string>> = {
  google: 'Google',
  microsoft: 'Microsoft 365 / Outlook',
  yahoo: 'Yahoo',
  apple: 'Apple iCloud',
  proton: 'Proton',
  zoho: 'Zoho',
  proofpoint: 'Proofpoint',
  mimecast: 'Mimecast',
  amazon: 'Amazon',
  godaddy: 'GoDaddy',
};
const oneOf = <V extends string>(value: string, allowed: readonly V[], otherwise: V): V =>
  allowed.find((item) => item === value) ?? otherwise;
export const providerName = (key: string): string => PROVIDERS[key] ?? key;

export function StatisticsPage() {
  const t = useTranslations('smtp');
  const { get, set } = useListParams<'by' | 'span' | 'direction'>();
  const by = oneOf(get('by'), BY, 'mailbox');
  const span = oneOf(get('span'), SPANS, 'month');
  const direction = oneOf(get('direction'), DIRECTIONS, 'all');
  const query = { ...spanOf(span), by, limit: 100, ...(direction !== 'all' && by !== 'protocol' && { direction }) };
  const statistics = useStatistics(query);
  const csv = useCsvHref('statistics', query);
  const rows = statistics.data?.rows;
  return (
    <Page
      title={t('statistics.title')}
      purpose={t('statistics.purpose')}
      actions={
        <a href={csv} download className={buttonClass('secondary')}>
          <Download aria-hidden />
          {t('csv')}
        </a>
      }
    >
      <SmtpTabs />
      <div className="flex flex-wrap items-center gap-2">
        <Select
          value={by}
          aria-label={t('statistics.by')}
          options={BY.map((value) => ({ value, label: t(`by.${value}`) }))}
          onValue={(value) => set({ by: value })}
          className="w-56"
        />
        <SpanSelect value={span} onValue={(value) => set({ span: value })} />
        {by !== 'protocol' && (
          <Select
            value={direction}
            aria-label={t('direction.label')}
            options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
            onValue={(value) => set({ direction: value })}
            className="w-44"
          />
        )}
      </div>
      <Panel flush title={t(`by.${by}`)} note={t(`help.${by}`)}>
        <DataTable
          label={t(`by.${by}`)}
          columns={columnsOf(by, t, rows ?? [], useFormatter())}
          rows={rows}
          rowKey={(row) => row.key}
          error={statistics.error}
          onRetry={() => void statistics.refetch()}
          empty={
            <EmptyState icon={ChartColumn} title={t('nothing')}>
              {t('noRowsText')}
            </EmptyState>
          }
        />
      </Panel>
      <WeeklySummary />
    </Page>
  );
}

const weight = (row: StatisticsRow) => row.sent + row.received + row.bounced + row.rejected + row.logins + row.loginsRefused;

type Texts = ReturnType<typeof useTranslations<'smtp'>>;

function columnsOf(
  by: By,
  t: Texts,
  rows: readonly StatisticsRow[],
  format: ReturnType<typeof useFormatter>,
): Column<StatisticsRow>[] {
  const most = Math.max(1, ...rows.map(weight));
  const number = (
    id: 'sent' | 'received' | 'deferred' | 'bounced' | 'rejected' | 'logins' | 'loginsRefused',
    secondary = false,
  ) => ({
    id,
    header: t(`outcome.${id}`),
    cell: (row: StatisticsRow) => t('number', { n: row[id] }),
    numeric: true,
    secondary,
  });
  const key: Column<StatisticsRow> = {
    id: 'key',
    header: t(`by.${by}`),
    cell: (row) => (
      <span className="block max-w-72">
        <span className="block truncate">{keyWords(by, row.key, t)}</span>
        <span className="mt-1 block h-1 rounded-full bg-sunken" aria-hidden>
          <span className="block h-1 rounded-full bg-accent" style={{ width: `${Math.max(1, (weight(row) / most) * 100)}%` }} />
        </span>
      </span>
    ),
  };
  if (by === 'protocol') return [key, number('logins'), number('loginsRefused')];
  if (by === 'verdict') {
    const all = rows.reduce((sum, row) => sum + weight(row), 0);
    const share: Column<StatisticsRow> = {
      id: 'share',
      header: t('columns.share'),
      cell: (row) => format.number(weight(row) / Math.max(1, all), { style: 'percent', maximumFractionDigits: 1 }),
      numeric: true,
    };
    return [key, number('received'), number('sent'), share];
  }
  if (by === 'class') return [key, number('deferred'), number('bounced')];
  const bytes: Column<StatisticsRow> = {
    id: 'bytes',
    header: t('columns.volume'),
    cell: (row) =>
      t('megabytes', { n: format.number(row.bytes / 1_000_000, { maximumFractionDigits: row.bytes < 10_000_000 ? 1 : 0 }) }),
    numeric: true,
    secondary: true,
  };
  return [key, number('sent'), number('received'), number('deferred', true), number('bounced'), number('rejected', true), bytes];
}

function keyWords(by: By, key: string, t: Texts): string {
  if (by === 'class') return t(`class.${oneOf(key, CLASSES, 'unknown')}`);
  if (by === 'verdict') return t(`filterVerdict.${oneOf(key, VERDICTS, 'refused')}`);
  if (by === 'size') return t(`size.${oneOf(key, SIZES, 'more')}`);
  if (by === 'protocol') return key.toUpperCase();
  if (by === 'provider') return providerName(key);
  return key || t('nullSender');
}
