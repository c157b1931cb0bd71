'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '@/features/session/session';
import { TabLinks } from '@/ui/tab-links';

/** The parts of "Equipo y acceso" that one may see. */
export function TeamTabs() {
  const t = useTranslations('team');
  const mayReadKeys = useMay('apikey:read');
  const mayReadAudit = useMay('audit:read');
  const tabs = [
    { href: '/team', label: t('tabs.access') },
    ...(mayReadKeys ? [{ href: '/team/keys', label: t('tabs.keys') }] : []),
    ...(mayReadAudit ? [{ href: '/team/audit', label: t('tabs.audit') }] : []),
  ];
  return tabs.length > 1 ? <TabLinks label={t('tabs.label')} tabs={tabs} /> : null;
}
