'use client';

import { Mails } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { DeliveriesQuery, Delivery } from '@/api/types';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { paged } from '@/ui/paged';
import { RelativeTime } from '@/ui/relative-time';
import { useDeliveries } from './queries';

/** Attempts and refusals, each leading to its message's whole way. */
export function DeliveryTable({ query }: { query: Omit<DeliveriesQuery, 'zone' | 'cursor'> }) {
  const t = useTranslations('smtp');
  const deliveries = useDeliveries(query);
  const columns: Column<Delivery>[] = [
    { id: 'at', header: t('columns.at'), cell: (row) => <RelativeTime at={row.at} />, className: 'w-28' },
    { id: 'sender', header: t('columns.sender'), cell: (row) => <Address>{row.sender || t('nullSender')}</Address> },
    { id: 'recipient', header: t('columns.recipient'), cell: (row) => <Address>{row.recipient ?? '—'}</Address> },
    {
      id: 'answer',
      header: t('columns.answer'),
      cell: (row) => (
        <span className="flex max-w-96 items-center gap-2">
          {row.bounceClass && <BounceBadge name={row.bounceClass} />}
          <span className="truncate text-sm text-ink-3" title={row.reply ?? ''}>
            {row.reply}
          </span>
        </span>
      ),
      secondary: true,
    },
  ];
  return (
    <DataTable
      {...paged(deliveries)}
      label={t('rowsLabel')}
      columns={columns}
      rowKey={(row) => `${row.at}${row.key}${row.recipient}`}
      rowHref={(row) => `/smtp/trace/${encodeURIComponent(row.key)}`}
      skeletonRows={6}
      empty={
        <EmptyState icon={Mails} title={t('noRows')}>
          {t('noRowsText')}
        </EmptyState>
      }
    />
  );
}

function Address({ children }: { children: React.ReactNode }) {
  return <span className="block max-w-44 truncate sm:max-w-60">{children}</span>;
}
