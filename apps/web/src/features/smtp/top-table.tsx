import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { StatisticsRow } from '@/api/types';
import { type Column, DataTable } from '@/ui/data-table';
import { Panel } from '@/ui/panel';

type Props = {
  /** For screen readers, and the title where there is no other. */
  label: string;
  title?: ReactNode;
  /** Of the column that names who it is. */
  header: string;
  top: { data: { rows: StatisticsRow[] } | undefined; error: unknown; refetch: () => unknown };
  name: (key: string) => string;
  /** Without it the names lead nowhere. */
  onChoose?: (key: string) => void;
};

/** Who has the most: sent, received and bounced. */
export function TopTable({ label, title = label, header, top, name, onChoose }: Props) {
  const t = useTranslations('smtp');
  const look = 'block max-w-56 truncate text-left font-medium';
  const columns: Column<StatisticsRow>[] = [
    {
      id: 'key',
      header,
      cell: ({ key }) =>
        onChoose ? (
          <button type="button" onClick={() => onChoose(key)} className={`${look} hover:underline`}>
            {name(key)}
          </button>
        ) : (
          <span className={look}>{name(key)}</span>
        ),
    },
    ...(['sent', 'received', 'bounced'] as const).map((outcome) => ({
      id: outcome,
      header: t(`outcome.${outcome}`),
      cell: (row: StatisticsRow) => t('number', { n: row[outcome] }),
      numeric: true,
    })),
  ];
  return (
    <Panel flush title={title}>
      <DataTable
        label={label}
        columns={columns}
        // Who only had mail put off or refused has nothing to show in these columns.
        rows={top.data?.rows.filter(({ sent, received, bounced }) => sent + received + bounced > 0)}
        rowKey={(row) => row.key}
        error={top.error}
        onRetry={() => void top.refetch()}
        skeletonRows={5}
        empty={<p className="px-5 pb-5 text-ink-3">{t('nothing')}</p>}
      />
    </Panel>
  );
}
