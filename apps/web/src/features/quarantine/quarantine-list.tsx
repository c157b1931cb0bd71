'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, Eye, MailCheck, ShieldBan, ShieldCheck, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { QuarantineAct, Quarantined } from '@/api/types';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { SearchBox } from '@/ui/search-box';
import { selectColumn } from '@/ui/select-column';
import { useToasts } from '@/ui/toasts';
import { useListParams } from '@/ui/use-list-params';
import type { QuarantineDoor } from './door';
import { LookDialog } from './look-dialog';
import { Why } from './why';

type Act = QuarantineAct['act'];
const ACTS = [
  ['release', Check],
  ['trust', ShieldCheck],
  ['spam', ShieldBan],
  ['delete', Trash2],
] as const;
const STATES = ['held', 'released'] as const;
const MAX_CHOSEN = 200;

export function QuarantineList({ door }: { door: QuarantineDoor }) {
  const t = useTranslations('quarantine');
  const say = useToasts();
  const queries = useQueryClient();
  const { get, set } = useListParams<'q' | 'state'>();
  const state = STATES.find((one) => one === get('state')) ?? 'held';
  const search = { state, ...(get('q') && { q: get('q') }) };
  const list = useInfiniteQuery({
    queryKey: [...door.key, search],
    queryFn: ({ pageParam }) => door.list({ ...search, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ act: Act; ids: string[] } | null>(null);
  const [looked, setLooked] = useState<Quarantined | null>(null);
  const act = useMutation({
    mutationFn: ({ act, ids }: { act: Act; ids: string[] }) => door.act(ids, act),
    onSuccess: (answer, { act }) => {
      setAsked(null);
      setLooked(null);
      setChosen(new Set());
      say.done(answer.waiting > 0 ? t('waiting', { n: answer.waiting }) : t(`done.${act}`, { n: answer.done }));
      void queries.invalidateQueries({ queryKey: door.key });
    },
  });
  const rows = list.data?.pages.flatMap((page) => page.items);
  const visible = new Set(rows?.map((row) => row.id));
  const selected = [...chosen].filter((id) => visible.has(id)).slice(0, MAX_CHOSEN);
  const mayAct = door.mayAct && state === 'held';
  const ask = (name: Act, ids: string[]) => {
    act.reset();
    // What brings a message back needs no second question; what takes it away does.
    if (name === 'release' || name === 'trust') act.mutate({ act: name, ids });
    else setAsked({ act: name, ids });
  };
  const toggle = (id: string) =>
    setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  return (
    <Panel flush>
      <div className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-3 sm:px-5">
        <SearchBox
          label={t('search')}
          placeholder={t(door.several ? 'searchHint' : 'ownSearchHint')}
          value={get('q')}
          onSearch={(q) => set({ q })}
          className="min-w-48 flex-1"
        />
        <Select
          value={state}
          aria-label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onValue={(value) => set({ state: value === 'held' ? '' : value })}
          className="w-44"
        />
      </div>
      {mayAct && selected.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 sm:px-5">
          <span className="mr-auto text-sm text-ink-2">{t('selected', { n: selected.length })}</span>
          {ACTS.map(([name, Icon]) => (
            <Button
              key={name}
              size="small"
              busy={act.isPending && act.variables?.act === name}
              onClick={() => ask(name, selected)}
            >
              <Icon aria-hidden />
              {t(`acts.${name}`)}
            </Button>
          ))}
        </div>
      )}
      <DataTable
        {...paged(list)}
        label={t('title')}
        columns={columnsOf(t, door, mayAct ? { chosen, toggle } : null, state === 'held' && door.look ? setLooked : null)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={MailCheck} title={t(get('q') ? 'nothingFound' : state === 'held' ? 'empty' : 'noneReleased')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
      {asked && (
        <ConsequenceDialog
          open
          onClose={() => setAsked(null)}
          title={t(`ask.${asked.act as 'delete'}`, { n: asked.ids.length })}
          consequences={[t('lost'), ...(asked.act === 'spam' ? [t('learns')] : [])]}
          act={t(`acts.${asked.act}`)}
          danger
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate(asked)}
        />
      )}
      {looked && (
        <LookDialog
          door={door}
          message={looked}
          busy={act.isPending ? (act.variables?.act ?? null) : null}
          error={asked ? null : act.error}
          onAct={(name) => ask(name, [looked.id])}
          onClose={() => setLooked(null)}
        />
      )}
    </Panel>
  );
}

type Texts = ReturnType<typeof useTranslations<'quarantine'>>;
type Selection = { chosen: ReadonlySet<string>; toggle: (id: string) => void } | null;

function columnsOf(
  t: Texts,
  door: QuarantineDoor,
  selection: Selection,
  onLook: ((row: Quarantined) => void) | null,
): Column<Quarantined>[] {
  const select = selectColumn<Quarantined>({
    header: <span className="sr-only">{t('columns.select')}</span>,
    label: (row) => t('select', { subject: row.subject || t('noSubject') }),
    chosen: (row) => selection?.chosen.has(row.id) ?? false,
    onToggle: (row) => selection?.toggle(row.id),
  });
  return [
    ...(selection ? [select] : []),
    {
      id: 'message',
      header: t('columns.message'),
      cell: (row) => (
        <span className="block max-w-72 sm:max-w-96">
          <span className="block truncate font-medium">{row.subject || t('noSubject')}</span>
          <span className="block truncate text-sm text-ink-2">{row.author || row.sender || t('noSender')}</span>
          {door.several && <span className="block truncate text-sm text-ink-3">{t('for', { address: row.address })}</span>}
        </span>
      ),
      className: 'max-sm:!w-[calc(100%-2.5rem)]',
    },
    {
      id: 'why',
      header: t('columns.why'),
      cell: (row) => <Why row={row} />,
    },
    { id: 'at', header: t('columns.at'), cell: (row) => <RelativeTime at={row.at} /> },
    ...(onLook
      ? [
          {
            id: 'look',
            header: <span className="sr-only">{t('look')}</span>,
            cell: (row: Quarantined) => (
              <IconButton label={t('lookAt', { subject: row.subject || t('noSubject') })} onClick={() => onLook(row)}>
                <Eye aria-hidden />
              </IconButton>
            ),
            className: 'w-12 text-right max-sm:ml-auto',
          },
        ]
      : []),
  ];
}
