'use client';

import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { Mailbox } from '@/api/types';
import { type AppPasswordDoor, AppPasswords } from '@/features/devices/app-passwords';
import { ConnectionTest } from '@/features/devices/connection-test';
import { DeviceLinkButton } from '@/features/devices/device-link';
import { SetUp } from '@/features/devices/set-up';
import { useOverview } from '@/features/home/queries';
import { useMay, useTenant } from '@/features/session/session';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { MailboxFrame } from './mailbox-frame';
import { WaysInPanel } from './ways-in';

export function MailboxDevices({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <DevicesTab mailbox={mailbox} />}</MailboxFrame>;
}

function DevicesTab({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('devices');
  const overview = useOverview();
  const mayUpdate = useMay('mailbox:update');
  const door = useAppPasswordDoor(mailbox.id);
  const doors = useSetUpDoors(mailbox.id);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {overview.error && !overview.data ? (
        <Panel>
          <LoadError error={overview.error} onRetry={() => void overview.refetch()} />
        </Panel>
      ) : (
        <SetUp
          address={mailbox.address}
          host={overview.data?.hosts.mail}
          ways={mailbox.protocols}
          actions={mayUpdate && <DeviceLinkButton door={doors.link} />}
        />
      )}
      <div className="flex min-w-0 flex-col gap-5">
        <WaysInPanel mailbox={mailbox} />
        <AppPasswords door={door} mayChange={mayUpdate} />
        {mayUpdate && <ConnectionTest run={doors.test} />}
        <Panel title={t('which')}>
          <p className="text-ink-2">{t('whichText')}</p>
          <p className="mt-2 text-ink-2">{t('assisted')}</p>
        </Panel>
      </div>
    </div>
  );
}

function useAppPasswordDoor(id: string): AppPasswordDoor {
  const { id: tenantId } = useTenant();
  const path = { tenantId, id };
  return {
    key: ['app-passwords', tenantId, id],
    list: () => unwrap(api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', { params: { path } })),
    create: ({ name }) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', { params: { path }, body: { name } })),
    remove: (appPasswordId) =>
      unwrap(
        api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords/{appPasswordId}', {
          params: { path: { ...path, appPasswordId } },
        }),
      ),
  };
}

function useSetUpDoors(id: string) {
  const { id: tenantId } = useTenant();
  const params = { path: { tenantId, id } };
  return {
    link: {
      create: ({ name }: { name: string }) =>
        unwrap(api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/device-links', { params, body: { name } })),
    },
    test: (password: string | undefined) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/connection-test', { params, body: { password } })),
  };
}
