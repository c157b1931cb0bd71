'use client';

import { useTranslations } from 'next-intl';
import { TabLinks } from '@/ui/tab-links';

export function MailboxTabs() {
  const t = useTranslations('mailboxes');
  const simulator = useTranslations('simulator');
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { href: '/mailboxes', label: t('list') },
        { href: '/mailboxes/aliases', label: t('aliases') },
        { href: '/mailboxes/simulator', label: simulator('title') },
        { href: '/mailboxes/import', label: t('importCsv') },
      ]}
    />
  );
}
