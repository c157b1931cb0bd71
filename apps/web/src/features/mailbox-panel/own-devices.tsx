'use client';

import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { OwnMailbox } from '@/api/types';
import { type AppPasswordDoor, AppPasswords } from '@/features/devices/app-passwords';
import { ConnectionTest } from '@/features/devices/connection-test';
import { DeviceLinkButton } from '@/features/devices/device-link';
import { SetUp } from '@/features/devices/set-up';
import { Page } from '@/ui/page';
import { PanelTabs } from './panel-tabs';

const DOOR: AppPasswordDoor = {
  key: ['mailbox', 'app-passwords'],
  confirms: true,
  list: () => unwrap(api.GET('/v1/mailbox/app-passwords')),
  create: ({ name, current }) => unwrap(api.POST('/v1/mailbox/app-passwords', { body: { name, current } })),
  remove: (appPasswordId) =>
    unwrap(api.DELETE('/v1/mailbox/app-passwords/{appPasswordId}', { params: { path: { appPasswordId } } })),
};

const LINK = {
  confirms: true,
  create: (body: { name: string; current: string }) => unwrap(api.POST('/v1/mailbox/device-links', { body })),
};
const test = (password: string | undefined) => unwrap(api.POST('/v1/mailbox/connection-test', { body: { password } }));

export function OwnDevices({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('mailboxPanel');
  return (
    <Page title={mailbox.address} purpose={t('devicesPurpose')}>
      <PanelTabs />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5 lg:order-2">
          <AppPasswords door={DOOR} mayChange />
          <ConnectionTest run={test} />
        </div>
        <SetUp
          address={mailbox.address}
          host={mailbox.hosts.mail}
          ways={mailbox.protocols}
          actions={<DeviceLinkButton door={LINK} />}
        />
      </div>
    </Page>
  );
}
