'use client';

import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AuditEntry } from '@/api/types';
import { useActionWords } from '@/features/changes/action-words';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { RelativeTime } from '@/ui/relative-time';

type Props = {
  rows: readonly AuditEntry[] | undefined;
  error: unknown;
  onRetry: () => void;
  more: { available: boolean; loading: boolean; load: () => void };
};

export function AuditTable({ rows, error, onRetry, more }: Props) {
  const t = useTranslations('team');
  const actionWords = useActionWords();
  const role = useTranslations('continuity.role');
  const labelOf = (label: string) => (label === 'primary' || label === 'standby' ? role(label) : label);
  const columns: Column<AuditEntry>[] = [
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.at} />, className: 'w-32' },
    { id: 'who', header: t('columns.who'), cell: (row) => <span className="block max-w-44 truncate">{row.actorName}</span> },
    {
      id: 'what',
      header: t('columns.what'),
      cell: (row) => (
        <Difference entry={row}>
          <span className="text-ink-3">{actionWords(row.action)}</span>{' '}
          <span className="font-medium break-all">{labelOf(row.label)}</span>
        </Difference>
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
      label={t('auditTitle')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      error={error}
      onRetry={onRetry}
      more={more}
      empty={<EmptyState icon={ScrollText} title={t('empty')} />}
    />
  );
}

/** The act in one line; opened, what was there before and after. */
function Difference({ entry, children }: { entry: AuditEntry; children: ReactNode }) {
  const t = useTranslations('team');
  if (!entry.before && !entry.after) return <span className="pl-3.5">{children}</span>;
  return (
    <details>
      <summary className="w-fit marker:text-ink-3 marker:text-xs">{children}</summary>
      <dl className="mt-1.5 mb-1 grid pl-4 text-sm grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        {entry.before ? <Side label={t('before')} value={entry.before} /> : null}
        {entry.after ? <Side label={t('after')} value={entry.after} /> : null}
      </dl>
    </details>
  );
}

function Side({ label, value }: { label: string; value: unknown }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd>
        <pre className="max-h-48 overflow-auto font-mono text-xs break-all whitespace-pre-wrap">
          {JSON.stringify(value, null, 1)}
        </pre>
      </dd>
    </>
  );
}
