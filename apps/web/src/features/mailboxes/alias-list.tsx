'use client';

import { AtSign, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import type { Alias } from '@/api/types';
import { useDomains } from '@/features/domain/queries';
import { useMay } from '@/features/session/session';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { Dialog, DialogActions } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { TextAreaField, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { StateBadge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { MailboxTabs } from './mailbox-tabs';
import { useAliases, useCreateAlias, useDeleteAlias } from './queries';

export function AliasList() {
  const t = useTranslations('mailboxes.alias');
  const ui = useTranslations('ui');
  const boxes = useTranslations('mailboxes');
  const changes = useTranslations('changes');
  const say = useToasts();
  const mayCreate = useMay('mailbox:create');
  const mayDelete = useMay('mailbox:delete');
  const aliases = useAliases();
  const removal = useDeleteAlias();
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Alias | null>(null);

  const columns: Column<Alias>[] = [
    { id: 'address', header: t('address'), cell: (row) => <span className="font-medium">{row.address}</span> },
    { id: 'targets', header: t('targets'), cell: (row) => row.targets.join(', ') },
    {
      id: 'state',
      header: boxes('columns.state'),
      cell: (row) =>
        row.effective ? (
          <StateBadge state="active">{changes('active')}</StateBadge>
        ) : (
          <StateBadge state="saved">{changes('saved')}</StateBadge>
        ),
      className: 'w-px',
    },
    {
      id: 'acts',
      header: <span className="sr-only">{ui('moreActs')}</span>,
      cell: (row) =>
        mayDelete && (
          <IconButton label={t('deleteTitle', { address: row.address })} onClick={() => setLeaving(row)}>
            <Trash2 aria-hidden />
          </IconButton>
        ),
      className: 'w-px',
    },
  ];
  const add = mayCreate && (
    <Button look="primary" onClick={() => setCreating(true)}>
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
      <CreateAliasDialog open={creating} onClose={() => setCreating(false)} />
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

function CreateAliasDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('mailboxes.alias');
  const ui = useTranslations('ui');
  const say = useToasts();
  const domains = useDomains();
  const creation = useCreateAlias();
  const domain = domains.data?.[0]?.name ?? '';
  return (
    <Dialog open={open} onClose={onClose} title={t('add')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const typed = String(form.get('address')).trim();
          const address = typed.includes('@') ? typed : `${typed}@${domain}`;
          const targets = String(form.get('targets'))
            .split(/[\n,;]/)
            .map((line) => line.trim())
            .filter(Boolean);
          creation.mutate(
            { address, targets },
            {
              onSuccess: () => {
                say.done(t('created', { address }));
                onClose();
              },
            },
          );
        }}
      >
        <TextField
          label={t('address')}
          name="address"
          suffix={`@${domain}`}
          required
          autoFocus
          autoCapitalize="none"
          spellCheck={false}
          error={fieldErrorWithin(creation.error, 'address')}
        />
        <TextAreaField
          label={t('targets')}
          name="targets"
          hint={t('targetsHint')}
          rows={3}
          mono
          required
          spellCheck={false}
          error={fieldErrorWithin(creation.error, 'targets')}
        />
        <ProblemNote error={creation.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={creation.isPending}>
            {t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
