'use client';

import { useTranslations } from 'next-intl';
import { TabLinks } from '@/ui/tab-links';

export function MailboxTabs() {
  const t = useTranslations('mailboxes');
  const lists = useTranslations('lists');
  const groups = useTranslations('groups');
  const simulator = useTranslations('simulator');
  const retention = useTranslations('retention');
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { href: '/mailboxes', label: t('list') },
        { href: '/mailboxes/aliases', label: t('aliases') },
        { href: '/mailboxes/lists', label: lists('title') },
        { href: '/mailboxes/groups', label: groups('title') },
        { href: '/mailboxes/simulator', label: simulator('title') },
        { href: '/mailboxes/import', label: t('importCsv') },
        { href: '/mailboxes/retention', label: retention('title') },
        { href: '/mailboxes/deleted', label: t('trash.title') },
      ]}
    />
  );
}
