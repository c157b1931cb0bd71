'use client';

import { Megaphone } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { BulkSend } from '@/api/types';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { useListParams } from '@/ui/use-list-params';
import { useBulkSends } from './bulk-queries';
import { SmtpTabs } from './smtp-tabs';
import { UnsubscribeAdvice, UnsubscribeBadge } from './unsubscribe-check';

const DAYS = ['7', '30', '90'] as const;

/** What left by the way for bulk mail, send by send: what became of it, and whether who got it can unsubscribe. */
export function BulkPage() {
  const t = useTranslations('bulk');
  const { get, set } = useListParams<'days'>();
  const days = DAYS.find((value) => value === get('days')) ?? '30';
  const sends = useBulkSends({ days: Number(days), limit: 25 });
  const rows = sends.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <SmtpTabs />
      <div>
        <Select
          value={days}
          aria-label={t('period')}
          options={DAYS.map((value) => ({ value, label: t('days', { n: Number(value) }) }))}
          onValue={(value) => set({ days: value })}
          className="w-44"
        />
      </div>
      <Panel flush title={t('list')} note={t('listNote')}>
        <DataTable
          {...paged(sends)}
          label={t('list')}
          columns={useColumns()}
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              icon={Megaphone}
              title={t('empty')}
              actions={
                <ButtonLink size="small" href="/mailboxes">
                  {t('toMailboxes')}
                </ButtonLink>
              }
            >
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
      <UnsubscribeAdvice sends={rows ?? []} />
      <p className="max-w-prose text-sm text-pretty text-ink-3">{t('complaints')}</p>
    </Page>
  );
}

function useColumns(): Column<BulkSend>[] {
  const t = useTranslations('bulk');
  const format = useFormatter();
  const number = (id: 'recipients' | 'delivered' | 'waiting' | 'deferred' | 'bounced', secondary = false): Column<BulkSend> => ({
    id,
    header: t(`columns.${id}`),
    cell: (row) => t('number', { n: row[id] }),
    numeric: true,
    secondary,
  });
  return [
    {
      id: 'send',
      header: t('columns.send'),
      cell: (row) => (
        <span className="block max-w-80">
          <span className="block font-medium break-words">{row.subject || (row.list ?? t('many'))}</span>
          <span className="block text-sm break-words text-ink-3">{row.sender}</span>
          <span className="block text-sm text-ink-3">
            <RelativeTime at={row.lastAt} />
          </span>
        </span>
      ),
    },
    number('recipients'),
    {
      id: 'delivered',
      header: t('columns.delivered'),
      cell: (row) => (
        <span title={t('number', { n: row.delivered })}>
          {format.number(row.delivered / Math.max(1, row.recipients), { style: 'percent', maximumFractionDigits: 1 })}
        </span>
      ),
      numeric: true,
    },
    number('waiting'),
    number('deferred', true),
    number('bounced'),
    {
      id: 'classes',
      header: t('columns.classes'),
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.classes.map(({ class: name, n }) => (
            <span key={name} className="inline-flex items-center gap-1 text-sm figures">
              <BounceBadge name={name} /> {t('number', { n })}
            </span>
          ))}
        </span>
      ),
    },
    { id: 'check', header: t('columns.check'), cell: (row) => <UnsubscribeBadge send={row} /> },
  ];
}
