'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCheck, PencilLine, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { api, unwrap } from '@/api/client';
import type { BounceCorrection, UnclearReply } from '@/api/types';
import { useMay } from '@/features/session/session';
import { labelWords } from '@/features/smtp/label-words';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';

const CorrectionDialog = lazy(() => import('./correction-dialog'));

/** Replies that no rule is sure of, and what staff have said that they mean. */
export function CorrectionsPage() {
  const t = useTranslations('console.corrections');
  const may = useMay('bounce:correct');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      {may && <Unclear />}
      <Corrections mayWithdraw={may} />
    </Page>
  );
}

function Unclear() {
  const t = useTranslations('console.corrections');
  const [sample, setSample] = useState<string | null>(null);
  const unclear = useQuery({
    queryKey: ['console', 'bounce-corrections', 'unclear'],
    queryFn: () => unwrap(api.GET('/v1/console/bounce-corrections/unclear')),
  });
  const columns: Column<UnclearReply>[] = [
    {
      id: 'reply',
      header: t('columns.reply'),
      cell: (row) => <code className="block max-w-2xl text-sm break-words whitespace-pre-wrap">{row.reply}</code>,
    },
    {
      id: 'now',
      header: t('columns.now'),
      cell: (row) => (
        <span className="flex flex-col items-start gap-1">
          <BounceBadge name={row.class} />
          <span className="text-sm text-ink-3">{t('sure', { n: Math.round(row.confidence * 100) })}</span>
        </span>
      ),
    },
    { id: 'provider', header: t('columns.provider'), cell: (row) => row.provider, secondary: true },
    { id: 'n', header: t('columns.n'), cell: (row) => row.n, numeric: true, secondary: true },
    {
      id: 'acts',
      header: <span className="sr-only">{t('correct')}</span>,
      cell: (row) => (
        <Button size="small" onClick={() => setSample(row.reply)}>
          <PencilLine aria-hidden />
          {t('correct')}
        </Button>
      ),
      className: 'w-px',
    },
  ];
  return (
    <Panel title={t('unclear')} note={t('unclearNote')} flush>
      <DataTable
        label={t('unclear')}
        columns={columns}
        rows={unclear.data}
        rowKey={(row) => row.reply}
        error={unclear.error}
        onRetry={() => void unclear.refetch()}
        skeletonRows={4}
        empty={<EmptyState icon={CheckCheck} title={t('allClear')} />}
      />
      {sample !== null && (
        <Suspense>
          <CorrectionDialog sample={sample} onClose={() => setSample(null)} />
        </Suspense>
      )}
    </Panel>
  );
}

function Corrections({ mayWithdraw }: { mayWithdraw: boolean }) {
  const t = useTranslations('console.corrections');
  const labels = useTranslations('queue.labels');
  const say = useToasts();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<BounceCorrection | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['console', 'bounce-corrections'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/console/bounce-corrections', { params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const withdrawal = useMutation({
    mutationFn: (id: string) => unwrap(api.POST('/v1/console/bounce-corrections/{id}/withdrawal', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['console', 'bounce-corrections'] }),
  });
  const columns: Column<BounceCorrection>[] = [
    {
      id: 'phrases',
      header: t('columns.phrases'),
      cell: (row) => (
        <>
          <span className="block font-medium break-words">{row.phrases.map((phrase) => `«${phrase}»`).join(' + ')}</span>
          <span className="block text-sm break-words text-ink-3">{row.reason}</span>
        </>
      ),
    },
    {
      id: 'means',
      header: t('columns.means'),
      cell: (row) => (
        <span className="flex flex-col items-start gap-1">
          <BounceBadge name={row.class} />
          <span className="max-w-72 text-sm text-ink-2">{labelWords(labels, row.label)}</span>
        </span>
      ),
    },
    {
      id: 'who',
      header: t('columns.who'),
      cell: (row) => (
        <>
          <span className="block">{row.createdBy}</span>
          <span className="text-sm text-ink-3">
            <RelativeTime at={row.createdAt} />
          </span>
        </>
      ),
      secondary: true,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('withdraw')}</span>,
      cell: (row) =>
        row.withdrawnAt ? (
          <Badge tone="plain">{t('withdrawn', { who: row.withdrawnBy ?? '' })}</Badge>
        ) : (
          mayWithdraw && (
            <Button size="small" onClick={() => setLeaving(row)}>
              <Undo2 aria-hidden />
              {t('withdraw')}
            </Button>
          )
        ),
      className: 'w-px',
    },
  ];
  return (
    <Panel title={t('live')} note={t('liveNote')} flush>
      <DataTable
        {...paged(list)}
        label={t('live')}
        columns={columns}
        rowKey={(row) => row.id}
        skeletonRows={2}
        empty={<EmptyState icon={PencilLine} title={t('none')} />}
      />
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('withdrawTitle')}
        consequences={[t('withdrawWhat'), t('withdrawAgain')]}
        act={t('withdraw')}
        busy={withdrawal.isPending}
        error={withdrawal.error}
        onConfirm={() =>
          leaving &&
          withdrawal.mutate(leaving.id, {
            onSuccess: () => {
              say.done(t('withdrawnDone'));
              setLeaving(null);
            },
          })
        }
      />
    </Panel>
  );
}
