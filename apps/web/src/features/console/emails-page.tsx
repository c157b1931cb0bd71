'use client';

import { MailOpen, Mails, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { Email } from '@/api/types';
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
import { SearchBox } from '@/ui/search-box';
import { StateBadge, type StateWord } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useListParams } from '@/ui/use-list-params';
import { useEmails, useRetryEmail } from './queries';

const EmailDialog = lazy(() => import('./email-dialog'));
const WORDS: Record<Email['state'], StateWord> = { waiting: 'pending', sent: 'active', failed: 'error' };
const STATES = ['waiting', 'sent', 'failed'] as const;

export function EmailsPage() {
  const t = useTranslations('console.emails');
  const { get, set } = useListParams<'q' | 'state'>();
  const state = STATES.find((candidate) => candidate === get('state'));
  const q = get('q');
  const emails = useEmails({ q, state });
  const [reading, setReading] = useState<Email | null>(null);
  const mayRead = useMay('email:read');
  // A template that this page has no words for yet shows its own name.
  const templateWords = (name: string) => {
    const key = `template.${name}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : name;
  };
  const columns: Column<Email>[] = [
    { id: 'to', header: t('columns.to'), cell: (row) => <span className="font-medium break-all">{row.recipient}</span> },
    { id: 'what', header: t('columns.what'), cell: (row) => templateWords(row.template) },
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.createdAt} />, secondary: true },
    {
      id: 'via',
      header: t('columns.via'),
      cell: (row) => (row.via === 'capture' ? t('via') : row.via),
      secondary: true,
    },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (row) => (
        <div className="flex flex-col items-start gap-1">
          <StateBadge state={WORDS[row.state]}>{t(`state.${row.state}`)}</StateBadge>
          {row.error && <span className="max-w-80 text-sm break-words text-ink-2">{row.error}</span>}
          {row.attempts > 1 && <span className="text-sm text-ink-3">{t('attempts', { n: row.attempts })}</span>}
        </div>
      ),
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('read')}</span>,
      cell: (row) => (
        <div className="flex justify-end gap-2">
          {mayRead && row.readable && (
            <Button size="small" onClick={() => setReading(row)}>
              <MailOpen aria-hidden />
              {t('read')}
            </Button>
          )}
          {row.state === 'failed' && <Retry id={row.id} />}
        </div>
      ),
      className: 'w-px',
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Panel flush>
        <div className="flex flex-wrap gap-2 px-4 pt-4 pb-3 sm:px-5">
          <SearchBox label={t('search')} value={q} onSearch={(value) => set({ q: value })} />
          <Select
            aria-label={t('stateLabel')}
            value={state ?? ''}
            options={[{ value: '', label: t('any') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]}
            onValue={(value) => set({ state: value })}
            className="w-auto"
          />
        </div>
        <DataTable
          {...paged(emails)}
          label={t('title')}
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState icon={Mails} title={q || state ? t('none') : t('empty')} />}
        />
      </Panel>
      {reading && (
        <Suspense>
          <EmailDialog email={reading} onClose={() => setReading(null)} />
        </Suspense>
      )}
    </Page>
  );
}

function Retry({ id }: { id: string }) {
  const t = useTranslations('console.emails');
  const may = useMay('job:retry');
  const say = useToasts();
  const problemText = useProblemText();
  const retry = useRetryEmail();
  if (!may) return null;
  return (
    <Button
      size="small"
      busy={retry.isPending}
      onClick={() =>
        retry.mutate(id, {
          onSuccess: () => say.done(t('retried')),
          onError: (error) => say.failed(problemText(error)),
        })
      }
    >
      <RotateCw aria-hidden />
      {t('retry')}
    </Button>
  );
}
