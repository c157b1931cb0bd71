'use client';

import { Pencil, Plus, Trash2, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MailingList } from '@/api/types';
import { EffectiveBadge } from '@/features/changes/change-state';
import { MailboxTabs } from '@/features/mailboxes/mailbox-tabs';
import { useMay } from '@/features/session/session';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { ListDialog } from './list-dialog';
import { useDeleteList, useLists } from './queries';

export function ListsPage() {
  const t = useTranslations('lists');
  const ui = useTranslations('ui');
  const boxes = useTranslations('mailboxes');
  const say = useToasts();
  const mayCreate = useMay('mailbox:create');
  const mayUpdate = useMay('mailbox:update');
  const mayDelete = useMay('mailbox:delete');
  const lists = useLists();
  const removal = useDeleteList();
  const [editing, setEditing] = useState<MailingList | 'new' | null>(null);
  const [leaving, setLeaving] = useState<MailingList | null>(null);

  const columns: Column<MailingList>[] = [
    {
      id: 'address',
      header: t('address'),
      cell: (row) => (
        <>
          <span className="block font-medium break-all">{row.address}</span>
          {row.displayName && <span className="block text-sm text-ink-3">{row.displayName}</span>}
        </>
      ),
    },
    { id: 'members', header: t('members'), cell: (row) => t('memberCount', { n: row.members.length }) },
    { id: 'post', header: t('post'), cell: (row) => t(`posts.${row.post.kind}`), secondary: true },
    {
      id: 'state',
      header: boxes('columns.state'),
      cell: (row) => <EffectiveBadge effective={row.effective} />,
      className: 'w-px',
    },
    {
      id: 'acts',
      header: <span className="sr-only">{ui('moreActs')}</span>,
      cell: (row) => (
        <span className="flex justify-end">
          {mayUpdate && (
            <IconButton label={t('editTitle', { address: row.address })} onClick={() => setEditing(row)}>
              <Pencil aria-hidden />
            </IconButton>
          )}
          {mayDelete && (
            <IconButton label={t('deleteTitle', { address: row.address })} onClick={() => setLeaving(row)}>
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </span>
      ),
      className: 'w-px',
    },
  ];
  const add = mayCreate && (
    <Button look="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );

  return (
    <Page title={boxes('title')} purpose={t('purpose')} actions={add}>
      <MailboxTabs />
      <Panel flush>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={lists.data?.pages.flatMap((page) => page.items)}
          rowKey={(row) => row.id}
          error={lists.error}
          onRetry={() => void lists.refetch()}
          more={{ available: lists.hasNextPage, loading: lists.isFetchingNextPage, load: () => void lists.fetchNextPage() }}
          empty={
            <EmptyState icon={Users} title={t('emptyTitle')} actions={add}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
      {editing && <ListDialog list={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('deleteTitle', { address: leaving?.address ?? '' })}
        consequences={[t('deleteWhat'), t('deleteKeeps', { n: leaving?.members.length ?? 0 })]}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          leaving &&
          removal.mutate(leaving.id, {
            onSuccess: () => {
              say.done(t('deleted', { address: leaving.address }));
              setLeaving(null);
            },
          })
        }
      />
    </Page>
  );
}
