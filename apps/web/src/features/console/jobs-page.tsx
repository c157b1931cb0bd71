'use client';

import { ListChecks, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Job } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { StateBadge, type StateWord } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useDuration } from '@/ui/use-duration';
import { useListParams } from '@/ui/use-list-params';
import { useJobs, useRetryJob } from './queries';

const WORDS: Record<Job['state'], StateWord> = { open: 'pending', done: 'active', failed: 'error' };
const STATES = ['open', 'done', 'failed'] as const;

export function JobsPage() {
  const t = useTranslations('console.jobs');
  const duration = useDuration();
  const say = useToasts();
  const problemText = useProblemText();
  const mayRetry = useMay('job:retry');
  const { get, set } = useListParams<'state'>();
  const state = STATES.find((candidate) => candidate === get('state'));
  const jobs = useJobs(state);
  const retry = useRetryJob();
  const columns: Column<Job>[] = [
    { id: 'kind', header: t('columns.kind'), cell: (row) => <span className="font-medium">{t(`kind.${row.kind}`)}</span> },
    { id: 'target', header: t('columns.target'), cell: (row) => row.target },
    { id: 'who', header: t('columns.who'), cell: (row) => row.requestedBy, secondary: true },
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.createdAt} />, secondary: true },
    {
      id: 'took',
      header: t('columns.took'),
      cell: (row) => (row.finishedAt ? duration(Date.parse(row.finishedAt) - Date.parse(row.createdAt)) : ''),
      numeric: true,
      secondary: true,
    },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (row) => (
        <div className="flex flex-col items-start gap-1">
          <StateBadge state={WORDS[row.state]}>{t(`state.${row.state}`)}</StateBadge>
          {row.error && <span className="max-w-72 text-sm break-words text-ink-2">{row.error}</span>}
        </div>
      ),
    },
    {
      id: 'retry',
      header: <span className="sr-only">{t('retry')}</span>,
      cell: (row) =>
        mayRetry &&
        row.retryable && (
          <Button
            size="small"
            busy={retry.isPending && retry.variables === row.id}
            onClick={() =>
              retry.mutate(row.id, {
                onSuccess: () => say.done(t('retried')),
                onError: (error) => say.failed(problemText(error)),
              })
            }
          >
            <RotateCw aria-hidden />
            {t('retry')}
          </Button>
        ),
      className: 'w-px',
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Panel flush>
        <div className="px-4 pt-4 pb-3 sm:px-5">
          <Select
            aria-label={t('stateLabel')}
            value={state ?? ''}
            options={[{ value: '', label: t('any') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
            onValue={(value) => set({ state: value })}
            className="w-auto"
          />
        </div>
        <DataTable
          {...paged(jobs)}
          label={t('title')}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState icon={ListChecks} title={t('empty')} />}
        />
      </Panel>
    </Page>
  );
}
