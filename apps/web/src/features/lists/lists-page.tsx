'use client';

import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AddressTable } from '@/features/mailboxes/address-table';
import { ListDialog } from './list-dialog';
import { useDeleteList, useLists } from './queries';

export function ListsPage() {
  const t = useTranslations('lists');
  return (
    <AddressTable
      icon={Users}
      words={{
        title: t('title'),
        purpose: t('purpose'),
        add: t('add'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
        edit: (address) => t('editTitle', { address }),
        remove: (address) => t('deleteTitle', { address }),
        removed: (address) => t('deleted', { address }),
      }}
      columns={[
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
      ]}
      found={useLists()}
      removal={useDeleteList()}
      consequences={(row) => [t('deleteWhat'), t('deleteKeeps', { n: row.members.length })]}
      dialog={(row, onClose) => <ListDialog list={row} onClose={onClose} />}
    />
  );
}
