'use client';

import { CirclePause } from 'lucide-react';
import type { useTranslations } from 'next-intl';
import type { QueueMessage } from '@/api/types';
import { BounceBadge } from '@/features/trace/bounce-badge';
import type { Column } from '@/ui/data-table';
import { RelativeTime } from '@/ui/relative-time';
import { selectColumn } from '@/ui/select-column';
import { Badge } from '@/ui/state-badge';
import { MessageLink } from './mail-source';

type Texts = ReturnType<typeof useTranslations<'queue'>>;
export type QueueRow = QueueMessage & { company?: { id: string; name: string } };
type Selection = {
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  everyShown: boolean;
  toggleShown: () => void;
} | null;

/** Over all companies each row names its own, which takes the place of the attempts. */
export function columnsOf(t: Texts, selection: Selection, staff: boolean): Column<QueueRow>[] {
  const select = selectColumn<QueueRow>({
    header: (
      <input
        type="checkbox"
        aria-label={t('selectShown')}
        checked={selection?.everyShown ?? false}
        onChange={() => selection?.toggleShown()}
        className="size-4 accent-accent max-sm:hidden"
      />
    ),
    label: (row) => t('select', { id: row.queueId }),
    chosen: (row) => selection?.chosen.has(row.id) ?? false,
    onToggle: (row) => selection?.toggle(row.id),
  });
  return [
    ...(selection ? [select] : []),
    {
      id: 'message',
      header: t('columns.message'),
      cell: (row) => (
        <span className="block max-w-48">
          <MessageLink to={row.traceKey}>
            {row.recipients[0]}
            {row.recipientCount > 1 && <span className="text-ink-3"> {t('andMore', { n: row.recipientCount - 1 })}</span>}
          </MessageLink>
          <span className="block truncate text-sm text-ink-3">{row.sender || t('nullSender')}</span>
        </span>
      ),
    },
    {
      id: 'reason',
      header: t('columns.reason'),
      cell: (row) => (
        <span className={staff ? 'block max-w-44' : 'block max-w-56'}>
          {row.queue === 'hold' ? (
            <Badge tone="warn" mark={CirclePause}>
              {t('states.hold')}
            </Badge>
          ) : (
            row.bounceClass && <BounceBadge name={row.bounceClass} />
          )}
          <span className="block truncate text-sm text-ink-3" title={row.reason ?? ''}>
            {row.reason}
          </span>
        </span>
      ),
    },
    { id: 'age', header: t('columns.age'), cell: (row) => <RelativeTime at={row.arrivedAt} />, secondary: true },
    {
      id: 'next',
      header: t('columns.next'),
      cell: (row) => (row.nextAttemptAt ? <RelativeTime at={row.nextAttemptAt} ahead /> : '—'),
      secondary: true,
    },
    ...(staff
      ? []
      : [{ id: 'tries', header: t('columns.tries'), cell: (row: QueueRow) => row.tries, numeric: true, secondary: true }]),
  ];
}
