'use client';

import { Plus, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Group } from '@/api/types';
import { EffectiveBadge } from '@/features/changes/change-state';
import { MailboxTabs } from '@/features/mailboxes/mailbox-tabs';
import { useMay } from '@/features/session/session';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { NameDialog } from './name-dialog';
import { useCreateGroup, useGroups } from './queries';

export function GroupsPage() {
  const t = useTranslations('groups');
  const boxes = useTranslations('mailboxes');
  const say = useToasts();
  const router = useRouter();
  const mayUpdate = useMay('filter:update');
  const groups = useGroups();
  const creation = useCreateGroup();
  const [adding, setAdding] = useState(false);

  const columns: Column<Group>[] = [
    { id: 'name', header: t('name'), cell: (row) => <span className="font-medium break-words">{row.name}</span> },
    { id: 'members', header: t('members'), cell: (row) => t('memberCount', { n: row.members }) },
    {
      id: 'rules',
      header: t('rules'),
      cell: (row) => <span className="text-ink-2">{t(row.hasFilters ? 'withRules' : 'withoutRules')}</span>,
    },
    {
      id: 'state',
      header: boxes('columns.state'),
      cell: (row) => <EffectiveBadge effective={row.effective} />,
      className: 'w-px',
    },
  ];
  const add = mayUpdate && (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  const rows = groups.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={boxes('title')} purpose={`${t('purpose')} ${t('precedence')}`} actions={rows?.length ? add : null}>
      <MailboxTabs />
      <Panel flush>
        <DataTable
          {...paged(groups)}
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/mailboxes/groups/${row.id}`}
          empty={
            <EmptyState icon={UsersRound} title={t('emptyTitle')} actions={add}>
              {t('emptyText')}
            </EmptyState>
          }
        />
      </Panel>
      {adding && (
        <NameDialog
          title={t('add')}
          act={t('add')}
          busy={creation.isPending}
          error={creation.error}
          onClose={() => {
            creation.reset();
            setAdding(false);
          }}
          onName={(name) =>
            creation.mutate(name, {
              onSuccess: ({ group }) => {
                say.done(t('created', { name: group.name }));
                router.push(`/mailboxes/groups/${group.id}`);
              },
            })
          }
        />
      )}
    </Page>
  );
}
