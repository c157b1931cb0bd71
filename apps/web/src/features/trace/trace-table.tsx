'use client';

import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight, Route } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCompanyColumns, useMailSource } from '@/features/smtp/mail-source';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { paged } from '@/ui/paged';
import { RelativeTime } from '@/ui/relative-time';
import { type TracedMessage, useTraces } from './queries';
import { VerdictBadge } from './verdict';

const DIRECTIONS = { in: ArrowDownLeft, out: ArrowUpRight, inside: ArrowLeftRight };

/** `own`: not what somebody searched for but the latest of one mailbox. */
export function TraceTable({ q, limit, own }: { q: string; limit?: number; own?: boolean }) {
  const t = useTranslations('trace');
  const list = paged(useTraces(q, limit));
  const staff = useMailSource().tenantId === null;
  const company = useCompanyColumns<TracedMessage>((row) => row.key);
  const columns: Column<TracedMessage>[] = [
    { id: 'at', header: t('columns.at'), cell: (row) => <RelativeTime at={row.at} />, className: 'w-28' },
    {
      id: 'direction',
      header: <span className="sr-only">{t('columns.direction')}</span>,
      cell: (row) => {
        const Icon = DIRECTIONS[row.direction];
        return (
          <span title={t(`direction.${row.direction}`)}>
            <Icon className="size-4 text-ink-3" aria-hidden />
            <span className="sr-only">{t(`direction.${row.direction}`)}</span>
          </span>
        );
      },
      secondary: true,
      className: 'w-8 !px-0',
    },
    {
      id: 'sender',
      header: t('columns.sender'),
      cell: (row) => <Address>{row.sender || t('nullSender')}</Address>,
      secondary: true,
    },
    {
      id: 'recipients',
      header: t('columns.recipients'),
      cell: (row) => (
        <Address>
          {row.recipients[0] ?? '—'}
          {row.recipientCount > 1 && <span className="text-ink-3"> {t('andMore', { n: row.recipientCount - 1 })}</span>}
        </Address>
      ),
    },
    { id: 'verdict', header: t('columns.verdict'), cell: (row) => <VerdictBadge verdict={row.verdict} />, className: 'w-px' },
    ...company,
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      {...list}
      rowKey={(row) => `${row.company?.id ?? ''}${row.key}`}
      {...(!staff && { rowHref: (row: TracedMessage) => `/smtp/trace/${encodeURIComponent(row.key)}` })}
      skeletonRows={own ? 4 : 10}
      empty={
        <EmptyState icon={Route} title={q && !own ? t('nothingFound') : staff ? t('askTitle') : t('emptyTitle')}>
          {q && !own ? t('nothingFoundText') : staff ? t('askText') : t('emptyText')}
        </EmptyState>
      }
      more={own ? undefined : list.more}
    />
  );
}

function Address({ children }: { children: React.ReactNode }) {
  return <span className="block max-w-44 truncate sm:max-w-72">{children}</span>;
}
