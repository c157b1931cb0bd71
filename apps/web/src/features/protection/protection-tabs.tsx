'use client';

import { useTranslations } from 'next-intl';
import { TabLinks } from '@/ui/tab-links';

export function ProtectionTabs() {
  const t = useTranslations('protection.tabs');
  return (
    <TabLinks
      label={t('label')}
      tabs={[
        { href: '/protection', label: t('levels') },
        { href: '/protection/quarantine', label: t('quarantine') },
      ]}
    />
  );
}
