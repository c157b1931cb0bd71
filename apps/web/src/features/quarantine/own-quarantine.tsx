'use client';

import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { OwnMailbox } from '@/api/types';
import { PanelTabs } from '@/features/mailbox-panel/panel-tabs';
import { Page } from '@/ui/page';
import type { QuarantineDoor } from './door';
import { QuarantineList } from './quarantine-list';

const DOOR: QuarantineDoor = {
  key: ['mailbox', 'quarantine'],
  list: (query) => unwrap(api.GET('/v1/mailbox/quarantine', { params: { query } })),
  act: (ids, act) => unwrap(api.POST('/v1/mailbox/quarantine/acts', { body: { ids, act } })),
  look: (id) => unwrap(api.GET('/v1/mailbox/quarantine/{id}/content', { params: { path: { id } } })),
  lookAsksWhy: false,
  mayAct: true,
  several: false,
};

export function OwnQuarantine({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('quarantine');
  return (
    <Page title={mailbox.address} purpose={t('ownPurpose')}>
      <PanelTabs />
      <QuarantineList door={DOOR} />
    </Page>
  );
}
