'use client';

import { AtSign, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import type { Alias } from '@/api/types';
import { EffectiveBadge } from '@/features/changes/change-state';
import { useMay } from '@/features/session/session';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog, DialogActions } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { TextAreaField } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { AddressField, useTypedAddress } from './address-field';
import { linesOf } from './lines';
import { MailboxTabs } from './mailbox-tabs';
import { useAliases, useCreateAlias, useDeleteAlias, useUpdateAlias } from './queries';

export function AliasList() {
  const t = useTranslations('mailboxes.alias');
  const ui = useTranslations('ui');
  const boxes = useTranslations('mailboxes');
  const say = useToasts();
  const mayCreate = useMay('mailbox:create');
  const mayUpdate = useMay('mailbox:update');
  const mayDelete = useMay('mailbox:delete');
  const aliases = useAliases();
  const removal = useDeleteAlias();
  const [editing, setEditing] = useState<Alias | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Alias | null>(null);

  const columns: Column<Alias>[] = [
    { id: 'address', header: t('address'), cell: (row) => <span className="font-medium">{row.address}</span> },
    { id: 'targets', header: t('targets'), cell: (row) => row.targets.join(', ') },
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
          rows={aliases.data?.pages.flatMap((page) => page.items)}
          rowKey={(row) => row.id}
          error={aliases.error}
          onRetry={() => void aliases.refetch()}
          more={{ available: aliases.hasNextPage, loading: aliases.isFetchingNextPage, load: () => void aliases.fetchNextPage() }}
          empty={
            <EmptyState icon={AtSign} title={t('emptyTitle')} actions={add}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
      {editing && <AliasDialog alias={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('deleteTitle', { address: leaving?.address ?? '' })}
        consequences={[t('deleteWhat')]}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() => {
          if (!leaving) return;
          removal.mutate(leaving.id, {
            onSuccess: () => {
              say.done(t('deleted', { address: leaving.address }));
              setLeaving(null);
            },
          });
        }}
      />
    </Page>
  );
}

/** Makes an alias, or changes where the one given delivers. */
function AliasDialog({ alias, onClose }: { alias: Alias | null; onClose: () => void }) {
  const t = useTranslations('mailboxes.alias');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const typed = useTypedAddress();
  const creation = useCreateAlias();
  const update = useUpdateAlias();
  const [targets, setTargets] = useState(alias?.targets.join('\n') ?? '');
  const error = creation.error ?? update.error;
  const named = fieldErrorWithin(error, 'address') ?? fieldErrorWithin(error, 'targets');
  const saved = (address: string) => {
    say.done(alias ? changes('done', { label: address }) : t('created', { address }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={alias ? t('editTitle', { address: alias.address }) : t('add')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { targets: linesOf(targets) };
          const options = { onSuccess: ({ address }: Alias) => saved(address) };
          if (alias) update.mutate({ id: alias.id, version: alias.version, ...body }, options);
          else creation.mutate({ address: typed.whole, ...body }, options);
        }}
      >
        {!alias && <AddressField label={t('address')} typed={typed} error={fieldErrorWithin(error, 'address')} />}
        <TextAreaField
          label={t('targets')}
          hint={t('targetsHint')}
          rows={3}
          mono
          required
          spellCheck={false}
          value={targets}
          onChange={(event) => setTargets(event.target.value)}
          error={fieldErrorWithin(error, 'targets')}
        />
        <ProblemNote error={named ? null : error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={creation.isPending || update.isPending}>
            {alias ? ui('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
