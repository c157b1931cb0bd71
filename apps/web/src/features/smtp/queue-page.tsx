'use client';
import { CirclePause, CirclePlay, MailCheck, RefreshCw, RotateCw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueAct, QueueChoice } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Figure, Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { SearchBox } from '@/ui/search-box';
import { Skeleton } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { useSteadyRows } from '@/ui/use-steady-rows';
import { CompanyChip, useCompanyColumns, useMailSource } from './mail-source';
import { QueueActDialog } from './queue-act-dialog';
import { columnsOf, type QueueRow } from './queue-columns';
import { BY, type QueueParam, queueView, STAFF_BY, STATES } from './queue-filter';
import { QueueGroups } from './queue-groups';
import { useQueue, useQueueGroups, useQueueRefresh } from './queue-queries';
import { Turn } from './queue-turn';
import { SmtpTabs } from './smtp-tabs';

const ACTS = [
  ['retry', RotateCw],
  ['hold', CirclePause],
  ['release', CirclePlay],
  ['delete', Trash2],
] as const;
const NOTHING: ReadonlySet<string> = new Set();

export function QueuePage() {
  const t = useTranslations('queue');
  const mayAct = useMay('queue:act');
  const { get, set } = useListParams<QueueParam | 'company'>();
  const staff = useMailSource().tenantId === null;
  const { by, state, key, base, filter, place } = queueView(get, staff);
  const groups = useQueueGroups({ ...base, by });
  const messages = useQueue(filter, place);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING);
  const [act, setAct] = useState<{ act: QueueAct; choice: QueueChoice } | null>(null);
  const refresh = useQueueRefresh();
  const { mutate: ask } = refresh;
  // What the log did not tell (a message that staff held by hand), the nodes' own listing does.
  useEffect(() => ask(), [ask]);
  const company = useCompanyColumns<QueueRow>((row) => row.traceKey);
  const {
    shown: rows,
    waiting,
    within,
    show,
  } = useSteadyRows(messages.isPlaceholderData ? null : JSON.stringify([filter, place]), messages.data?.items);
  // What is chosen stays so on other pages and while the queue moves; another filter is another choice.
  const narrow = (changes: Parameters<typeof set>[0]) => {
    setChosen(NOTHING);
    set({ ...changes, older: '', newer: '' });
  };
  const list = useRef<HTMLDivElement>(null);
  const turn = (to: { older: string } | { newer: string }) => {
    set({ older: '', newer: '', ...to });
    list.current?.scrollIntoView({ block: 'start' });
    list.current?.focus({ preventScroll: true });
  };
  const everyShown = !!rows?.length && rows.every((row) => chosen.has(row.id));
  const toggleShown = useCallback(
    () =>
      setChosen((before) => {
        const shown = rows?.map((row) => row.id) ?? [];
        return new Set(everyShown ? [...before].filter((id) => !shown.includes(id)) : [...before, ...shown]);
      }),
    [rows, everyShown],
  );
  const choice: QueueChoice = chosen.size > 0 ? { ids: [...chosen] } : { filter };
  const filtered = !!(key || get('q') || state !== 'all');
  const toggle = useCallback(
    (id: string) =>
      setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    [],
  );
  const columns = useMemo(
    () => [...columnsOf(t, mayAct ? { chosen, toggle, everyShown, toggleShown } : null, staff), ...company],
    [t, mayAct, chosen, toggle, everyShown, toggleShown, company, staff],
  );

  return (
    <Page
      title={t('queue.title')}
      purpose={t('queue.purpose')}
      actions={
        <>
          <LiveMark />
          <Button onClick={() => refresh.mutate()} busy={refresh.isPending}>
            <RefreshCw aria-hidden />
            {t('refresh')}
          </Button>
        </>
      }
    >
      <SmtpTabs />
      <CompanyChip />
      <Panel>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Figure label={t('figures.messages')} value={<Count n={groups.data?.messages} />} />
          <Figure label={t('figures.recipients')} value={<Count n={groups.data?.recipients} />} />
          <Figure
            label={
              <>
                {t('figures.held')}
                <Help about={t('figures.held')}>
                  <p>{t('help.held')}</p>
                </Help>
              </>
            }
            value={<Count n={groups.data?.held} />}
          />
          <Figure
            label={t('figures.oldest')}
            value={
              groups.data ? (
                groups.data.oldestAt ? (
                  <RelativeTime at={groups.data.oldestAt} />
                ) : (
                  '—'
                )
              ) : (
                <Skeleton className="my-1.25 h-6 w-20" />
              )
            }
          />
        </div>
      </Panel>
      <div className="grid items-start gap-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <QueueGroups
          by={by}
          all={staff ? STAFF_BY : BY}
          chosen={key}
          data={groups.data}
          onBy={(next) => narrow({ by: next, key: '' })}
          onChoose={(next) => (by === 'company' ? narrow({ company: next }) : narrow({ key: next === key ? '' : next }))}
        />
        <Panel flush>
          <div className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-3 sm:px-5">
            <SearchBox
              label={t('search')}
              placeholder={t('searchHint')}
              value={get('q')}
              onSearch={(q) => narrow({ q })}
              className="min-w-48 flex-1"
            />
            <Select
              value={state}
              aria-label={t('columns.state')}
              options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
              onValue={(value) => narrow({ state: value === 'all' ? '' : value })}
              className="w-40"
            />
          </div>
          {mayAct && (groups.data?.messages ?? 0) > 0 && (
            <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 sm:px-5">
              <span className="mr-auto text-sm text-ink-2">
                {chosen.size > 0 ? (
                  <>
                    {t('selected', { n: chosen.size })}{' '}
                    <button type="button" className="underline hover:text-ink" onClick={() => setChosen(NOTHING)}>
                      {t('unselect')}
                    </button>
                  </>
                ) : filtered ? (
                  t('allShown')
                ) : (
                  t('allQueue')
                )}
              </span>
              {ACTS.map(([name, Icon]) => (
                <Button key={name} size="small" onClick={() => setAct({ act: name, choice })}>
                  <Icon aria-hidden />
                  {t(`acts.${name}`)}
                </Button>
              ))}
            </div>
          )}
          <div ref={list} tabIndex={-1} className="scroll-mt-4 outline-none" {...within}>
            {waiting > 0 && (
              <div role="status" className="flex justify-center border-t border-line py-2 text-sm text-ink-2">
                {t('waiting', { n: waiting })}
                <button type="button" className="ml-2 text-accent underline" onClick={show}>
                  {t('showWaiting')}
                </button>
              </div>
            )}
            <DataTable
              label={t('queue.title')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              error={messages.error}
              onRetry={() => void messages.refetch()}
              empty={
                <EmptyState icon={MailCheck} title={t(filtered ? 'nothingFound' : 'empty')}>
                  {t('emptyText')}
                </EmptyState>
              }
            />
          </div>
          {messages.data && (messages.data.nextCursor || messages.data.previousCursor) && (
            <Turn
              newer={messages.data.previousCursor}
              older={messages.data.nextCursor}
              busy={messages.isPlaceholderData}
              onTurn={turn}
            />
          )}
        </Panel>
      </div>
      {act && (
        <QueueActDialog
          {...act}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            setChosen(new Set());
          }}
        />
      )}
    </Page>
  );
}

function Count({ n }: { n: number | undefined }) {
  const t = useTranslations('queue');
  return n === undefined ? <Skeleton className="my-1.25 h-6 w-16" /> : t('number', { n });
}
