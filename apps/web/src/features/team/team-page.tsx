'use client';

import { useTranslations } from 'next-intl';
import { useMay, useSession, useTenant } from '@/features/session/session';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { People } from './people';
import { TeamTabs } from './team-tabs';

export function TeamPage() {
  const t = useTranslations('team');
  const { user } = useSession();
  const tenant = useTenant();
  const mayReadPeople = useMay('member:read');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <TeamTabs />
      {mayReadPeople && <People />}
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
