'use client';

import { useTranslations } from 'next-intl';
import { TabLinks } from '@/ui/tab-links';

const PAGES = ['activity', 'queue', 'deferred', 'bounces', 'containment', 'trace', 'log', 'explorer', 'statistics'] as const;

/** The pages of the SMTP Control Center, on top of each of them. */
export function SmtpTabs() {
  const t = useTranslations('smtp.tabs');
  return <TabLinks label={t('label')} tabs={PAGES.map((page) => ({ href: `/smtp/${page}`, label: t(page) }))} />;
}
