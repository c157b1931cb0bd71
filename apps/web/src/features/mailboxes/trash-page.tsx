'use client';

import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DeletedMailbox } from '@/api/types';
import { useMay } from '@/features/session/session';
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
import { MailboxTabs } from './mailbox-tabs';
import { useDeletedMailboxes, useRestoreMailbox } from './queries';

const DAY_MS = 86_400_000;
const SOON_DAYS = 5;

export function TrashPage() {
  const t = useTranslations('mailboxes.trash');
  const boxes = useTranslations('mailboxes');
  const ui = useTranslations('ui');
  const say = useToasts();
  const mayRestore = useMay('mailbox:delete');
  const deleted = useDeletedMailboxes();
  const restoring = useRestoreMailbox();
  const [asking, setAsking] = useState<DeletedMailbox | null>(null);
  const [now] = useState(Date.now);
  const columns: Column<DeletedMailbox>[] = [
    {
      id: 'address',
      header: boxes('columns.address'),
      cell: (row) => (
        <>
          <span className="block font-medium break-all">{row.address}</span>
          {row.displayName && <span className="block text-sm text-ink-3">{row.displayName}</span>}
        </>
      ),
    },
    { id: 'when', header: t('when'), cell: (row) => <RelativeTime at={row.deletedAt} />, secondary: true },
    { id: 'who', header: t('who'), cell: (row) => row.deletedBy, secondary: true },
    {
      id: 'left',
      header: t('left'),
      cell: (row) => {
        const days = Math.max(0, Math.ceil((Date.parse(row.purgeAfter) - now) / DAY_MS));
        return <Badge tone={days <= SOON_DAYS ? 'warn' : 'plain'}>{t('days', { n: days })}</Badge>;
      },
      className: 'w-px',
    },
    {
      id: 'acts',
      header: <span className="sr-only">{ui('moreActs')}</span>,
      cell: (row) =>
        mayRestore && (
          <Button size="small" aria-label={t('restoreTitle', { address: row.address })} onClick={() => setAsking(row)}>
            <RotateCcw aria-hidden />
            {t('restore')}
          </Button>
        ),
      className: 'w-px',
    },
  ];
  return (
    <Page title={boxes('title')} purpose={t('purpose')}>
      <MailboxTabs />
      <Panel flush>
        <DataTable
          {...paged(deleted)}
          label={t('title')}
          columns={columns}
          rowKey={(row) => row.id}
          empty={
            <EmptyState icon={Trash2} title={t('emptyTitle')}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
      <ConsequenceDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('restoreTitle', { address: asking?.address ?? '' })}
        consequences={[t('restoreWhat'), t('restorePassword'), t('restoreMissed')]}
        act={t('restore')}
        busy={restoring.isPending}
        error={restoring.error}
        onConfirm={() =>
          asking &&
          restoring.mutate(asking.id, {
            onSuccess: () => {
              say.done(t('restored', { address: asking.address }));
              setAsking(null);
            },
          })
        }
      />
    </Page>
  );
}
