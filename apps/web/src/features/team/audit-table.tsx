'use client';

import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AuditEntry } from '@/api/types';
import { useActionWords } from '@/features/changes/action-words';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { RelativeTime } from '@/ui/relative-time';
import { Difference } from './difference';

type Props = {
  rows: readonly AuditEntry[] | undefined;
  filtered?: boolean;
  error: unknown;
  onRetry: () => void;
  more: { available: boolean; loading: boolean; load: () => void };
};

export function AuditTable({ rows, filtered, error, onRetry, more }: Props) {
  const t = useTranslations('audit');
  const actionWords = useActionWords();
  const role = useTranslations('continuity.role');
  const labelOf = (label: string) => (label === 'primary' || label === 'standby' ? role(label) : label);
  const columns: Column<AuditEntry>[] = [
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.at} />, className: 'w-32' },
    {
      id: 'who',
      header: t('columns.who'),
      cell: (row) => (
        <span className="block max-w-52">
          <span className="block truncate">{row.actorName}</span>
          {row.actingAs && (
            <span className="block truncate text-sm text-warn">{t('inPlaceOf', { name: row.actingAs.name })}</span>
          )}
        </span>
      ),
    },
    {
      id: 'what',
      header: t('columns.what'),
      cell: (row) => (
        <Act entry={row}>
          <span className="text-ink-3">{actionWords(row.action)}</span>{' '}
          <span className="font-medium break-all">{labelOf(row.label)}</span>
        </Act>
      ),
    },
    {
      id: 'from',
      header: t('columns.from'),
      cell: (row) => <span className="font-mono text-sm">{row.address?.replace(/^::ffff:|\/32$/g, '') ?? '—'}</span>,
      secondary: true,
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      error={error}
      onRetry={onRetry}
      more={more}
      empty={<EmptyState icon={ScrollText} title={t(filtered ? 'none' : 'empty')} />}
    />
  );
}

/** The act in one line; opened, what it changed and in whose place. */
function Act({ entry, children }: { entry: AuditEntry; children: ReactNode }) {
  const t = useTranslations('audit');
  if (!entry.before && !entry.after && !entry.actingAs) return <span className="pl-3.5">{children}</span>;
  return (
    <details>
      <summary className="w-fit marker:text-ink-3 marker:text-xs">{children}</summary>
      {entry.actingAs && <p className="mt-1.5 pl-4 text-sm text-ink-2">{t('reason', { reason: entry.actingAs.reason })}</p>}
      {Boolean(entry.before || entry.after) && <Difference before={entry.before} after={entry.after} />}
    </details>
  );
}
