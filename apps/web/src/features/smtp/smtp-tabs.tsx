'use client';

import { useTranslations } from 'next-intl';
import { useTenantOrNone } from '@/features/session/session';
import { TabLinks } from '@/ui/tab-links';
import { useMailSource } from './mail-source';

const PAGES = [
  'activity',
  'queue',
  'deferred',
  'bounces',
  'bulk',
  'containment',
  'trace',
  'log',
  'explorer',
  'statistics',
] as const;

const STAFF_PAGES = ['activity', 'queue', 'bounces', 'trace'] as const;

/** The pages of the SMTP Control Center, on top of each of them; in the console those that go over all companies. */
export function SmtpTabs() {
  const t = useTranslations('smtp.tabs');
  const tenant = useTenantOrNone();
  const source = useMailSource();
  if (!tenant) {
    // The chosen company goes along from page to page.
    const company = 'query' in source && source.query.tenant ? `?company=${source.query.tenant}` : '';
    const tabs = STAFF_PAGES.map((page) => ({ href: `/console/mail/${page}`, query: company, label: t(page) }));
    return <TabLinks label={t('label')} tabs={[{ href: '/console/mail', label: t('companies') }, ...tabs]} />;
  }
  return <TabLinks label={t('label')} tabs={PAGES.map((page) => ({ href: `/smtp/${page}`, label: t(page) }))} />;
}
