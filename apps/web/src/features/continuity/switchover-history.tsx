'use client';

import { History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Switchover } from '@/api/types';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { Badge, type Tone } from '@/ui/state-badge';
import { useDuration } from '@/ui/use-duration';
import { useSwitchovers } from './queries';

const TONES: Record<Switchover['state'], Tone> = { running: 'plain', done: 'good', failed: 'warn' };

export function useSwitchoverColumns(): Column<Switchover>[] {
  const t = useTranslations('continuity');
  const duration = useDuration();
  return [
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.startedAt} /> },
    { id: 'to', header: t('columns.to'), cell: (row) => t(`role.${row.to}`) },
    {
      id: 'reason',
      header: t('columns.reason'),
      cell: (row) => <span className="block max-w-72 truncate">{row.reason}</span>,
      secondary: true,
    },
    { id: 'who', header: t('columns.who'), cell: (row) => row.requestedBy, secondary: true },
    {
      id: 'took',
      header: t('columns.took'),
      cell: (row) => (row.finishedAt ? duration(Date.parse(row.finishedAt) - Date.parse(row.startedAt)) : ''),
      numeric: true,
    },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (row) => <Badge tone={TONES[row.state]}>{t(`runState.${row.state}`)}</Badge>,
      className: 'w-px',
    },
  ];
}

export function SwitchoverHistory() {
  const t = useTranslations('continuity');
  const history = useSwitchovers();
  const columns = useSwitchoverColumns();
  return (
    <Panel title={t('history')} flush>
      <DataTable
        {...paged(history)}
        label={t('history')}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/continuity/${row.id}`}
        skeletonRows={3}
        empty={<EmptyState icon={History} title={t('historyEmpty')} />}
      />
    </Panel>
  );
}
