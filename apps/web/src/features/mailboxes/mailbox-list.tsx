'use client';

import { Check, Columns3, Download, Inbox, Plus, SearchX, Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox } from '@/api/types';
import { useGroupChoice } from '@/features/groups/queries';
import { useMay, useTenant } from '@/features/session/session';
import { Button, ButtonLink, buttonClass } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Help } from '@/ui/help';
import { Menu } from '@/ui/menu';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { SearchBox } from '@/ui/search-box';
import { selectColumn } from '@/ui/select-column';
import { useHiddenColumns } from '@/ui/use-hidden-columns';
import { useListParams } from '@/ui/use-list-params';
import { BatchBar } from './batch-bar';
import { MailboxState, RuleWords } from './mailbox-state';
import { MailboxTabs } from './mailbox-tabs';
import { useMailboxes } from './queries';
import { SpaceCell } from './space-panel';

const oneOf = <V extends string>(value: string, allowed: readonly V[]): V | undefined => allowed.find((item) => item === value);

export function MailboxList() {
  const t = useTranslations('mailboxes');
  const { id: tenantId } = useTenant();
  const mayCreate = useMay('mailbox:create');
  const { get, set } = useListParams<'q' | 'kind' | 'state' | 'space' | 'group' | 'sort'>();
  const q = get('q');
  const kind = oneOf(get('kind'), ['person', 'role'] as const);
  const state = oneOf(get('state'), ['active', 'suspended'] as const);
  const space = oneOf(get('space'), ['near_full'] as const);
  const groups = useGroupChoice().data ?? [];
  const group = get('group');
  const sort = oneOf(get('sort'), ['address', '-created'] as const) ?? 'address';
  const filtered = !!(q || kind || state || space || group);
  const batchFilter = {
    ...(q && { q }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(space && { space }),
    ...(group && { group }),
  };
  const mailboxes = useMailboxes({ sort, ...batchFilter });
  const total = mailboxes.data?.pages[0]?.total;
  const mayUpdate = useMay('mailbox:update');
  const { hidden, toggle: toggleColumn } = useHiddenColumns('mailboxes');
  const rows = mailboxes.data?.pages.flatMap((page) => page.items);
  // Everything that a filter lets through is chosen by its name: another filter is another choice.
  const filterName = JSON.stringify([q, kind, state, space, group]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [allOf, setAllOf] = useState<string | null>(null);
  const all = allOf === filterName;
  const visible = new Set(rows?.map((row) => row.id));
  const selected = [...chosen].filter((id) => visible.has(id));
  const clear = () => {
    setChosen(new Set());
    setAllOf(null);
  };
  const toggle = (id: string) => {
    setAllOf(null);
    setChosen(selected.includes(id) ? new Set(selected.filter((one) => one !== id)) : new Set([...selected, id]));
  };
  const everyShown = selected.length > 0 && selected.length === rows?.length;

  const select = selectColumn<Mailbox>({
    header: (
      <input
        type="checkbox"
        aria-label={t('batch.selectShown')}
        checked={all || everyShown}
        disabled={!rows?.length}
        onChange={() => (all || everyShown ? clear() : setChosen(visible))}
        className="size-4 accent-accent"
      />
    ),
    label: (row) => t('batch.select', { address: row.displayAddress }),
    chosen: (row) => all || chosen.has(row.id),
    onToggle: (row) => toggle(row.id),
    className: 'w-8 max-sm:hidden',
  });

  const optional: (Column<Mailbox> & { title: string })[] = [
    {
      id: 'name',
      title: t('columns.name'),
      header: t('columns.name'),
      cell: (row) => <span className="block max-w-44 truncate">{row.displayName}</span>,
      secondary: true,
    },
    {
      id: 'kind',
      title: t('columns.kind'),
      header: (
        <span className="inline-flex items-center gap-1">
          {t('columns.kind')}
          <Help about={t('columns.kind')}>
            <p>{t('kindHelp')}</p>
          </Help>
        </span>
      ),
      cell: (row) => t(`kind.${row.kind}`),
      secondary: true,
    },
    {
      id: 'access',
      title: t('columns.access'),
      header: t('columns.access'),
      cell: (row) => t(`access.${row.accessMode}`),
      secondary: true,
    },
    ...(groups.length > 0
      ? [
          {
            id: 'group',
            title: t('columns.group'),
            header: t('columns.group'),
            cell: (row: Mailbox) => (
              <span className="block max-w-36 truncate" title={row.group?.name}>
                {row.group?.name}
              </span>
            ),
            secondary: true,
          },
        ]
      : []),
    {
      id: 'rules',
      title: t('columns.rules'),
      header: t('columns.rules'),
      cell: (row) => <RuleWords mailbox={row} />,
      secondary: true,
    },
    {
      id: 'quota',
      title: t('columns.quota'),
      header: t('columns.quota'),
      cell: (row) => <SpaceCell mailbox={row} />,
      className: 'whitespace-nowrap',
      secondary: true,
      numeric: true,
    },
    {
      id: 'updated',
      title: t('columns.updated'),
      header: t('columns.updated'),
      cell: (row) => <RelativeTime at={row.updatedAt} />,
      secondary: true,
      numeric: true,
    },
  ];
  const columns: Column<Mailbox>[] = [
    ...(mayUpdate ? [select] : []),
    {
      id: 'address',
      header: t('columns.address'),
      cell: (row) => <span className="block max-w-60 truncate">{row.displayAddress}</span>,
    },
    ...optional.filter((column) => !hidden.has(column.id)),
    { id: 'state', header: t('columns.state'), cell: (row) => <MailboxState mailbox={row} />, className: 'w-px' },
  ];

  const acts = mayCreate && (
    <>
      <ButtonLink href="/mailboxes/import">
        <Upload aria-hidden />
        {t('importCsv')}
      </ButtonLink>
      <ButtonLink href="/mailboxes/new" look="primary">
        <Plus aria-hidden />
        {t('add')}
      </ButtonLink>
    </>
  );

  const filter = new URLSearchParams(batchFilter);
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={acts}>
      <MailboxTabs />
      <Panel flush>
        <div className="flex flex-wrap items-center gap-2 px-4 pt-4 pb-3 sm:px-5">
          <SearchBox label={t('search')} value={q} onSearch={(next) => set({ q: next })} className="min-w-52 flex-1" />
          <Select
            aria-label={t('filterKind')}
            value={kind ?? ''}
            options={[
              { value: '', label: t('anyKind') },
              { value: 'person', label: t('kind.person') },
              { value: 'role', label: t('kind.role') },
            ]}
            onValue={(value) => set({ kind: value })}
            className="w-auto"
          />
          <Select
            aria-label={t('filterState')}
            value={state ?? ''}
            options={[
              { value: '', label: t('anyState') },
              { value: 'active', label: t('state.active') },
              { value: 'suspended', label: t('state.suspended') },
            ]}
            onValue={(value) => set({ state: value })}
            className="w-auto"
          />
          <Select
            aria-label={t('space.filter')}
            value={space ?? ''}
            options={[
              { value: '', label: t('space.any') },
              { value: 'near_full', label: t('space.nearFull') },
            ]}
            onValue={(value) => set({ space: value })}
            className="w-auto"
          />
          {(groups.length > 0 || group) && (
            <Select
              aria-label={t('filterGroup')}
              value={group}
              options={[
                { value: '', label: t('anyGroup') },
                { value: 'none', label: t('noGroup') },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onValue={(value) => set({ group: value })}
              className="w-auto max-w-48"
            />
          )}
          <div className="ml-auto flex flex-wrap items-center max-sm:ml-0">
            <span className="mr-2 min-w-24 text-sm text-ink-3 figures sm:text-right" aria-live="polite">
              {total === undefined ? '' : t('count', { n: total })}
            </span>
            <span className="max-md:hidden">
              <Menu
                label={t('batch.columns')}
                className={buttonClass('quiet', 'small')}
                trigger={
                  <>
                    <Columns3 aria-hidden />
                    {t('batch.columns')}
                  </>
                }
                entries={optional.map((column) => ({
                  id: column.id,
                  label: column.title,
                  ...(hidden.has(column.id) ? {} : { icon: Check }),
                  onAction: () => toggleColumn(column.id),
                }))}
              />
            </span>
            <a
              href={`/v1/tenants/${tenantId}/mailboxes/export?${filter}`}
              download
              className={buttonClass('quiet', 'small')}
              title={t('exportNote')}
            >
              <Download aria-hidden />
              {t('export')}
            </a>
          </div>
        </div>
        {(all || selected.length > 0) && (
          <BatchBar
            choice={all ? { filter: batchFilter } : { ids: selected.slice(0, 1000) }}
            n={all ? (total ?? 0) : selected.length}
            all={!all && total !== undefined && total > selected.length ? { n: total, choose: () => setAllOf(filterName) } : null}
            onClear={clear}
          />
        )}
        <DataTable
          {...paged(mailboxes)}
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/mailboxes/${row.id}`}
          empty={
            filtered ? (
              <EmptyState
                icon={SearchX}
                title={t('nothingFound')}
                actions={
                  <Button onClick={() => set({ q: '', kind: '', state: '', space: '', group: '' })}>{t('clearFilters')}</Button>
                }
              >
                {t('nothingFoundText')}
              </EmptyState>
            ) : (
              <EmptyState icon={Inbox} title={t('emptyTitle')} actions={acts}>
                {t('emptyText')}
              </EmptyState>
            )
          }
        />
      </Panel>
    </Page>
  );
}
