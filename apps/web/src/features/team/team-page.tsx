'use client';

import { useTranslations } from 'next-intl';
import { useSession, useTenant } from '@/features/session/session';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { TeamTabs } from './team-tabs';

export function TeamPage() {
  const t = useTranslations('team');
  const { user } = useSession();
  const tenant = useTenant();
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <TeamTabs />
      <Panel title={t('me')}>
        <FactList
          facts={[
            { label: t('name'), value: user.name },
            { label: t('email'), value: user.email },
            { label: t('role'), value: t(`roles.${tenant.role}`) },
          ]}
        />
      </Panel>
    </Page>
  );
}
