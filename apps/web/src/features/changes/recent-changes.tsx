'use client';

import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Change } from '@/api/types';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { useActionWords } from './action-words';
import { ChangeBadge } from './change-state';
import { LiveMark } from './live-mark';
import { useRecentChanges } from './queries';

export function RecentChanges({ limit }: { limit: number }) {
  const t = useTranslations('changes');
  const recent = useRecentChanges();
  const actionWords = useActionWords();
  const columns: Column<Change>[] = [
    {
      id: 'what',
      header: t('what'),
      cell: (row) => (
        <span className="block max-w-[26rem] truncate">
          <span className="text-ink-3">{actionWords(row.action)}</span> <span className="font-medium">{row.label}</span>
        </span>
      ),
    },
    { id: 'who', header: t('who'), cell: (row) => row.actor, secondary: true },
    { id: 'when', header: t('when'), cell: (row) => <RelativeTime at={row.at} />, secondary: true },
    { id: 'state', header: t('state'), cell: (row) => <ChangeBadge change={row} />, className: 'w-px' },
  ];
  return (
    <Panel title={t('title')} note={t('note')} actions={<LiveMark />} flush>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={recent.data?.items.slice(0, limit)}
        rowKey={(row) => String(row.revision)}
        error={recent.error}
        onRetry={() => void recent.refetch()}
        skeletonRows={4}
        empty={<EmptyState icon={History} title={t('empty')} />}
      />
    </Panel>
  );
}
