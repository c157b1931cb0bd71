'use client';

import { useTranslations } from 'next-intl';
import { TabLinks } from '@/ui/tab-links';

export function PanelTabs() {
  const t = useTranslations('mailboxPanel.tabs');
  return (
    <TabLinks
      label={t('label')}
      tabs={[
        { href: '/mailbox', label: t('access') },
        { href: '/mailbox/devices', label: t('devices') },
        { href: '/mailbox/filters', label: t('filters') },
        { href: '/mailbox/quarantine', label: t('quarantine') },
        { href: '/mailbox/absence', label: t('absence') },
      ]}
    />
  );
}
