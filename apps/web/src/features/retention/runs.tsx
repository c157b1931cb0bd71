'use client';

import { MailCheck } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { RetentionMailbox, RetentionRun } from '@/api/types';
import { Link } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { paged } from '@/ui/paged';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { type useRetentionRuns, useRunMailboxes } from './queries';

const MB = 1024 * 1024;
const useMegabytes = () => {
  const format = useFormatter();
  return (bytes: number) => `${format.number(bytes / MB, { maximumFractionDigits: bytes < 10 * MB ? 1 : 0 })} MB`;
};

/** In one sentence what it found, or how far it is. */
export function RunSum({ run }: { run: RetentionRun }) {
  const t = useTranslations('retention');
  const size = useMegabytes();
  const sum = { messages: run.messages, size: size(run.bytes), mailboxes: run.mailboxes };
  return (
    <div className="flex flex-col gap-1 px-4 pb-3 sm:px-5" aria-live="polite">
      {run.state === 'running' && <p>{t('working', { looked: run.looked, mailboxes: run.mailboxes })}</p>}
      {run.state === 'failed' && <p className="text-bad">{run.note === 'node_away' ? t('nodeAway') : t('broke')}</p>}
      {run.state === 'done' && <p className="font-medium">{run.dry ? t('would', sum) : t('went', sum)}</p>}
      {run.waiting > 0 && <p className="text-sm text-ink-2">{t('waiting', { n: run.waiting })}</p>}
    </div>
  );
}

export function RunMailboxes({ run }: { run: RetentionRun }) {
  const t = useTranslations('retention');
  const size = useMegabytes();
  const found = useRunMailboxes(run);
  const columns: Column<RetentionMailbox>[] = [
    {
      id: 'address',
      header: t('columns.mailbox'),
      cell: (row) => (
        <>
          <Link className="font-medium break-all hover:underline" href={`/mailboxes/${row.mailboxId}`}>
            {row.address}
          </Link>
          {row.error && <span className="block text-sm text-bad">{t('failedHere')}</span>}
        </>
      ),
    },
    { id: 'days', header: t('columns.days'), cell: (row) => row.days, numeric: true, secondary: true },
    { id: 'messages', header: t('columns.messages'), cell: (row) => row.messages, numeric: true },
    { id: 'size', header: t('columns.size'), cell: (row) => size(row.bytes), numeric: true },
    { id: 'waiting', header: t('columns.waiting'), cell: (row) => row.waiting, numeric: true, secondary: true },
  ];
  return (
    <DataTable
      {...paged(found)}
      label={t('perMailbox')}
      columns={columns}
      rowKey={(row) => row.mailboxId}
      skeletonRows={3}
      empty={run.state === 'running' ? null : <EmptyState icon={MailCheck} title={t('nothing')} />}
    />
  );
}

type RunsProps = {
  runs: ReturnType<typeof useRetentionRuns>;
  all: readonly RetentionRun[] | undefined;
  onShow: (id: string) => void;
};

export function RunsTable({ runs, all, onShow }: RunsProps) {
  const t = useTranslations('retention');
  const size = useMegabytes();
  const columns: Column<RetentionRun>[] = [
    {
      id: 'when',
      header: t('columns.when'),
      cell: (run) => (
        <span className="flex flex-wrap items-center gap-2">
          <RelativeTime at={run.createdAt} />
          <Badge tone={run.state === 'failed' ? 'bad' : run.dry ? 'plain' : 'good'}>
            {run.state === 'failed' ? t('state.failed') : run.dry ? t('state.look') : t('state.cleared')}
          </Badge>
        </span>
      ),
    },
    { id: 'messages', header: t('columns.messages'), cell: (run) => run.messages, numeric: true },
    { id: 'size', header: t('columns.size'), cell: (run) => size(run.bytes), numeric: true },
    { id: 'who', header: t('columns.who'), cell: (run) => run.requestedBy, secondary: true },
    {
      id: 'show',
      header: <span className="sr-only">{t('show')}</span>,
      cell: (run) => (
        <Button size="small" onClick={() => onShow(run.id)}>
          {t('show')}
        </Button>
      ),
      className: 'w-px',
    },
  ];
  return (
    <DataTable
      {...paged(runs)}
      label={t('runs')}
      columns={columns}
      rows={all}
      rowKey={(run) => run.id}
      skeletonRows={3}
      empty={<EmptyState icon={MailCheck} title={t('noRuns')} />}
    />
  );
}
