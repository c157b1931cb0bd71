'use client';

import { type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { EffectiveBadge } from '@/features/changes/change-state';
import { useMay } from '@/features/session/session';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { type Pages, paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { MailboxTabs } from './mailbox-tabs';

type Addressed = { id: string; address: string; effective: boolean };

type Props<R extends Addressed> = {
  icon: LucideIcon;
  words: {
    title: string;
    purpose: string;
    add: string;
    emptyTitle: string;
    emptyText: string;
    edit: (address: string) => string;
    remove: (address: string) => string;
    removed: (address: string) => string;
  };
  columns: readonly Column<R>[];
  found: Pages<R>;
  removal: { isPending: boolean; error: unknown; mutate: (id: string, options: { onSuccess: () => void }) => void };
  consequences: (row: R) => readonly string[];
  /** Makes one, or changes the one given. */
  dialog: (row: R | null, onClose: () => void) => ReactNode;
};

/** Addresses of a company's that are no mailboxes: seen, made, changed and deleted alike, whatever they do. */
export function AddressTable<R extends Addressed>(props: Props<R>) {
  const { icon, words, columns, found, removal, consequences, dialog } = props;
  const ui = useTranslations('ui');
  const boxes = useTranslations('mailboxes');
  const say = useToasts();
  const mayCreate = useMay('mailbox:create');
  const mayUpdate = useMay('mailbox:update');
  const mayDelete = useMay('mailbox:delete');
  const [editing, setEditing] = useState<R | 'new' | null>(null);
  const [leaving, setLeaving] = useState<R | null>(null);

  const all: Column<R>[] = [
    ...columns,
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
            <IconButton label={words.edit(row.address)} onClick={() => setEditing(row)}>
              <Pencil aria-hidden />
            </IconButton>
          )}
          {mayDelete && (
            <IconButton label={words.remove(row.address)} onClick={() => setLeaving(row)}>
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
      {words.add}
    </Button>
  );

  return (
    <Page title={boxes('title')} purpose={words.purpose} actions={add}>
      <MailboxTabs />
      <Panel flush>
        <DataTable
          {...paged(found)}
          label={words.title}
          columns={all}
          rowKey={(row) => row.id}
          empty={
            <EmptyState icon={icon} title={words.emptyTitle} actions={add}>
              {words.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {editing && dialog(editing === 'new' ? null : editing, () => setEditing(null))}
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={words.remove(leaving?.address ?? '')}
        consequences={leaving ? consequences(leaving) : []}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          leaving &&
          removal.mutate(leaving.id, {
            onSuccess: () => {
              say.done(words.removed(leaving.address));
              setLeaving(null);
            },
          })
        }
      />
    </Page>
  );
}
